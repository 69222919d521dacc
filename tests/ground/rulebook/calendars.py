"""Calendars and moments as they may come: days off and worked in exchange anywhere, one to three spans a day.

The calendars are made once, from a fixed seed, so that thousands of cases share what has been counted in them.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from hypothesis import strategies as st

from hearth.ground.rulebook.calendar import Season, WorkingDays, YearPlan
from hearth.ground.rulebook.working_time import SHANGHAI

DAYS = [date(2025, 1, 1) + timedelta(days=n) for n in range(4 * 365)]
QUARTERS = [time(quarter // 4, quarter % 4 * 15) for quarter in range(96)]


def at(*moment: int) -> datetime:
    """A moment by the clock in Shanghai."""
    return datetime(*moment, tzinfo=SHANGHAI)  # type: ignore[misc, arg-type]


def invented(seed: int) -> WorkingDays:
    """A place with an odd calendar of its own."""
    chance = Random(seed)
    holiday = chance.randrange(len(DAYS) - 12)
    off = [*chance.sample(DAYS, 20), *DAYS[holiday : holiday + chance.randint(0, 12)]]
    seasons = [Season(1, 1, _spans(chance)), Season(chance.randint(2, 12), chance.randint(1, 28), _spans(chance))]
    hours = tuple(seasons[: chance.randint(1, 2)])
    plan = YearPlan(frozenset(off), frozenset(chance.sample(DAYS, 8)), hours=hours)
    return WorkingDays(lambda year: plan, seed)


def _spans(chance: Random) -> tuple[tuple[time, time], ...]:
    edges = sorted(chance.sample(QUARTERS, 2 * chance.randint(1, 3)))
    return tuple(zip(edges[::2], edges[1::2], strict=True))


CALENDARS = st.sampled_from([WorkingDays(), *map(invented, range(1, 60))])
MINUTE = 60_000_000
# whole minutes often, odd microseconds sometimes; whole numbers are drawn quickly
MICROSECONDS = st.one_of(
    st.integers(0, 2 * 365 * 24 * 60).map(MINUTE.__mul__), st.integers(0, 2 * 365 * 24 * 60 * MINUTE)
)
MOMENTS = MICROSECONDS.map(lambda number: at(2026, 1, 1) + timedelta(microseconds=number))


def spans(days: int) -> st.SearchStrategy[timedelta]:
    """Any length of time up to so many days."""
    return st.integers(0, days * 24 * 60 * MINUTE).map(lambda number: timedelta(microseconds=number))
