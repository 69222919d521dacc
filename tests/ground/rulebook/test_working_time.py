from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.ground.rulebook.calendar import Season, WorkingDays, YearPlan
from hearth.ground.rulebook.working_time import NeverOpen
from tests.ground.rulebook.calendars import CALENDARS, MOMENTS, at, spans

CHINA = WorkingDays()
HOUR = timedelta(hours=1)
NOTHING = timedelta(0)
SPANS = spans(days=40)
MEASURES = st.sampled_from(["wh", "wd", "h"])
MANY = settings(max_examples=1500, deadline=None)


def test_two_office_hours_after_eleven_run_over_the_midday_rest():
    assert CHINA.office.due(at(2026, 11, 23, 11, 0), 2 * HOUR) == at(2026, 11, 23, 15, 30)


def test_what_is_used_up_at_noon_is_due_at_noon():
    assert CHINA.office.due(at(2026, 11, 23, 11, 0), HOUR) == at(2026, 11, 23, 12, 0)


def test_what_comes_after_hours_begins_the_next_morning():
    assert CHINA.office.due(at(2026, 11, 23, 20, 0), 2 * HOUR) == at(2026, 11, 24, 10, 30)


def test_a_message_a_second_before_midnight_on_the_eve_of_spring_festival_waits_for_the_first_working_day():
    assert CHINA.office.due(at(2026, 2, 14, 23, 59, 59), 2 * HOUR) == at(2026, 2, 24, 10, 30)


def test_a_weekend_worked_in_exchange_counts():
    assert CHINA.office.elapsed(at(2026, 2, 28, 0, 0), at(2026, 3, 1, 0, 0)) == 7 * HOUR


def test_a_working_day_counted_to_midnight_is_due_when_the_next_one_begins():
    assert CHINA.measure("wd").due(at(2026, 11, 20, 0, 0), 24 * HOUR) == at(2026, 11, 23, 0, 0)


def test_summer_hours_begin_on_their_day():
    summer = Season(5, 1, ((time(8), time(11, 30)), (time(15), time(18, 30))))
    plan = YearPlan(hours=(Season(1, 1, ((time(9), time(17)),)), summer))
    town = WorkingDays(lambda year: plan)

    assert town.office.due(at(2026, 4, 30, 16, 0), 3 * HOUR) == at(2026, 5, 1, 10, 0)


def test_a_year_that_was_not_announced_is_counted_by_its_weekdays():
    assert CHINA.is_provisional(2035)
    assert CHINA.office.due(at(2034, 12, 29, 17, 0), 2 * HOUR) == at(2035, 1, 2, 9, 30)


def test_offices_that_never_open_keep_no_promise():
    closed = WorkingDays(lambda year: YearPlan(hours=(Season(1, 1, ()),)))

    with pytest.raises(NeverOpen):
        closed.office.due(at(2026, 1, 1), HOUR)


def test_working_time_is_not_counted_backwards():
    with pytest.raises(ValueError, match="forward"):
        CHINA.office.due(at(2026, 1, 5), -HOUR)


def test_time_between_two_moments_has_a_sign():
    assert CHINA.office.elapsed(at(2026, 11, 23, 12, 0), at(2026, 11, 23, 9, 0)) == -3 * HOUR


@MANY
@given(calendar=CALENDARS, unit=MEASURES, start=MOMENTS, span=SPANS)
def test_what_has_passed_until_something_is_due_is_what_it_was_given(calendar, unit, start, span):
    measure = calendar.measure(unit)

    assert measure.elapsed(start, measure.due(start, span)) == span


@MANY
@given(calendar=CALENDARS, unit=MEASURES, start=MOMENTS, span=SPANS, later=spans(days=20))
def test_who_begins_later_is_never_due_sooner(calendar, unit, start, span, later):
    measure = calendar.measure(unit)

    assert measure.due(start, span) <= measure.due(start + later, span)


@MANY
@given(calendar=CALENDARS, unit=MEASURES, start=MOMENTS, span=SPANS, more=SPANS)
def test_who_is_given_more_is_never_due_sooner_and_spans_add_up(calendar, unit, start, span, more):
    measure = calendar.measure(unit)

    both = measure.due(start, span + more)

    assert measure.due(start, span) <= both == measure.due(measure.due(start, span), more)


@MANY
@given(calendar=CALENDARS, unit=MEASURES, moments=st.tuples(MOMENTS, MOMENTS, MOMENTS))
def test_stretches_of_time_add_up(calendar, unit, moments):
    measure, (first, second, third) = calendar.measure(unit), sorted(moments)

    assert measure.elapsed(first, second) + measure.elapsed(second, third) == measure.elapsed(first, third)
    assert NOTHING <= measure.elapsed(first, second) <= second - first
