from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.deadlines import SHANGHAI, due
from hearth.ground.rulebook.profile import Profile

CHINA = WorkingDays()
PROFILE = Profile.named("cn-base-2025")
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2027, 12, 31), timezones=st.just(SHANGHAI))
RULES = st.sampled_from(sorted(PROFILE.rules))
HOUR = timedelta(hours=1)


def by(name, *start):
    return due(PROFILE.rule(name), datetime(*start, tzinfo=SHANGHAI), CHINA).moment


def at(*moment):
    return datetime(*moment, tzinfo=SHANGHAI)


def test_a_message_on_a_working_day_is_read_within_a_day():
    assert by("message.ack", 2026, 11, 23, 7, 42) == at(2026, 11, 24, 7, 42)


def test_a_message_on_friday_is_read_by_monday():
    assert by("message.ack", 2026, 11, 20, 18, 5) == at(2026, 11, 23, 18, 5)


def test_a_message_on_sunday_is_read_by_monday():
    assert by("message.ack", 2026, 11, 22, 9, 0) == at(2026, 11, 23, 9, 0)


def test_a_message_in_the_golden_week_waits_three_days_at_most():
    assert by("message.ack", 2026, 10, 1, 12, 0) == at(2026, 10, 4, 12, 0)


def test_a_message_before_a_weekend_that_is_worked_is_read_within_a_day():
    assert by("message.ack", 2026, 2, 27, 10, 0) == at(2026, 2, 28, 10, 0)


def test_an_enquiry_waits_for_five_working_days():
    assert by("message.enquiry", 2026, 9, 29, 10, 0) == at(2026, 10, 12, 10, 0)


def test_danger_and_cold_flats_do_not_wait_for_offices():
    assert by("message.duty_officer", 2026, 2, 17, 23, 30) == at(2026, 2, 18, 1, 30)
    assert by("message.reply_utilities", 2026, 2, 17, 23, 30) == at(2026, 2, 18, 23, 30)


def test_ordinary_days_are_those_of_the_wall_calendar():
    assert by("message.reply_ordinary", 2026, 2, 14, 8, 0) == at(2026, 2, 21, 8, 0)


def test_a_moment_told_in_another_zone_counts_from_the_clock_in_shanghai():
    late_in_london = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)

    answer = due(PROFILE.rule("message.held_decision"), late_in_london, CHINA)

    assert answer.moment == at(2026, 11, 24, 6, 0)


@given(start=MOMENTS)
def test_a_first_reading_is_never_due_before_a_day_nor_after_three(start):
    moment = due(PROFILE.rule("message.ack"), start, CHINA).moment

    assert start + 24 * HOUR <= moment <= start + 72 * HOUR


@given(name=RULES, start=MOMENTS, later=st.integers(0, 40))
def test_who_writes_on_a_later_day_is_never_due_on_an_earlier_one(name, start, later):
    first = due(PROFILE.rule(name), start, CHINA).moment

    second = due(PROFILE.rule(name), start + timedelta(days=later), CHINA).moment

    assert first <= second


@given(start=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(days=9)))
def test_hours_and_days_by_the_calendar_keep_the_order_of_arrival(start, later):
    for name in ("message.duty_officer", "message.reply_hard"):
        assert due(PROFILE.rule(name), start, CHINA).moment <= due(PROFILE.rule(name), start + later, CHINA).moment


@given(start=MOMENTS)
def test_a_deadline_in_working_days_falls_on_one_at_the_same_clock_time(start):
    moment = due(PROFILE.rule("message.takeover"), start, CHINA).moment

    assert CHINA.is_working(moment.date()) and moment.timetz() == start.timetz()
    assert CHINA.count_between(start.date(), moment.date()) == 3


def explained(name, start, language):
    with override(language):
        return {str(label): str(value) for label, value in due(PROFILE.rule(name), start, CHINA).explain}


def test_a_deadline_explains_itself_in_english():
    facts = explained("message.enquiry", at(2026, 9, 29, 10, 0), "en")

    assert facts == {
        "Rule": "Reply to an enquiry",
        "Time allowed": "5 working days",
        "Source": "Default of this platform",
        "Counted from": "29 September 2026, 10:00",
        "Days off in between": "1 October to 7 October, 11 October",
        "Due": "12 October 2026, 10:00",
    }


def test_an_hour_that_runs_through_holidays_names_no_days_off():
    facts = explained("message.reply_utilities", at(2026, 2, 17, 8, 0), "en")

    assert "Days off in between" not in facts


def test_the_reader_learns_what_holidays_do_to_a_first_reading():
    facts = explained("message.ack", at(2026, 11, 20, 18, 5), "en")

    assert facts["Time allowed"] == "24 hours; over days off until the next working day, at most 72 hours"
    assert facts["Days off in between"] == "21 November to 22 November"


@pytest.mark.parametrize(("year", "is_told"), [(2026, False), (2035, True)])
def test_a_date_in_a_year_not_yet_announced_says_that_it_may_move(year, is_told):
    facts = explained("message.takeover", at(year, 3, 12, 9, 0), "en")

    assert ("Calendar" in facts) == is_told


def test_the_words_are_chosen_when_they_are_read():
    answer = due(PROFILE.rule("message.enquiry"), at(2026, 9, 29, 10, 0), CHINA)

    with override("zh-hans"):
        assert str(answer.explain[0].value) == "答复咨询"
