from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hearth.core import words

NOW = datetime(2026, 12, 18, 1, 20, tzinfo=UTC)  # 09:20 in Yuhe
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (98 * MINUTE, "Today 07:42"),
        (DAY, "Yesterday 09:20"),
        (-DAY, "Tomorrow 09:20"),
        (2 * DAY, "16 Dec"),
        (365 * DAY, "18 Dec 2025"),
    ],
)
def test_a_near_moment_is_said_by_the_clock_and_a_far_one_by_the_date(ago, said):
    assert words.moment(NOW - ago, NOW) == said


def test_the_day_changes_at_midnight_where_the_reader_lives():
    late_yesterday_there = datetime(2026, 12, 17, 15, 59, tzinfo=UTC)

    assert words.moment(late_yesterday_there, NOW) == "Yesterday 23:59"


def test_a_stamp_keeps_the_clock_however_long_ago():
    assert words.stamp(NOW - 9 * DAY, NOW) == "9 Dec, 09:20"


def test_a_date_without_a_clock_is_said_like_a_day():
    assert words.day(date(2026, 4, 20), NOW) == "20 Apr"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (81 * MINUTE, "1 h 21 min left"),
        (HOUR, "1 h left"),
        (6 * HOUR + 5 * MINUTE, "6 h left"),
        (3 * DAY, "3 days left"),
        (timedelta(seconds=20), "under a minute left"),
        (-40 * MINUTE, "40 min late"),
        (-2 * DAY, "2 days late"),
    ],
)
def test_time_left_is_as_exact_as_anybody_needs(left, said):
    assert words.until(NOW + left, NOW) == said


def test_a_promise_names_the_moment_it_ends():
    assert words.by_when(NOW + 22 * HOUR, NOW) == "by 07:20 tomorrow at the latest"
    assert words.by_when(NOW + 9 * DAY, NOW) == "by 27 Dec at the latest"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (5, "1 min"),
        (48 * MINUTE, "48 min"),
        (HOUR, "1 hour"),
        (72 * MINUTE, "1.2 hours"),
        (9.9 * HOUR, "9.9 hours"),
        (9.97 * HOUR, "10 hours"),
        (22.7 * HOUR, "23 hours"),
        (23.6 * HOUR, "1 day"),
        (DAY, "1 day"),
        (3.2 * DAY, "3 days"),
    ],
)
def test_how_long_something_took_is_one_number_and_one_unit(span, said):
    assert words.duration(span) == said


@given(st.integers(min_value=0, max_value=400 * 86400))
def test_no_duration_is_nothing_and_no_unit_overflows(seconds):
    amount, unit = words.duration(seconds).split(" ")

    limit = {"min": 60, "hour": 24, "hours": 24}.get(unit, 401)
    assert 0 < float(amount) < limit


@given(st.text("0123456789", min_size=16, max_size=16))
def test_a_grouped_code_is_the_same_code_in_four_groups(code):
    groups = words.grouped_code(code).split(" ")

    assert "".join(groups) == code
    assert [len(group) for group in groups] == [4, 4, 4, 4]


@given(st.text("0123456789", min_size=1, max_size=14))
def test_a_masked_number_can_never_be_called(phone):
    shown = [sign for sign in words.masked_phone(phone) if sign.isdigit()]

    assert "****" in words.masked_phone(phone)
    assert len(shown) <= (7 if len(phone) >= 11 else 2)


def test_a_masked_number_is_recognised_by_its_owner_with_or_without_the_country():
    assert words.masked_phone("13800002046") == "138****2046"
    assert words.masked_phone("+86 138 0000 2046") == "138****2046"


def test_a_masked_address_keeps_one_letter_and_the_host():
    assert words.masked_email("feng@example.org") == "f***@example.org"


def test_large_numbers_are_grouped():
    assert words.number(21000) == "21,000"
