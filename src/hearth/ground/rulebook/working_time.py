"""Time as offices count it: it passes while they are open and stands still while they are closed.

For each year a list of the spans of opening, with what has been counted up to the end of each. When something falls due
and how much has passed are then one search in that list each, and agree: `elapsed(start, due(start, x)) == x`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
NOTHING = timedelta(0)
YEARS_AHEAD = 100

Span = tuple[datetime, datetime]


class NeverOpen(ValueError):
    """Offices that never open again keep no promise."""


class Measure(Protocol):
    """A way of counting time: by the clock on the wall, or only while offices work."""

    def due(self, start: datetime, span: timedelta) -> datetime:
        """The first moment at which so much has passed since the start."""

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """How much has passed between two moments."""


class WallTime:
    """Every minute counts, also in a night in which the clocks are put forward or back."""

    def due(self, start: datetime, span: timedelta) -> datetime:
        return (start.astimezone(UTC) + span).astimezone(SHANGHAI)

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        return end.astimezone(UTC) - start.astimezone(UTC)


class _Year(NamedTuple):
    begins: list[int]
    ends: list[int]
    counted: list[int]

    @property
    def total(self) -> int:
        return self.counted[-1] if self.counted else 0


class WorkingTime:
    """Counts while offices are open, in whole microseconds.

    What is used up with the end of a span is due at that end; with `carries_over` it is due when the next one begins,
    as a working day counted to midnight ends where the next begins.
    """

    def __init__(self, open_in: Callable[[int], Iterable[Span]], *, carries_over: bool = False) -> None:
        self._open_in, self._carries_over = open_in, carries_over
        self._years: dict[int, _Year] = {}

    def due(self, start: datetime, span: timedelta) -> datetime:
        if span < NOTHING:
            raise ValueError("working time is counted forward")
        if not span:
            return start
        year, counted = self._place(start)
        wanted, first = counted + span // TICK, year
        while self._is_beyond(wanted, year):
            wanted -= self._year(year).total
            year += 1
            if year > first + YEARS_AHEAD:
                raise NeverOpen(f"no working time in the hundred years after {first}")
        return self._moment(wanted, self._year(year))

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        if end < start:
            return -self.elapsed(end, start)
        (first, before), (last, after) = self._place(start), self._place(end)
        years = sum(self._year(year).total for year in range(first, last))
        return (years + after - before) * TICK

    def _is_beyond(self, wanted: int, year: int) -> bool:
        total = self._year(year).total
        return wanted >= total if self._carries_over else wanted > total

    def _moment(self, wanted: int, year: _Year) -> datetime:
        place = (bisect_right if self._carries_over else bisect_left)(year.counted, wanted)
        before = year.counted[place - 1] if place else 0
        return (EPOCH + (year.begins[place] + wanted - before) * TICK).astimezone(SHANGHAI)

    def _place(self, moment: datetime) -> tuple[int, int]:
        """The year, and what was counted in it up to this moment."""
        number, at = moment.astimezone(SHANGHAI).year, (moment - EPOCH) // TICK
        year = self._year(number)
        place = bisect_right(year.begins, at) - 1
        if place < 0:
            return number, 0
        return number, year.counted[place] - max(0, year.ends[place] - at)

    def _year(self, number: int) -> _Year:
        if number not in self._years:
            self._years[number] = _counted(self._open_in(number))
        return self._years[number]


def _counted(spans: Iterable[Span]) -> _Year:
    year, total = _Year([], [], []), 0
    for begins, ends in spans:
        begin, end = (begins - EPOCH) // TICK, (ends - EPOCH) // TICK
        total += end - begin
        year.begins.append(begin)
        year.ends.append(end)
        year.counted.append(total)
    return year


WALL = WallTime()
