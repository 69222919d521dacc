"""A year as people hang it on the wall: twelve months of weeks, each day with what it is; and its days off in words."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook.calendar import SATURDAY, YearPlan, festivals

KINDS = {
    "work": _("working day"),
    "weekend": _("weekend"),
    "holiday": _("day off"),
    "worked": _("worked in exchange"),
    "special": _("other hours"),
}


class Day(NamedTuple):
    """One day of the year."""

    on: date
    kind: str
    name: str

    @property
    def is_working(self) -> bool:
        """Offices are open."""
        return self.kind in ("work", "worked", "special")


class Month(NamedTuple):
    """Its first day, its weeks from Monday on (no day where it belongs to another month), its working days."""

    first: date
    weeks: list[list[Day | None]]
    working: int


class Run(NamedTuple):
    """Days off in a row, and the festival among them."""

    first: date
    last: date
    name: str
    days: int


def months(year: int, plan: YearPlan) -> list[Month]:
    """The whole year."""
    names = festivals(year, get_language() or "")
    return [_month(year, number, plan, names) for number in range(1, 13)]


def runs(year: int, plan: YearPlan) -> list[Run]:
    """Its days off, those in a row together with the weekends between them."""
    names = festivals(year, get_language() or "")
    off = sorted({*plan.days_off, *(day for day in _days(year) if not plan.is_working(day))})
    return [
        Run(days[0], days[-1], _name_of(days, names), len(days))
        for days in in_a_row(off)
        if not plan.days_off.isdisjoint(days)
    ]


def _name_of(days: list[date], names: dict[date, str]) -> str:
    """The festival most of these days belong to: the eve of Spring Festival does not give it its name."""
    known = Counter(names[day] for day in days if day in names)
    return known.most_common(1)[0][0] if known else ""


def in_a_row(days: Iterable[date]) -> Iterator[list[date]]:
    """Days that follow one another, together."""
    for _key, run in groupby(enumerate(sorted(days)), key=lambda placed: placed[1].toordinal() - placed[0]):
        yield [day for _place, day in run]


def _month(year: int, number: int, plan: YearPlan, names: dict[date, str]) -> Month:
    weeks = [
        [_day(on, plan, names) if on.month == number else None for on in week]
        for week in Calendar().monthdatescalendar(year, number)
    ]
    return Month(date(year, number, 1), weeks, sum(day.is_working for week in weeks for day in week if day))


def _day(on: date, plan: YearPlan, names: dict[date, str]) -> Day:
    return Day(on, _kind(on, plan), names.get(on, ""))


def _kind(on: date, plan: YearPlan) -> str:
    if not plan.is_working(on):
        return "holiday" if on in plan.days_off else "weekend"
    if on in dict(plan.special):
        return "special"
    return "worked" if on.weekday() >= SATURDAY else "work"


def _days(year: int) -> Iterator[date]:
    return (
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
