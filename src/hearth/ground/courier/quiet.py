"""Hours in which nobody is woken, and the hour at which the news of a day is gathered. Plain sums, told the moment."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import NamedTuple


class Quiet(NamedTuple):
    """From one time of the day to another, perhaps over midnight. The same twice means: never quiet."""

    begins: time
    ends: time

    def holds_at(self, at: time) -> bool:
        """Whether it is quiet at this time of the day."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def over_at(self, local: datetime) -> datetime:
        """When it is over, for a moment at which it holds; that very moment where it does not."""
        if not self.holds_at(local.time()):
            return local
        return next_time(local, self.ends)


def next_time(local: datetime, at: time) -> datetime:
    """The next moment, after this one, at which the clock on the wall shows this time."""
    today = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today > local else today + timedelta(days=1)


def hours(written: str) -> Quiet | None:
    """From a setting such as 22:00-07:00; None where none are set."""
    begins, _, ends = written.partition("-")
    return Quiet(time.fromisoformat(begins), time.fromisoformat(ends)) if ends else None
