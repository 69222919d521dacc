"""The calendar of a congress: its own years where it has arranged them, and the country's where it has not."""

from __future__ import annotations

from datetime import datetime

from hearth.core import clock, tenancy
from hearth.core.remembering import Memory
from hearth.ground.rulebook.calendar import WorkingDays, YearPlan, china
from hearth.ground.rulebook.models.year import CalendarYear

_current: Memory[WorkingDays] = Memory(seconds=5, most=64)
_counted: Memory[WorkingDays] = Memory(seconds=3600, most=64)


def calendar() -> WorkingDays:
    """The calendar of the congress in scope; a correction reaches every process within seconds."""
    return _current.recall(tenancy.current_id(), calendar_at)


def calendar_at(moment: datetime | None = None) -> WorkingDays:
    """The same as it stood at a moment, or as the database has it now."""
    years = {row.year: row for row in CalendarYear.objects.as_set_at(moment or clock.now())}
    number = max((row.number for row in years.values()), default=0)
    plans = {year: row.plan for year, row in years.items()}

    def plan_of(year: int) -> YearPlan:
        return plans.get(year) or china(year)

    # what was counted once for an edition of the calendar is never counted again
    return _counted.recall((tenancy.current_id(), number), lambda: WorkingDays(plan_of, number))


def forget() -> None:
    """Look it up anew."""
    _current.forget()
    _counted.forget()
