"""Who may see which threads: what posts show, what a seal hides, and how one person stands to one thread."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.db.models.expressions import RawSQL

from hearth.core.actors import SUPERVISOR, By
from hearth.core.remembered import RememberedSql
from hearth.journey.contact.models.glass import Glass
from hearth.journey.contact.models.reader import Reader
from hearth.journey.contact.models.subject import Subject

UNDELIVERED = ("submitted", "held", "not_accepted", "redirected")


class Standing(NamedTuple):
    """How a person stands to a thread, whatever their posts are."""

    is_subject: bool
    is_reader: bool


class Sets(NamedTuple):
    """Threads that a person sees, or never sees, whatever their posts show: each as a query looks into it."""

    about: Any  # about this person
    named: Any  # sealed, and they were named to read them
    opened: Any  # an administrator broke the glass of these

    @classmethod
    def of(cls, user: UUID) -> Sets:
        """Each looked up where it is needed."""
        lent = (Reader.objects.filter(user=user), Glass.objects.open_to(user))
        return cls(*(rows.values("thread") for rows in (Subject.objects.naming(user), *lent)))

    @classmethod
    def once(cls, user: UUID) -> tuple[str, list[Any], Sets]:
        """The beginning of a statement of many parts, its parameters, and the sets that each part then looks into."""
        composed = [rows.query.sql_with_params() for rows in cls.of(user)]
        parts = [
            f"{name} (thread) AS MATERIALIZED ({sql})"
            for name, (sql, _params) in zip(cls._fields, composed, strict=True)
        ]
        looked_into = cls(
            RawSQL("SELECT thread FROM about", ()),
            RawSQL("SELECT thread FROM named", ()),
            RawSQL("SELECT thread FROM opened", ()),
        )
        return f"WITH {', '.join(parts)}", [param for _sql, params in composed for param in params], looked_into


def shown(actor: By, sets: Sets) -> Q:
    """What this person's posts show them: the open ones as staff, their deputy's, the sealed ones in the chair."""
    deputies = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    seen = Q(deputy__in=deputies, is_sealed=False) & ~Q(state__in=UNDELIVERED) if deputies else _lent(actor, sets)
    if "clerk" in actor.roles:
        seen |= Q(is_sealed=False) | _lent(actor, sets) if deputies else Q(is_sealed=False)
    if "leader" in actor.roles:
        seen |= Q(is_sealed=True)
    return seen | Q(is_sealed=True, is_referred_up=True) if SUPERVISOR in actor.roles else seen


def _lent(actor: By, sets: Sets) -> Q:
    """Sealed ones they were named a reader of, and the one an administrator broke the glass for."""
    named = Q(pk__in=sets.named)
    return named | Q(pk__in=sets.opened, is_sealed=False) if "admin" in actor.roles else named


def standing_of(thread: UUID, user: UUID) -> Standing:
    """Asked of the database in one small query."""
    return Standing(*_asking().tuples(thread=thread, user=user)[0])


@cache
def _asking() -> RememberedSql:
    def compose(thread: UUID, user: UUID) -> tuple[str, Any]:
        is_subject = Subject.objects.naming(user).filter(thread=thread).values("pk")[:1]
        is_reader = Reader.objects.filter(user=user, thread=thread).values("pk")[:1]
        parts = [rows.query.sql_with_params() for rows in (is_subject, is_reader)]
        return (
            f"SELECT {', '.join(f'EXISTS ({sql})' for sql, _params in parts)}",
            [param for _sql, params in parts for param in params],
        )

    return RememberedSql(compose, thread=UUID, user=UUID)
