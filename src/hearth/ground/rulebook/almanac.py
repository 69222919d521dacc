"""The calendar of a congress: its own years where it has arranged them, and the country's where it has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from hearth.core import clock, tenancy
from hearth.core.remembered import Remembered
from hearth.core.remembering import Memory
from hearth.ground.rulebook.calendar import WorkingDays, YearPlan, china
from hearth.ground.rulebook.models.year import CalendarYear

AS_SET = Remembered(CalendarYear.objects.as_set_at, moment=datetime)
_current: Memory[WorkingDays] = Memory(seconds=5, most=64)
_counted: Memory[WorkingDays] = Memory(seconds=3600, most=64)


def calendar() -> WorkingDays:
    """The calendar of the congress in scope; a correction reaches every process within seconds."""
    return _current.recall(tenancy.current_id(), calendar_at)


def calendar_at(moment: datetime | None = None) -> WorkingDays:
    """The same as it stood at a moment, or as the database has it now."""
    years = {row.year: row for row in AS_SET.rows(moment=moment or clock.now())}
    number = max((row.number for row in years.values()), default=0)
    plans = {year: row.plan for year, row in years.items()}

    def plan_of(year: int) -> YearPlan:
        return plans.get(year) or _as_last_arranged(plans, year)

    # what was counted once for an edition of the calendar is never counted again
    return _counted.recall((tenancy.current_id(), number), lambda: WorkingDays(plan_of, number))


def unknown_years(now: datetime) -> list[int]:
    """This year and the next, where their days off are not announced or not entered yet."""
    this = timezone.localdate(now).year
    return [year for year in (this, this + 1) if calendar().is_provisional(year)]


def _as_last_arranged(plans: Mapping[int, YearPlan], year: int) -> YearPlan:
    """The country's days in the hours that were arranged here last: they do not end with the year."""
    before = max((arranged for arranged in plans if arranged < year), default=None)
    return china(year) if before is None else replace(china(year), hours=plans[before].hours)


def forget() -> None:
    """Look it up anew."""
    _current.forget()
    _counted.forget()
