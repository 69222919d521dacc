"""By when, for each step of a thread: every number of days is the rulebook's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hearth.ground.rulebook.almanac import calendar
from hearth.ground.rulebook.deadlines import Due, due
from hearth.ground.rulebook.versions import in_force

# which promise runs in which state
PROMISE = {
    "delivered": "message.ack",
    "reopened": "message.ack",
    "acknowledged": "message.reply_{tier}",
    "coordinating": "message.reply_{tier}",
    "need_info": "message.need_info",
    "replied": "message.rating",
    "held": "message.held_decision",
}


def by_when(rule: str, start: datetime) -> Due:
    """The moment this promise falls due, with its explanation, by the rules and calendar of the congress in scope."""
    return due(in_force().rule(rule), start, calendar())


def deadline_in(state: str, since: datetime, tier: str = "ordinary") -> dict[str, Any]:
    """The columns that say by when a thread in this state must have moved on, and by which rule."""
    if rule := PROMISE.get(state, "").format(tier=tier):
        return {"due_at": by_when(rule, since).moment, "due_rule": rule, "due_from": since}
    return {"due_at": None, "due_rule": "", "due_from": None}


def explain(thread: Any) -> Due | None:
    """Why the thread is due when it is."""
    return by_when(thread.due_rule, thread.due_from) if thread.due_rule else None
