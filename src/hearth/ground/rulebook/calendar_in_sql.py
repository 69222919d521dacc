"""A calendar as PostgreSQL is told of it: of some years the days that are worked and the times offices are open.

Moments are whole microseconds since 1970, so that nothing is rounded; days are numbered from there. Clocks in Shanghai
have stood eight hours before UTC since 1992: older years are not told.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import accumulate

from hearth.core.rows import array
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.working_time import EPOCH, TICK

STEADY_SINCE = 1992
YEARS_BACK, YEARS_AHEAD = 1, 2
DAY, EAST = timedelta(days=1) // TICK, timedelta(hours=8) // TICK
ONE_DAY = timedelta(days=1)
THE_FIRST = date(1970, 1, 1)

# of each day how many working days there were up to it; the working days; of each time offices were open its beginning
# and its end, what was counted up to its end, and what leads from a moment in it to what was counted by then
WORKED = """worked AS MATERIALIZED (
    SELECT %s::int[] AS upto, %s::int[] AS days, %s::bigint[] AS opens, %s::bigint[] AS shuts, %s::bigint[] AS counted,
        %s::bigint[] AS shift, %s::bigint AS since, %s::bigint AS until, {now} AS now
)"""


def worked(calendar: WorkingDays, year: int) -> list[str | int]:
    """What WORKED is told: this year, the one before it and two that follow."""
    years = range(max(STEADY_SINCE, year - YEARS_BACK), year + YEARS_AHEAD + 1)
    first, after = date(years.start, 1, 1), date(max(years.start, years.stop), 1, 1)
    working = [day for year in years for day in calendar.days_in(year)]
    opens, shuts = _office(calendar, years)
    counted = list(accumulate(end - begin for begin, end in zip(opens, shuts, strict=True)))
    shift = [passed - end for passed, end in zip(counted, shuts, strict=True)]
    since = max([_midnight(first), *opens[:1]])  # of what began before offices first opened too little would be known
    days = [_upto(first, after, set(working)), array(map(_number, working))]
    return [*days, *map(array, (opens, shuts, counted, shift)), since, _midnight(after)]


def _office(calendar: WorkingDays, years: range) -> tuple[list[int], list[int]]:
    spans = [span for year in years for span in calendar.office_hours(year)]
    return [_micros(begins) for begins, _ends in spans], [_micros(ends) for _begins, ends in spans]


def _upto(first: date, after: date, working: set[date]) -> str:
    """As an array whose places are the days themselves, from the eve of the first."""
    days = (first + n * ONE_DAY for n in range((after - first).days))
    counted = accumulate((day in working for day in days), initial=0)
    return f"[{_number(first) - 1}:{_number(after) - 1}]={array(counted)}"


def _micros(moment: datetime) -> int:
    return (moment - EPOCH) // TICK


def _number(day: date) -> int:
    return (day - THE_FIRST).days


def _midnight(day: date) -> int:
    return _number(day) * DAY - EAST
