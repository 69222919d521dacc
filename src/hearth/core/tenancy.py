"""The wall between congresses, as the application builds it; `walls.py` builds it a second time in PostgreSQL.

A query outside a congress fails; inside one it is filtered; new rows take the congress from the scope. There is no
looking across: what must be done in every congress is done in one after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, Self
from uuid import UUID

from django.apps import apps
from django.db import models

from hearth.core.ids import uuid7


class Scope(Protocol):
    """The congress inside which something happens."""

    id: int
    slug: str


class NoCongress(RuntimeError):
    """Something asked for a congress's rows without saying which congress."""


# what PostgreSQL calls the congress in scope
SETTING = "hearth.congress"
_scope: ContextVar[Any] = ContextVar("congress", default=None)


def current() -> Any:
    """The congress in scope, or None on pages of the installation."""
    return _scope.get()


def current_id() -> int:
    """The key of the congress in scope; new rows take it."""
    if (scope := current()) is None:
        raise NoCongress("Nothing can be written outside a congress.")
    return int(scope.id)


def id_in_scope() -> int | None:
    """The same, or None on pages of the installation: for what may belong to no congress."""
    scope = current()
    return int(scope.id) if scope else None


@contextmanager
def inside(congress: Any) -> Iterator[None]:
    """Everything inside happens in this congress."""
    token = _scope.set(congress)
    try:
        yield
    finally:
        _scope.reset(token)


class TenantQuerySet(models.QuerySet[Any]):
    """Rows of one congress; apps add their words to it."""


class TenantManager(models.Manager.from_queryset(TenantQuerySet)):  # type: ignore[misc]
    """Every query is filtered by the congress in scope, or fails."""

    def get_queryset(self) -> TenantQuerySet:
        scope = _scope.get()
        if scope is None:
            raise NoCongress(f"{self.model.__name__} was asked for outside a congress.")
        rows: TenantQuerySet = super().get_queryset().filter(congress_id=scope.id)
        return rows

    @classmethod
    def of(cls, words: type[models.QuerySet[Any]]) -> Self:
        """A manager that filters by congress and speaks these words."""
        manager: Self = type(f"{words.__name__}Manager", (cls.from_queryset(words),), {})()
        return manager


class TenantModel(models.Model):
    """A row that belongs to one congress and is never seen from another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # No database constraint: the scope supplies the key, and a share lock on the congress's row by every
    # insert would make it the hottest row of the database.
    congress = models.ForeignKey(
        "congress.Congress",
        models.PROTECT,
        default=current_id,
        editable=False,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )

    objects: Any = TenantManager()
    personal: tuple[str, ...] = ()
    is_append_only = False  # such rows are written and read, and never changed
    has_an_end = False  # and of these, the worker takes away what has been kept for long enough

    class Meta:
        abstract = True
        base_manager_name = "objects"


def tenants() -> list[type[TenantModel]]:
    """Every kind of row that belongs to a congress."""
    return [model for model in apps.get_models() if issubclass(model, TenantModel)]


def known_id(value: str) -> UUID | None:
    """The identifier a path or form names, or None where it is none at all."""
    try:
        return UUID(value)
    except (ValueError, AttributeError, TypeError):
        return None
