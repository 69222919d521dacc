"""Days and hours of a year, arranged otherwise."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.ids import uuid7
from hearth.ground.rulebook.calendar import Season, YearPlan, china
from hearth.ground.rulebook.models import CalendarYear
from hearth.ground.rulebook.models.year import written_days, written_hours
from hearth.ground.rulebook.rearranging import BadHours, announced, changes, hours_of, rearranged

YEAR = china(2026)
TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)
MORNING = ((time(9), time(12)),)
DAYS = st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20)
HOW = st.sampled_from(["off", "worked", "hours", "usual"])


@pytest.mark.parametrize(
    "typed",
    [
        "08:30-12:00, 14:30-18:00",
        "8:30–12:00 14:30–18:00",
        "８：３０至１２：００；１４：３０至１８：００",
        "8:30~12:00、14:30~18:00",
    ],
)
def test_hours_are_read_as_people_write_them(typed):
    assert hours_of(typed) == ((time(8, 30), time(12)), (time(14, 30), time(18)))


@pytest.mark.parametrize(
    "typed", ["12:00-08:30", "09:00-11:00, 10:00-12:00", "9-12", "morning", "24:00-25:00", "9:00-9:00"]
)
def test_what_are_no_hours_is_refused(typed):
    with pytest.raises(BadHours):
        hours_of(typed)


def test_a_day_with_hours_of_its_own_is_worked_even_on_a_weekend():
    plan = rearranged(YEAR, [SATURDAY], "hours", MORNING)

    assert plan.is_working(SATURDAY) and plan.spans_on(SATURDAY) == MORNING


def test_a_weekday_may_have_hours_of_its_own():
    plan = YearPlan(hours=(Season(1, 1, ((time(9), time(17)),), ((4, MORNING), (2, ()))),))

    assert plan.spans_on(date(2026, 11, 27)) == MORNING
    assert plan.spans_on(date(2026, 11, 25)) == ()
    assert plan.spans_on(TUESDAY) == ((time(9), time(17)),)


@given(days=DAYS, how=HOW)
def test_whatever_was_done_to_days_is_undone_by_making_them_usual(days, how):
    usual = rearranged(YEAR, days, "usual")

    assert rearranged(rearranged(YEAR, days, how, MORNING), days, "usual") == usual


@given(days=DAYS, how=HOW)
def test_days_are_what_was_said_of_them_and_the_others_as_they_were(days, how):
    plan = rearranged(YEAR, days, how, MORNING)

    if how != "usual":
        assert {plan.is_working(day) for day in days} <= {how != "off"}
    others = {date(2026, 1, 1), TUESDAY, SATURDAY} - days
    assert all(plan.is_working(day) == YEAR.is_working(day) for day in others)


@given(days=DAYS, how=HOW)
def test_a_year_comes_back_from_its_row_as_it_was_written(days, how):
    plan = rearranged(YEAR, days, how, MORNING)

    row = CalendarYear(
        congress_id=uuid7(),
        days_off=sorted(plan.days_off),
        days_worked=sorted(plan.days_worked),
        is_provisional=plan.is_provisional,
        hours=written_hours(plan.hours),
        special=written_days(plan.special),
    )

    assert row.plan == plan


def test_what_was_changed_is_told():
    plan = rearranged(rearranged(YEAR, [TUESDAY], "off"), [SATURDAY], "hours", MORNING)

    told = changes(YEAR, plan)

    assert (told.off, told.worked, told.special) == ([TUESDAY], [SATURDAY], [(SATURDAY, MORNING)])
    assert changes(plan, YEAR).no_longer_off == [TUESDAY]


def test_an_announcement_nobody_knows_leaves_what_was_entered_by_hand():
    by_hand = rearranged(china(2035), [date(2035, 2, 8)], "off")

    assert not announced(by_hand, 2035).is_provisional
    assert announced(by_hand, 2035).days_off == by_hand.days_off
