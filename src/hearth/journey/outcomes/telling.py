"""What happens to a promise is written about the thread it was made in, and about every thread handled together."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.events import Event
from hearth.ground.audit.recording import record
from hearth.journey.casework.models import Strand
from hearth.journey.outcomes.models import Commitment


def told(event: Event, commitment: Commitment, /, *, by: By, **facts: Any) -> None:
    """One line about its thread, or suggestion; threads joined with it get an echo, which tells nobody twice."""
    facts = about(commitment) | facts
    record(event, commitment.thing, by=by, **facts)
    echo(event, commitment, by=by, **facts)


def echo(event: Event, commitment: Commitment, /, *, by: By, **facts: Any) -> None:
    """The same line about the threads handled together with it."""
    if commitment.thread_id is None:
        return
    matter = Strand.objects.filter(thread=commitment.thread_id, left_at=None).values("issue")
    others = Strand.objects.filter(issue__in=matter, left_at=None).exclude(thread=commitment.thread_id)
    for strand in others.select_related("thread"):
        record(event, strand.thread, by=by, is_echo=True, **facts)


def about(commitment: Commitment) -> dict[str, Any]:
    """What the ledger keeps of a promise: its number, its unit, and by when it is due."""
    clock = commitment.clock
    return {
        "commitment": commitment.code,
        "unit": commitment.unit.name_zh,
        "unit_en": commitment.unit.name_en,
        "due": clock.due_at.isoformat() if clock else None,
    }
