"""What a change of rules or calendar would do to what runs, said before anybody confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hearth.ground.rulebook.allowances import all_promises
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.histories import histories_of
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.trial import due_under

MOST = 10_000  # a page waits a quarter of a second for these


class Outlook(NamedTuple):
    """How many would move, to sooner or to later, and how many would be late at once."""

    looked_at: int = 0
    sooner: int = 0
    later: int = 0
    late_at_once: int = 0
    is_all: bool = True

    def beside(self, other: Outlook) -> Outlook:
        """Both counted together."""
        pairs = zip(self[:-1], other[:-1], strict=True)
        return Outlook(*map(sum, pairs), is_all=self.is_all and other.is_all)


def outlook(profile: Profile, calendar: WorkingDays, now: datetime, most: int = MOST) -> Outlook:
    """For every clock that runs, those due next first: the date it has, and the one it would have."""
    found = list(Clock.objects.open().order_by("due_at", "id")[: most + 1])
    promises, histories = all_promises(), histories_of([clock.pk for clock in found[:most]])
    running = [clock for clock in found[:most] if clock.paused_since is None]
    new = (due_under(clock, profile, calendar, promises, histories[clock.pk]) for clock in running)
    dates = [(clock.due_at, due or clock.due_at) for clock, due in zip(running, new, strict=True)]
    return counted(dates, now, is_all=len(found) <= most)


def counted(dates: Iterable[tuple[datetime, datetime]], now: datetime, *, is_all: bool) -> Outlook:
    """Old and new dates, counted by what they mean."""
    pairs = list(dates)
    late = sum(new < now <= old for old, new in pairs)
    return Outlook(len(pairs), sum(new < old for old, new in pairs), sum(old < new for old, new in pairs), late, is_all)
