"""The algebra of deadlines, against whatever calendar and history may come, and against a clock that simply ticks."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.ground.rulebook.calendar import Season, WorkingDays, YearPlan
from hearth.ground.rulebook.reckoning import More, Rest, Span, add, measure_of, reckon, whole
from tests.ground.rulebook.calendars import CALENDARS, MOMENTS, at, spans

MINUTE, HOUR, NOTHING = timedelta(minutes=1), timedelta(hours=1), timedelta(0)
MONDAY = at(2026, 11, 23, 10, 0)
CHINA = WorkingDays()
MANY = settings(max_examples=1000, deadline=None)
ALLOWED = st.tuples(st.integers(1, 20), st.sampled_from(["h", "wh", "d", "wd", "mo"])).map(lambda told: Span(*told))
WEEK = spans(days=7)


def life(start, stretches, given):
    """What may happen to a clock: pauses one after another, now and then more time."""
    moment, rests = start, []
    for ran, rested in stretches:
        rests.append(Rest(moment + ran, moment + ran + rested))
        moment = rests[-1].until
    return start, rests, [More(start + 4 * ago, span) for ago, span in given]


def short_months(more):
    """A month after the 30th of March and after the 31st is the 30th of April: their times of day may change places."""
    return timedelta(days=1) if any(given.span.unit == "mo" for given in more) else NOTHING


LIVES = st.tuples(
    MOMENTS,
    st.lists(st.tuples(WEEK, WEEK), max_size=4),
    st.lists(st.tuples(WEEK, ALLOWED), max_size=2),
).map(lambda told: life(*told))


@pytest.mark.parametrize(
    ("span", "due"),
    [
        (Span(1, "mo"), at(2026, 12, 23, 10, 0)),
        (Span(3, "mo"), at(2027, 2, 23, 10, 0)),
        (Span(14, "mo"), at(2028, 1, 23, 10, 0)),
        (Span(90, "min"), at(2026, 11, 23, 11, 30)),
        (Span(4, "wh"), at(2026, 11, 23, 16, 30)),
    ],
)
def test_a_span_is_counted_in_its_own_unit(span, due):
    assert add(MONDAY, span, CHINA) == due


def test_a_month_after_the_last_of_january_is_the_last_of_february():
    assert add(at(2027, 1, 31, 9, 0), Span(1, "mo"), CHINA) == at(2027, 2, 28, 9, 0)


def test_more_time_on_a_day_nobody_works_is_counted_from_the_next_working_day():
    given = reckon(Span(24, "h"), at(2026, 11, 27, 10, 0), CHINA, more=[More(MONDAY, Span(1, "wd"))])

    assert given.due == at(2026, 12, 1, 0, 0)


@pytest.mark.parametrize(("until", "due"), [(21, at(2026, 11, 28, 15, 0)), (48 + 20, at(2026, 11, 29, 20, 0))])
def test_what_was_given_hours_by_the_wall_keeps_them_while_offices_are_closed(until, due):
    friday = at(2026, 11, 27, 16, 0)
    more = [More(friday + HOUR, Span(21, "h"))]

    evening = Rest(friday + 4 * HOUR, at(2026, 11, 27, 0, 0) + until * HOUR)

    assert reckon(Span(2, "wh"), friday, CHINA, more=more).due == at(2026, 11, 28, 15, 0)
    assert reckon(Span(2, "wh"), friday, CHINA, [evening], more).due == due


def test_overlapping_pauses_count_once():
    twice = [Rest(MONDAY + HOUR, MONDAY + 5 * HOUR), Rest(MONDAY + 2 * HOUR, MONDAY + 4 * HOUR)]

    assert reckon(Span(10, "h"), MONDAY, CHINA, twice).due == MONDAY + 14 * HOUR


@MANY
@given(calendar=CALENDARS, allowed=ALLOWED, life=LIVES)
def test_what_runs_outside_pauses_is_what_was_allowed(calendar, allowed, life):
    start, rests, _more = life
    measure = measure_of(allowed, calendar)

    standing = reckon(allowed, start, calendar, rests)

    assert whole(standing, measure) == measure.elapsed(start, add(start, allowed, calendar))
    ran, since = NOTHING, start
    for rest in rests:
        ran, since = ran + measure.elapsed(since, min(rest.since, max(since, standing.due))), rest.until
    if since <= standing.due:
        assert ran + measure.elapsed(since, standing.due) == whole(standing, measure)


@MANY
@given(calendar=CALENDARS, allowed=ALLOWED, life=LIVES)
def test_no_pause_makes_anything_due_sooner(calendar, allowed, life):
    start, rests, more = life

    dues = [reckon(allowed, start, calendar, rests[:number], more).due for number in range(len(rests) + 1)]

    assert all(sooner <= later + short_months(more) for sooner, later in pairwise(dues))


def test_a_pause_may_move_what_a_month_is_added_to_over_the_days_a_short_month_lacks():
    start, more = at(2026, 1, 30, 14, 5), [More(at(2026, 1, 30, 14, 30), Span(1, "mo"))]
    rest = Rest(start, at(2026, 1, 31, 8, 0))

    assert reckon(Span(1, "h"), start, CHINA, [], more).due == at(2026, 2, 28, 15, 5)
    assert reckon(Span(1, "h"), start, CHINA, [rest], more).due == at(2026, 2, 28, 9, 0)


@MANY
@given(calendar=CALENDARS, allowed=ALLOWED, life=LIVES)
def test_a_promise_is_late_at_the_end_of_a_pause_only_if_it_was_at_its_beginning(calendar, allowed, life):
    start, rests, _more = life

    for number, rest in enumerate(rests):
        before = reckon(allowed, start, calendar, rests[:number]).due
        after = reckon(allowed, start, calendar, rests[: number + 1]).due
        assert (after < rest.until) == (before < rest.since) or rest.since == rest.until
        assert before >= rest.since or after == before


@MANY
@given(calendar=CALENDARS, allowed=ALLOWED, life=LIVES, place=st.integers(0, 3))
def test_a_pause_of_no_length_changes_nothing(calendar, allowed, life, place):
    start, rests, more = life
    moment = start + place * timedelta(days=5)

    still = reckon(allowed, start, calendar, [*rests, Rest(moment, moment)], more)

    assert still.due == reckon(allowed, start, calendar, rests, more).due


@MANY
@given(calendar=CALENDARS, allowed=ALLOWED, life=LIVES, more=st.integers(1, 5))
def test_whoever_is_allowed_more_is_never_due_sooner(calendar, allowed, life, more):
    start, rests, extensions = life

    first = reckon(allowed, start, calendar, rests, extensions).due
    longer = reckon(allowed._replace(amount=allowed.amount + more), start, calendar, rests, extensions).due
    assert first <= longer + short_months(extensions)


class Ticking:
    """The slow obvious way: a clock that looks at each minute whether it counts, and says when its time is used up."""

    def __init__(self, plan: YearPlan, unit: str) -> None:
        self.plan, self.unit = plan, unit

    def due(self, start: datetime, minutes: int, rests: list[Rest]) -> datetime:
        moment, used = start, 0
        while used < minutes:
            resting = any(rest.since <= moment < rest.until for rest in rests)
            used += self.counts(moment) and not resting
            moment += MINUTE
        return moment

    def counts(self, moment: datetime) -> bool:
        if self.unit == "h":
            return True
        if not self.plan.is_working(moment.date()):
            return False
        return self.unit == "wd" or any(
            begins <= moment.time() < ends for begins, ends in self.plan.spans_on(moment.date())
        )


def in_a_small_world(seed: int):
    """A calendar, a promise of some hours and a few pauses, all in whole minutes, near one another."""
    chance = Random(seed)
    first = date(2026, 1, 1) + timedelta(days=chance.randrange(700))
    near = [first + timedelta(days=number) for number in range(12)]
    edges = sorted(chance.sample(range(1, 24 * 4), 2 * chance.randint(1, 3)))
    quarters = [time(edge // 4, edge % 4 * 15) for edge in edges]
    hours = (Season(1, 1, tuple(zip(quarters[::2], quarters[1::2], strict=True))),)
    plan = YearPlan(frozenset(chance.sample(near, 4)), frozenset(chance.sample(near, 2)), hours=hours)
    start = at(first.year, first.month, first.day) + chance.randrange(24 * 60) * MINUTE
    moment, rests = start, []
    for _ in range(chance.randint(0, 3)):
        since = moment + chance.randrange(600) * MINUTE
        moment = since + chance.randrange(3000) * MINUTE
        rests.append(Rest(since, moment))
    return plan, start, rests, chance.randint(1, 9)


@pytest.mark.parametrize("unit", ["h", "wh"])
@pytest.mark.parametrize("seed", range(60))
def test_a_clock_that_ticks_agrees_to_the_minute(unit, seed):
    plan, start, rests, amount = in_a_small_world(seed)

    standing = reckon(Span(amount, unit), start, WorkingDays(lambda year: plan), rests)

    assert standing.due == Ticking(plan, unit).due(start, amount * 60, alive(rests, standing.due))


@pytest.mark.parametrize("seed", range(60))
def test_a_clock_that_ticks_agrees_about_working_days(seed):
    plan, start, rests, amount = in_a_small_world(seed)
    if not plan.is_working(start.date()):
        start = start.replace(hour=0, minute=0) + timedelta(days=1)
    calendar = WorkingDays(lambda year: plan)
    if not plan.is_working(start.date()):
        start = datetime.combine(calendar.nth_after(start.date(), 1), start.timetz())
    rests = [rest for rest in rests if rest.since >= start]

    standing = reckon(Span(amount, "wd"), start, calendar, rests)

    ticked = Ticking(plan, "wd").due(start, amount * 24 * 60, alive(rests, standing.due))
    assert standing.due == max(standing.due, ticked)
    assert not calendar.measure("wd").elapsed(ticked, standing.due)


def alive(rests, due):
    """A pause that began after the time was over puts nothing off."""
    return [rest for rest in rests if rest.since <= due]
