"""Working days and office hours as PostgreSQL counts them: `calendar` and `working_time` for many clocks at once.

Moments are whole microseconds since 1970, so that nothing is rounded. What reaches beyond the years that were told comes
out as NULL, and is for the caller to count one by one. Clocks in Shanghai have stood eight hours before UTC since 1992.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import accumulate

from hearth.core.rows import array
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.working_time import EPOCH, TICK

STEADY_SINCE = 1992
YEARS_BACK, YEARS_AHEAD = 1, 2
MINUTE = timedelta(minutes=1) // TICK
HOUR, ONE_DAY = 60 * MINUTE, timedelta(days=1)
DAY, EAST = 24 * HOUR, 8 * HOUR
THE_FIRST = date(1970, 1, 1)

# of each day how many working days there were up to it; the working days; of each time offices were open its beginning
# and its end, what was counted up to its end, and what leads from a moment in it to what was counted by then
WORKED = """worked AS MATERIALIZED (
    SELECT %s::int[] AS upto, %s::int[] AS days, %s::bigint[] AS opens, %s::bigint[] AS shuts, %s::bigint[] AS counted,
        %s::bigint[] AS shift, %s::bigint AS since, %s::bigint AS until, {now} AS now
)"""


def worked(calendar: WorkingDays, year: int) -> list[str | int]:
    """What WORKED is told: this year, one before it and two that follow."""
    years = range(max(STEADY_SINCE, year - YEARS_BACK), year + YEARS_AHEAD + 1)
    first, after = (date(year, 1, 1) for year in (years.start, max(years.start, years.stop)))
    working = [day for year in years for day in calendar.days_in(year)]
    opens, shuts = _office(calendar, years)
    counted = list(accumulate(end - begin for begin, end in zip(opens, shuts, strict=True)))
    shift = [passed - end for passed, end in zip(counted, shuts, strict=True)]
    # a clock that began before offices first opened is told of too little
    since = max([_midnight(first), *opens[:1]])
    days = array(map(_number, working))
    return [
        _upto(first, after, set(working)),
        days,
        *map(array, (opens, shuts, counted, shift)),
        since,
        _midnight(after),
    ]


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


def micros_of(moment: str) -> str:
    """A column of moments, as they are counted here."""
    return f"(extract(epoch FROM {moment}) * 1000000)::bigint"


def moment_of(micros: str) -> str:
    """And as PostgreSQL keeps them."""
    return f"('epoch'::timestamptz + ({micros}) * interval '1 microsecond')"


def added(start: str, amount: str, unit: str, over_holidays: str) -> str:
    """As `reckoning.add`."""
    earliest, next_day = f"{start} + {amount} * {HOUR}", _nth_after(start, "1")
    over = (
        f"CASE WHEN {_is_working(start)} AND {_is_working(earliest)} THEN {earliest} "
        f"WHEN {next_day} IS NOT NULL THEN least(greatest({next_day}, {earliest}), {start} + {over_holidays} * {HOUR}) END"
    )
    return (
        f"CASE {unit} WHEN 'wd' THEN {_nth_after(start, amount)} WHEN 'wh' THEN {_hours_later(start, amount)} "
        f"WHEN 'mo' THEN {_months_later(start, amount)} WHEN 'd' THEN {start} + {amount} * {DAY} "
        f"WHEN 'min' THEN {start} + {amount} * {MINUTE} "
        f"ELSE CASE WHEN {over_holidays} IS NULL THEN {earliest} ELSE {over} END END"
    )


def later(start: str, span: str, unit: str) -> str:
    """As `Measure.due`."""
    counted = f"{_counted(start, unit)} + {span}"
    return (
        f"CASE WHEN {span} = 0 THEN {start} ELSE CASE {unit} WHEN 'wd' THEN {_day_reached(counted)} "
        f"WHEN 'wh' THEN {_hour_reached(counted)} ELSE {counted} END END"
    )


def passed(start: str, end: str, unit: str) -> str:
    """As `Measure.elapsed`."""
    return f"({_counted(end, unit)} - {_counted(start, unit)})"


def _counted(moment: str, unit: str) -> str:
    """How much was counted up to a moment."""
    days, hours = _days_counted(moment), _hours_counted(moment)
    return f"(CASE {unit} WHEN 'wd' THEN {days} WHEN 'wh' THEN {hours} ELSE {moment} END)"


def _days_counted(moment: str) -> str:
    before, today = _upto_day(moment, -1), _upto_day(moment)
    return f"{before}::bigint * {DAY} + ({today} - {before}) * {_time(moment)}"


def _hours_counted(moment: str) -> str:
    place = f"width_bucket({moment}, {_told('opens')})"
    inside = f"least({moment}, {_told('shuts')}[{place}]) + {_told('shift')}[{place}]"
    return f"CASE WHEN {moment} < {_told('until')} THEN {inside} END"


def _day_reached(counted: str) -> str:
    return f"{_told('days')}[(({counted}) / {DAY})::int + 1]::bigint * {DAY} + mod({counted}, {DAY}) - {EAST}"


def _hour_reached(counted: str) -> str:
    return f"{counted} - {_told('shift')}[width_bucket({counted} - 1, {_told('counted')}) + 1]"


def _nth_after(moment: str, count: str) -> str:
    day = f"{_told('days')}[({_upto_day(moment)} + {count})::int]"
    return f"({day}::bigint * {DAY} + {_time(moment)} - {EAST})"


def _is_working(moment: str) -> str:
    return f"{_upto_day(moment)} > {_upto_day(moment, -1)}"


def _hours_later(start: str, hours: str) -> str:
    reached = _hour_reached(f"{_hours_counted(start)} + {hours} * {HOUR}")
    return f"CASE WHEN {hours} = 0 THEN {start} ELSE {reached} END"


def _months_later(start: str, months: str) -> str:
    here = "AT TIME ZONE 'Asia/Shanghai'"
    return micros_of(f"(({moment_of(start)} {here} + {months} * interval '1 month') {here})")


def _upto_day(moment: str, further: int = 0) -> str:
    return f"{_told('upto')}[(({moment} + {EAST}) / {DAY} + {further})::int]"


def _time(moment: str) -> str:
    return f"mod({moment} + {EAST}, {DAY})"


def _told(name: str) -> str:
    return f"worked.{name}"
