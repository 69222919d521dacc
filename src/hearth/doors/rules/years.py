"""The years of the calendar as pages tell them: how they stand, what is missing, and what was changed when."""

from __future__ import annotations

from typing import NamedTuple

from hearth.doors.rules.queries import names
from hearth.ground.rulebook import almanac, rearranging
from hearth.ground.rulebook.calendar import YearPlan, china
from hearth.ground.rulebook.models import CalendarYear
from hearth.ground.rulebook.rearranging import Changes

FIRST, LAST = 2001, 2099
MOST = 40


class Edit(NamedTuple):
    """One arrangement of a year: who made it, when, why, and what it changed."""

    row: CalendarYear
    who: str
    changes: Changes


def plan(year: int) -> YearPlan:
    """The year as it is arranged here now."""
    return almanac.calendar_at().plan_of(year)


def is_announced_since(year: int) -> bool:
    """Whether the country has announced what is still open here."""
    return plan(year).is_provisional and not china(year).is_provisional


def history(year: int) -> list[Edit]:
    """Every arrangement of this year, the newest first."""
    rows = list(CalendarYear.objects.filter(year=year).order_by("number")[:MOST])
    people = names([row.set_by for row in rows])
    before, edits = china(year), []
    for row in rows:
        edits.append(Edit(row, people.get(row.set_by, ""), rearranging.changes(before, row.plan)))
        before = row.plan
    return edits[::-1]
