"""Nothing is called overdue that is not: against a clock on the wall that somebody looks at every quarter of an hour.

The second implementation is as slow and as plain as can be: it walks from quarter to quarter, asks of each whether it
counts, and strikes it off what is left.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hearth.core import clock as the_clock
from hearth.core.actors import System
from hearth.ground.rulebook import almanac, clocks
from hearth.ground.rulebook.calendar import Season, WorkingDays, YearPlan, china
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.reckoning import More, Rest, Span, reckon
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import MONDAY

QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
SEEDS = st.integers(0, 2**63)
BY = System("clock")


class History(NamedTuple):
    """What happened to a clock, all of it on the quarter."""

    plan: YearPlan
    allowed: Span
    start: datetime
    rests: list[Rest]
    more: list[More]
    now: datetime


def quarters_used(history: History, until: datetime) -> int:
    """How many quarters have counted: one after the other is looked at."""
    moment, used = history.start, 0
    while moment < until:
        is_resting = any(rest.since <= moment < rest.until for rest in history.rests)
        used += counts(history, moment) and not is_resting
        moment += QUARTER
    return used


def counts(history: History, moment: datetime) -> bool:
    """By the wall every quarter does; else only those in which offices are open."""
    if history.allowed.unit == "h":
        return True
    spans = history.plan.spans_on(moment.date())
    return history.plan.is_working(moment.date()) and any(begins <= moment.time() < ends for begins, ends in spans)


def obviously_overdue(history: History) -> bool:
    """It has been given so many hours; they are used up, some of the time is over, and it does not stand still."""
    if any(rest.since <= history.now < rest.until for rest in history.rests):
        return False
    hours = history.allowed.amount + sum(each.span.amount for each in history.more if each.at <= history.now)
    return moment_used_up(history, 4 * hours) < history.now


def moment_used_up(history: History, quarters: int) -> datetime:
    """Stopped at the very moment it is due, with nothing left and not yet late, it is due when it goes on."""
    moment, left = history.start, quarters
    while left or any(rest.since <= moment < rest.until for rest in history.rests):
        is_resting = any(rest.since <= moment < rest.until for rest in history.rests)
        left -= counts(history, moment) and not is_resting
        moment += QUARTER
        if moment > history.now:
            return moment
    return moment


def invented(seed: int) -> History:
    """Anything that may happen in some days: holidays, odd hours, pauses, more time, and a moment to look."""
    chance = Random(seed)
    first = date(2026, 1, 1) + chance.randrange(350) * DAY
    near = [first + number * DAY for number in range(9)]
    edges = sorted(chance.sample(range(1, 24 * 4), 2 * chance.randint(1, 3)))
    hours = [time(edge // 4, edge % 4 * 15) for edge in edges]
    spans = tuple(zip(hours[::2], hours[1::2], strict=True))
    short = ((chance.randrange(7), spans[:1]),) if chance.random() < 0.3 else ()
    special = ((chance.choice(near), spans[-1:]),) if chance.random() < 0.3 else ()
    off, worked = frozenset(chance.sample(near, 3)), frozenset(chance.sample(near, 1))
    plan = YearPlan(off, worked, hours=(Season(1, 1, spans, short),), special=special)
    unit = chance.choice(["h", "wh"])
    start = at(first.year, first.month, first.day) + chance.randrange(96) * QUARTER
    rests, moment = [], start
    for _ in range(chance.randint(0, 3)):
        since = moment + chance.randrange(60) * QUARTER
        moment = since + chance.randrange(1, 150) * QUARTER
        rests.append(Rest(since, moment))
    now = start + chance.randrange(8 * 96) * QUARTER
    allowed = Span(chance.randint(1, 12), unit)
    history = History(plan, allowed, start, rests, [], now)
    return history._replace(more=given_in_time(chance, history))


def given_in_time(chance: Random, history: History) -> list[More]:
    """More time, granted before the first was used up and while it ran: that is when people ask for it."""
    moment = history.start + chance.randrange(20) * QUARTER
    is_resting = any(rest.since <= moment <= rest.until for rest in history.rests)
    if chance.random() < 0.5 or is_resting or quarters_used(history, moment) >= 4 * history.allowed.amount:
        return []
    return [More(moment, Span(chance.randint(1, 6), history.allowed.unit))]


def called_overdue(history: History) -> bool:
    """What the product says: due by what is over by now, and running."""
    calendar = WorkingDays(lambda year: history.plan)
    over = [rest for rest in history.rests if rest.until <= history.now]
    is_paused = any(rest.since <= history.now < rest.until for rest in history.rests)
    more = [each for each in history.more if each.at <= history.now]
    return not is_paused and reckon(history.allowed, history.start, calendar, over, more).due < history.now


@settings(max_examples=2500, deadline=None)
@given(seed=SEEDS)
@example(seed=142992446)  # stopped at the very moment it was due
def test_nothing_is_overdue_that_the_clock_on_the_wall_does_not_call_so_and_nothing_is_missed(seed):
    history = invented(seed)

    assert called_overdue(history) == obviously_overdue(history)


def test_the_invented_histories_are_overdue_about_as_often_as_not():
    found = [called_overdue(invented(seed)) for seed in range(300)]

    assert 60 < sum(found) < 240


@pytest.mark.parametrize("seed", range(12))
def test_the_database_calls_overdue_what_the_clock_on_the_wall_does(seed, started, yuhe):
    chance, told = Random(seed), []
    for number in range(6):
        since = MONDAY - chance.randrange(400) * QUARTER
        clock = started("referral.result_utilities", since=since, name=str(number))
        rests, moment = [], since
        for _ in range(chance.randint(0, 2)):
            begins = moment + chance.randrange(1, 60) * QUARTER
            moment = begins + chance.randrange(1, 90) * QUARTER
            clocks.pause(clock, "-", by=BY, at=begins)
            clocks.resume(clock, by=BY, at=moment)
            rests.append(Rest(begins, moment))
        now = max(moment, MONDAY)
        told.append((clock.pk, History(china(2026), Span(24, "h"), since, rests, [], now)))

    for key, history in told:
        overdue = Clock.objects.overdue(history.now).filter(pk=key).exists()
        assert overdue == obviously_overdue(history)


@pytest.mark.parametrize("year", range(1986, 1992))
@pytest.mark.parametrize("unit", ["h", "wh", "wd"])
def test_clocks_that_were_put_forward_and_back_lost_and_won_nothing(year, unit):
    calendar = WorkingDays(lambda _year: YearPlan())  # Shanghai had summer time in these years
    measure, chance = calendar.measure(unit), Random(f"{year}{unit}")

    for _ in range(40):
        start = at(year, 1, 1) + chance.randrange(365 * 96) * QUARTER
        span = chance.randrange(1, 400) * QUARTER
        assert measure.elapsed(start, measure.due(start, span)) == span


def test_an_hour_is_an_hour_in_the_night_the_clocks_go_forward():
    start = at(1990, 4, 14, 23, 0)

    due = WorkingDays().measure("h").due(start, timedelta(hours=12))

    assert due.timestamp() - start.timestamp() == 12 * 3600


def test_a_message_a_second_before_midnight_on_the_eve_of_spring_festival_is_read_within_three_days(yuhe):
    from hearth.ground.rulebook.deadlines import due
    from hearth.ground.rulebook.versions import in_force

    told = due(in_force().rule("message.ack"), at(2026, 2, 14, 23, 59, 59), almanac.calendar())

    assert told.moment == at(2026, 2, 17, 23, 59, 59)


def test_a_calendar_without_the_next_year_counts_its_weekdays_and_says_that_the_date_may_move(started):
    with the_clock.standing_at(at(2034, 12, 29, 17, 0)):
        clock = started("referral.confirm", since=at(2034, 12, 29, 17, 0))
        told = [str(fact.value) for fact in clocks.explain(clock).explain]

    assert clock.due_at > at(2035, 1, 1)
    assert any("2035" in words and "尚未公布" in words for words in told)
