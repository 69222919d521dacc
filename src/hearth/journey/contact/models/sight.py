"""Who may see which threads: what posts show, what a seal hides, and how one person stands to one thread."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

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


def shown(actor: By) -> Q:
    """What this person's posts show them: the open ones as staff, their deputy's, the sealed ones in the chair."""
    deputies = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    delivered = Q(deputy__in=deputies, is_sealed=False) & ~Q(state__in=UNDELIVERED)
    seen = delivered if deputies else _lent(actor)
    if "clerk" in actor.roles:
        seen |= Q(is_sealed=False) | _lent(actor)
    if "leader" in actor.roles:
        seen |= Q(is_sealed=True)
    return seen | Q(is_sealed=True, is_referred_up=True) if SUPERVISOR in actor.roles else seen


def _lent(actor: By) -> Q:
    """Sealed ones they were named a reader of, and the one an administrator broke the glass for."""
    named = Q(pk__in=Reader.objects.filter(user=actor.id).values("thread"))
    if "admin" not in actor.roles:
        return named
    return named | Q(pk__in=Glass.objects.open_to(actor.id).values("thread"), is_sealed=False)


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
