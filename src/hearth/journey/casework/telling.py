"""What happens to a referral is written about the thread, and about every thread handled together with it."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.events import Event
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks
from hearth.journey.casework.models import Referral


def told(event: Event, referral: Referral, *, by: By, **facts: Any) -> None:
    """One line about the thread it began in; the threads joined with it get an echo, which tells nobody twice."""
    facts = about(referral) | facts
    record(event, referral.thread, by=by, **facts)
    for strand in referral.issue.strands.filter(left_at=None).exclude(thread=referral.thread).select_related("thread"):
        record(event, strand.thread, by=by, is_echo=True, **facts)


def about(referral: Referral) -> dict[str, Any]:
    """What the ledger keeps of a referral: its number, its unit, and by when it is due."""
    clock = clocks.running(referral, "result")
    return {
        "referral": referral.code,
        "unit": referral.unit.name_zh,
        "unit_en": referral.unit.name_en,
        "due": clock.due_at.isoformat() if clock else None,
    }
