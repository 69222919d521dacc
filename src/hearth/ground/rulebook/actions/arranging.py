"""How a year is arranged here: days off, days worked in exchange, office hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import almanac
from hearth.ground.rulebook.calendar import YearPlan
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import CalendarYear
from hearth.ground.rulebook.models.year import written_days, written_hours


@action("rulebook.set_year")
def set_year(congress: Any, year: int, plan: YearPlan, *, by: By, note: str = "") -> CalendarYear:
    """The year is arranged, or arranged anew. What was due by the old arrangement and is over stays as it was."""
    before = almanac.calendar_at().plan_of(year)
    last = CalendarYear.objects.aggregate(last=Max("number"))["last"] or 0
    row = CalendarYear(
        year=year,
        number=last + 1,
        days_off=sorted(plan.days_off),
        days_worked=sorted(plan.days_worked),
        is_provisional=plan.is_provisional,
        hours=written_hours(plan.hours),
        special=written_days(plan.special),
        note=note,
        set_at=clock.now(),
        set_by=by.id,
    )
    if record(Happened.YEAR_SET, row, by=by, new=[row], unless_taken=True, **_facts(year, before, plan)) is None:
        raise Stale()
    almanac.forget()
    return row


def _facts(year: int, before: YearPlan, plan: YearPlan) -> dict[str, Any]:
    """What is different from now on."""
    return {
        "year": year,
        "provisional": plan.is_provisional,
        "off": _dates(plan.days_off - before.days_off),
        "no_longer_off": _dates(before.days_off - plan.days_off),
        "worked": _dates(plan.days_worked - before.days_worked),
        "no_longer_worked": _dates(before.days_worked - plan.days_worked),
        "hours": written_hours(plan.hours) if plan.hours != before.hours else [],
        "special": written_days(plan.special) if plan.special != before.special else [],
    }


def _dates(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]
