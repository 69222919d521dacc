from datetime import date, datetime, timedelta
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.ground.rulebook.calendar import WorkingDays, YearPlan
from hearth.ground.rulebook.deadlines import SHANGHAI

CHINA = WorkingDays()
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))


def test_a_festival_on_a_weekday_is_not_worked():
    assert not CHINA.is_working(date(2026, 2, 17))


def test_a_weekend_given_in_exchange_is_worked():
    assert CHINA.is_working(date(2026, 2, 28))


def test_a_december_weekend_may_be_worked_for_a_day_of_the_next_year():
    assert CHINA.is_working(date(2011, 12, 31))


def test_an_ordinary_weekend_is_free():
    assert not CHINA.is_working(date(2026, 11, 22))


def test_the_working_day_after_new_years_eve_2026_comes_on_a_sunday():
    eve = datetime(2025, 12, 31, 16, 30, tzinfo=SHANGHAI)

    assert CHINA.add_working_days(eve, 1) == datetime(2026, 1, 4, 16, 30, tzinfo=SHANGHAI)


def test_a_year_is_provisional_until_its_holidays_are_announced():
    assert [CHINA.is_provisional(year) for year in (2026, 2035)] == [False, True]


def test_a_provisional_year_keeps_its_weekdays_and_the_festivals_the_law_names():
    assert CHINA.is_working(date(2035, 3, 14))
    assert not CHINA.is_working(date(2035, 10, 1))


def test_a_place_may_arrange_its_own_year():
    market_day = date(2026, 3, 4)
    town = WorkingDays(lambda year: YearPlan(days_off=frozenset({market_day})))

    assert town.nth_after(date(2026, 3, 3), 1) == date(2026, 3, 5)


def test_working_days_are_counted_forward():
    with pytest.raises(ValueError, match="forward"):
        CHINA.nth_after(date(2026, 3, 3), 0)


@given(day=DAYS, number=st.integers(1, 700))
def test_looking_up_the_nth_working_day_equals_walking_there(day, number):
    assert CHINA.nth_after(day, number) == walk(day, number)


@given(day=DAYS, number=st.integers(1, 700))
def test_as_many_working_days_lie_between_as_were_added(day, number):
    assert CHINA.count_between(day, CHINA.nth_after(day, number)) == number


@given(day=DAYS, length=st.integers(1, 60))
def test_every_day_between_is_either_worked_or_off(day, length):
    end = day + timedelta(days=length)

    off = len(CHINA.days_off_between(day, end))

    assert off + CHINA.count_between(day, end - timedelta(days=1)) == length - 1


def walk(day, number):
    worked = (later for n in count(1) if CHINA.is_working(later := day + timedelta(days=n)))
    return next(islice(worked, number - 1, None))
