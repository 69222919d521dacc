"""Working days and office hours as PostgreSQL counts them: `reckoning.add` and `working_time` as expressions of SQL.

Moments are as `calendar_in_sql` has them, in columns or whatever stands for one. What reaches beyond the years that
were told comes out as NULL, and is for the caller to count one by one.
"""

from __future__ import annotations

from datetime import timedelta

from hearth.ground.rulebook.calendar_in_sql import DAY, EAST
from hearth.ground.rulebook.working_time import TICK

MINUTE, HOUR = timedelta(minutes=1) // TICK, timedelta(hours=1) // TICK


def micros_of(moment: str) -> str:
    """A column of moments, as they are counted here."""
    return f"(extract(epoch FROM {moment}) * 1000000)::bigint"


def moment_of(micros: str) -> str:
    """And as PostgreSQL keeps them."""
    return f"('epoch'::timestamptz + ({micros}) * interval '1 microsecond')"


def added(start: str, amount: str, unit: str, over_holidays: str) -> str:
    """As `reckoning.add`."""
    earliest, next_day = f"{start} + {amount} * {HOUR}", _nth_after(start, "1")
    bounded = f"least(greatest({next_day}, {earliest}), {start} + {over_holidays} * {HOUR})"
    over = (
        f"CASE WHEN {_is_working(start)} AND {_is_working(earliest)} THEN {earliest} "
        f"WHEN {next_day} IS NOT NULL THEN {bounded} END"
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
    place = f"width_bucket({moment}, {_of('opens')})"
    inside = f"least({moment}, {_of('shuts')}[{place}]) + {_of('shift')}[{place}]"
    return f"CASE WHEN {moment} < {_of('until')} THEN {inside} END"


def _day_reached(counted: str) -> str:
    return f"{_of('days')}[(({counted}) / {DAY})::int + 1]::bigint * {DAY} + mod({counted}, {DAY}) - {EAST}"


def _hour_reached(counted: str) -> str:
    return f"{counted} - {_of('shift')}[width_bucket({counted} - 1, {_of('counted')}) + 1]"


def _nth_after(moment: str, count: str) -> str:
    day = f"{_of('days')}[({_upto_day(moment)} + {count})::int]"
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
    return f"{_of('upto')}[(({moment} + {EAST}) / {DAY} + {further})::int]"


def _time(moment: str) -> str:
    return f"mod({moment} + {EAST}, {DAY})"


def _of(name: str) -> str:
    return f"worked.{name}"
