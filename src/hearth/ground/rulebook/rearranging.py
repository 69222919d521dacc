"""A year arranged otherwise: a day or a range off, worked, or kept to hours of its own; and what that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import NamedTuple

from hearth.ground.rulebook.calendar import SATURDAY, Hours, Season, YearPlan, china

OFF, WORKED, USUAL, HOURS = "off", "worked", "usual", "hours"
MOST_SPANS = 6
_BETWEEN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~至到]+\s*(\d{1,2}):(\d{2})")
_WIDE = str.maketrans("０１２３４５６７８９：，；、－", "0123456789:,,,-")


class BadHours(ValueError):
    """These are no hours of a day."""


class Changes(NamedTuple):
    """What one arrangement of a year says that another did not."""

    off: list[date]
    no_longer_off: list[date]
    worked: list[date]
    no_longer_worked: list[date]
    special: list[tuple[date, Hours]]
    no_longer_special: list[date]
    hours: tuple[Season, ...]
    is_announced: bool


def rearranged(plan: YearPlan, days: Iterable[date], how: str, hours: Hours = ()) -> YearPlan:
    """The same year with these days otherwise."""
    days = frozenset(days)
    weekend = frozenset(day for day in days if day.weekday() >= SATURDAY)
    off, worked = plan.days_off - days, plan.days_worked - days
    special = {day: spans for day, spans in plan.special if day not in days}
    if how == OFF:
        off |= days
    elif how == WORKED:
        worked |= weekend
    elif how == HOURS:
        worked |= weekend
        special |= dict.fromkeys(days, hours)
    return replace(plan, days_off=off, days_worked=worked, special=tuple(sorted(special.items())))


def announced(plan: YearPlan, year: int) -> YearPlan:
    """The year as the State Council has announced it, with the hours that were arranged here.

    Where this version of the platform does not know the announcement, what was entered by hand stands for it.
    """
    told = china(year)
    if told.is_provisional:
        return replace(plan, is_provisional=False)
    return replace(told, hours=plan.hours, special=plan.special)


def changes(before: YearPlan, now: YearPlan) -> Changes:
    """What the later of two arrangements changed."""
    had, has = dict(before.special), dict(now.special)
    return Changes(
        sorted(now.days_off - before.days_off),
        sorted(before.days_off - now.days_off),
        sorted(now.days_worked - before.days_worked),
        sorted(before.days_worked - now.days_worked),
        [(day, spans) for day, spans in sorted(has.items()) if had.get(day) != spans],
        sorted(had.keys() - has.keys()),
        now.hours if now.hours != before.hours else (),
        before.is_provisional and not now.is_provisional,
    )


def hours_of(typed: str) -> Hours:
    """The spans that somebody wrote as 08:30-12:00, 14:30-18:00; none where the day is closed."""
    told = typed.translate(_WIDE).strip()
    rest = _BETWEEN.sub("", told)
    if rest.strip(" ,;/"):
        raise BadHours(typed)
    spans = tuple(_span(*map(int, found)) for found in _BETWEEN.findall(told))
    edges = [edge for span in spans for edge in span]
    if len(spans) > MOST_SPANS or edges != sorted(set(edges)):
        raise BadHours(typed)
    return spans


def _span(hour: int, minute: int, until_hour: int, until_minute: int) -> tuple[time, time]:
    try:
        return time(hour, minute), time(until_hour, until_minute)
    except ValueError:
        raise BadHours(f"{hour}:{minute}-{until_hour}:{until_minute}") from None
