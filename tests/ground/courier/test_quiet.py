"""Hours in which nobody is woken: plain sums, true for every hour of every day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.ground.courier.quiet import Quiet, hours, next_time

HERE = ZoneInfo("Asia/Shanghai")
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=HERE))
NIGHT = Quiet(time(22), time(7))


@pytest.mark.parametrize(
    ("at", "is_quiet"), [("21:59", False), ("22:00", True), ("00:00", True), ("06:59", True), ("07:00", False)]
)
def test_a_night_goes_over_midnight(at, is_quiet):
    assert NIGHT.holds_at(time.fromisoformat(at)) is is_quiet


@given(TIMES, TIMES, MOMENTS)
def test_when_it_is_over_it_is_not_quiet_and_that_is_within_a_day(begins, ends, moment):
    quiet = Quiet(begins, ends)

    over = quiet.over_at(moment)

    assert not quiet.holds_at(over.time())
    assert moment <= over <= moment + timedelta(days=1)


@given(TIMES, MOMENTS)
def test_the_same_twice_means_never(at, moment):
    assert Quiet(at, at).over_at(moment) == moment


@given(TIMES, TIMES, MOMENTS)
def test_outside_these_hours_nothing_waits(begins, ends, moment):
    quiet = Quiet(begins, ends)

    assert quiet.holds_at(moment.time()) or quiet.over_at(moment) == moment


@given(TIMES, MOMENTS)
def test_the_next_time_is_after_now_and_within_a_day(at, moment):
    following = next_time(moment, at)

    assert moment < following <= moment + timedelta(days=1)
    assert following.time() == at


def test_hours_are_written_as_people_write_them():
    assert hours("21:30-07:30") == Quiet(time(21, 30), time(7, 30))
    assert hours("") is None
