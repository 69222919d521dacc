"""The days on which offices work: weekdays, less the festivals, plus the weekends worked in exchange (调休).

And the hours in which they do, several spans a day, from a day of the year on: many places keep other hours in summer.
"""

from bisect import bisect_right
from calendar import isleap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import takewhile
from typing import Any, NamedTuple

from hearth.ground.rulebook.working_time import SHANGHAI, WALL, Measure, Span, WorkingTime

SATURDAY = 5
ONE_DAY = timedelta(days=1)


Hours = tuple[tuple[time, time], ...]


class Season(NamedTuple):
    """From this day of the year on, offices open in these spans of the day; on some weekdays in others."""

    month: int
    day: int
    spans: Hours
    on: tuple[tuple[int, Hours], ...] = ()  # Monday is 0

    def spans_on(self, weekday: int) -> Hours:
        """The hours of this weekday."""
        return dict(self.on).get(weekday, self.spans)

    def first_in(self, year: int) -> date:
        """The day of this year on which it begins."""
        is_short = (self.month, self.day) == (2, 29) and not isleap(year)
        return date(year, self.month, self.day - is_short)


ALL_YEAR = (Season(1, 1, ((time(8, 30), time(12)), (time(14, 30), time(18)))),)


@dataclass(frozen=True)
class YearPlan:
    """One year as arranged: weekdays off, weekends worked, and whether the arrangement is still to be announced."""

    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()
    is_provisional: bool = False
    hours: tuple[Season, ...] = ALL_YEAR
    special: tuple[tuple[date, Hours], ...] = ()  # days with hours of their own

    def is_working(self, day: date) -> bool:
        return day in self.days_worked or (day.weekday() < SATURDAY and day not in self.days_off)

    def spans_on(self, day: date) -> Hours:
        """When offices are open on a day they work."""
        if (own := self._own.get(day)) is not None:
            return own
        begun = [season for season in self.hours if (season.month, season.day) <= (day.month, day.day)]
        return (begun[-1] if begun else self.hours[0]).spans_on(day.weekday())

    @cached_property
    def _own(self) -> dict[date, Hours]:
        return dict(self.special)


@cache
def china(year: int) -> YearPlan:
    """What the State Council announced for the year; before it has, the festivals the law itself names."""
    # a third of a second, which a page that asks for no deadline need not pay
    from holidays.countries.china import China

    # a weekend at the end of December may be worked in exchange for a day of the next year
    told: Any = China(years=(year, year + 1))  # type: ignore[no-untyped-call,unused-ignore]
    return YearPlan(
        days_off=frozenset(day for day in told if day.year == year),
        days_worked=frozenset(day for day in told.weekend_workdays if day.year == year),
        is_provisional=year not in told.special_public_holidays,
    )


@cache
def festivals(year: int, language: str) -> dict[date, str]:
    """What the country's festivals are called; a day off in exchange has no name."""
    from holidays.countries.china import China

    spoken = "en_US" if language == "en" else "zh_CN"
    told: Any = China(years=year, language=spoken)  # type: ignore[no-untyped-call,unused-ignore]
    names = {day: str(name) for day, name in told.items() if day.year == year}
    return {day: name for day, name in names.items() if not name.startswith(("休息日", "Day off"))}


class WorkingDays:
    """A calendar that can count: the n-th working day is looked up in the year's list, not walked to."""

    def __init__(self, plan_of: Callable[[int], YearPlan] = china, number: int = 0) -> None:
        self.plan_of, self.number = plan_of, number
        self._years: dict[int, list[date]] = {}

    def is_working(self, day: date) -> bool:
        return self.plan_of(day.year).is_working(day)

    def is_provisional(self, year: int) -> bool:
        return self.plan_of(year).is_provisional

    def measure(self, unit: str) -> Measure:
        """What passes while a promise in this unit runs."""
        return {"wd": self._whole_days, "wh": self.office}.get(unit, WALL)

    @cached_property
    def office(self) -> WorkingTime:
        """Time that passes only in office hours."""
        return WorkingTime(self.office_hours)

    def add_working_days(self, moment: datetime, count: int) -> datetime:
        """The same clock time on the count-th working day after this one."""
        return datetime.combine(self.nth_after(moment.date(), count), moment.timetz())

    def nth_after(self, day: date, count: int) -> date:
        if count < 1:
            raise ValueError("working days are counted forward, from one")
        year, place = day.year, self._up_to(day) + count - 1
        while place >= len(self.days_in(year)):
            place -= len(self.days_in(year))
            year += 1
        return self.days_in(year)[place]

    def count_between(self, after: date, until: date) -> int:
        """How many working days lie after one day, up to and including another."""
        whole_years = sum(len(self.days_in(year)) for year in range(after.year, until.year))
        return whole_years + self._up_to(until) - self._up_to(after)

    def days_off_between(self, after: date, before: date) -> list[date]:
        """The days nobody works between two days, weekends included."""
        days = (after + n * ONE_DAY for n in range(1, (before - after).days))
        return [day for day in days if not self.is_working(day)]

    def office_hours(self, year: int) -> Iterator[Span]:
        """From when to when offices are open in a year, in order."""
        plan = self.plan_of(year)
        for day in self.days_in(year):
            for begins, ends in plan.spans_on(day):
                yield _at(day, begins), _at(day, ends)

    def days_in(self, year: int) -> list[date]:
        """The working days of a year, in order."""
        if year not in self._years:
            plan = self.plan_of(year)
            self._years[year] = [day for day in _days_of(year) if plan.is_working(day)]
        return self._years[year]

    @cached_property
    def _whole_days(self) -> WorkingTime:
        return WorkingTime(self._from_midnight_to_midnight, carries_over=True)

    def _from_midnight_to_midnight(self, year: int) -> Iterator[Span]:
        for day in self.days_in(year):
            yield _at(day, time.min), _at(day + ONE_DAY, time.min)

    def _up_to(self, day: date) -> int:
        return bisect_right(self.days_in(day.year), day)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=SHANGHAI)


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return list(takewhile(lambda day: day.year == year, (first + n * ONE_DAY for n in range(366))))
