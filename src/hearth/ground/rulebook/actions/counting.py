"""Counting anew what runs, after the rules or the calendar have changed."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import almanac, versions
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.recounting import BATCH, FIRST, Batch, Place, recount_some


@action("rulebook.recount")
def recount(congress: Any, *, by: By, after: Place = FIRST, most: int = BATCH) -> Batch:
    """Some hundred clocks that run by rules no longer in force are given the date they now have.

    Rules and calendar are read from the database itself: what a process remembers may be some seconds old.
    """
    profile, calendar = versions.looked_up(clock.now()), almanac.calendar_at()
    done = recount_some(profile, calendar, after, most)
    if done.moved:
        facts = {"count": done.moved, "version": profile.id, "calendar": calendar.number}
        record(Happened.RECOUNTED, congress.ref, by=by, **facts)
    return done
