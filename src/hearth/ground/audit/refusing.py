"""Tries that the policy refused become lines of the ledger, a few for each person and hour (D8)."""

from __future__ import annotations

from typing import Any

from hearth.core import tenancy, throttle
from hearth.core.encryption import keyed_hash
from hearth.core.tries import Try
from hearth.ground.audit.events import Happened
from hearth.ground.audit.recording import record

MOST_AN_HOUR, HOUR = 30, 3_600


class _Wanted:
    """What somebody reached for: named as it is, but kept out of its own story, which others read."""

    def __init__(self, thing: Any, congress: Any) -> None:
        self._meta = getattr(thing, "_meta", congress._meta)
        self.pk = congress.pk
        self.code = getattr(thing, "code", congress.code)


def write_down(tries: list[Try]) -> None:
    """Called when the page has been answered, so that no transaction that was undone takes these lines along."""
    for tried in tries if tenancy.current() else ():
        count = throttle.count(keyed_hash("tracking.refusals", str(tried.by.id))[:16], seconds=HOUR)
        if count <= MOST_AN_HOUR:
            thing = _Wanted(tried.thing, tenancy.current().ref)
            facts = {"is_last_of_hour": True} if count == MOST_AN_HOUR else {}
            record(Happened.REFUSED, thing, by=tried.by, action=tried.action, **facts)
