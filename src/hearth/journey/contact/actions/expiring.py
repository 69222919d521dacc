"""The night counts the years: what has stood here for its time goes, class by class, and the ledger says how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.models import Sighting
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.emptying import empty, forget_ways
from hearth.journey.contact.events import Happened
from hearth.journey.contact.retention import Due

MOST = 2000  # of one class in one night; a beginning with years of old matters takes several nights


@action("contact.expire")
def expire(congress: Any, due: Due, *, by: By) -> int:
    """Let go of the rows of one class whose time has come; answers how many."""
    key = "thread_id" if due.kind.startswith("contact") else "pk"
    keys = list(due.rows.values_list(key, flat=True)[:MOST])
    if keys:
        LET_GO[due.kind.partition("_")[0]](keys)
        record(Happened.EXPIRED, congress, by=by, kind=due.kind, count=len(keys), before=due.before.date().isoformat())
    return len(keys)


def _forget_sightings(keys: Sequence[UUID]) -> None:
    Sighting.objects.filter(pk__in=keys).delete()


LET_GO: dict[str, Callable[[Sequence[UUID]], None]] = {
    "contact": forget_ways,
    "words": empty,
    "sightings": _forget_sightings,
}
