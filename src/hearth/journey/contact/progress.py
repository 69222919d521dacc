"""How far a message has come, in four steps a person can take in at a glance."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.words import day
from hearth.journey.contact.events import Happened

RECEIVED, HANDLED, ANSWERED, RATED = range(4)
NOW = {
    "submitted": RECEIVED,
    "delivered": RECEIVED,
    "acknowledged": HANDLED,
    "need_info": HANDLED,
    "coordinating": HANDLED,
    "reopened": HANDLED,
    "replied": RATED,
    "rated": RATED + 1,
    "closed": RATED + 1,
}
MARKS = {
    HANDLED: {Happened.ACKNOWLEDGED, Happened.HANDED_OVER, Happened.TAKEN_OVER, Happened.ASKED, Happened.REOPENED},
    ANSWERED: {Happened.REPLIED},
    RATED: {Happened.RATED, Happened.CLOSED},
}


class Stage(NamedTuple):
    """One of the four: its name, when it was reached, and how it looks."""

    name: str
    detail: str
    state: str


def steps(thread: Any, story: list[Any]) -> list[Stage]:
    """The four steps; none for a message that left the road, whose page says where it went."""
    if thread.state not in NOW:
        return []
    names = [_("Received"), _("Being handled"), _("Answered"), _rated(thread)]
    return [Stage(name, _reached(thread, story, n), _look(thread, n)) for n, name in enumerate(names)]


def _rated(thread: Any) -> str:
    return {"rated": _("You rated it"), "closed": _("Filed")}.get(thread.state, _("Your view"))


def _look(thread: Any, stage: int) -> str:
    current = NOW[thread.state]
    if stage == RECEIVED or stage < current:
        return "is-done"
    is_first_of_two = current == RECEIVED and stage == HANDLED  # it arrived; being handled is what comes now
    return "is-now" if stage == current or is_first_of_two else "is-next"


def _reached(thread: Any, story: list[Any], stage: int) -> str:
    if stage == RECEIVED:
        return day(thread.began_at, clock.now())
    if stage > NOW[thread.state] or (stage == ANSWERED and thread.state == "reopened"):
        return ""
    return _last([step.at for step in story if step.event in MARKS[stage]])


def _last(moments: list[datetime]) -> str:
    return day(moments[-1], clock.now()) if moments else ""
