"""The calendar of a congress: looked at, a day changed with a reason, hours, a year that is not announced."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.jobs import JOBS
from hearth.doors.rules.months import runs
from hearth.ground.rulebook import almanac, clocks
from hearth.ground.rulebook.calendar import china
from hearth.ground.rulebook.models import CalendarYear, Clock
from tests import cast
from tests.ground.rulebook.calendars import at
from tests.house.screens import form_on, send, words_on

YEAR = 2026
MARKET = {"first": "2026-11-24", "how": "off", "note": "古会放假通知"}
MORNING = ((time(9), time(12)),)


@pytest.fixture
def clerk(client, bai):
    """A browser with Bai signed in."""
    return cast.signed_in(client, bai)


@pytest.fixture
def referral(thread, bai, heating):
    """An ordinary matter, which the unit may give back within a working day."""
    return cast.referred(thread, bai, heating, tier="ordinary")


def page(name="year", year=YEAR):
    return address(f"calendar:{name}", year)


def changed(client, **typed):
    """What was typed was looked at, and then kept."""
    seen = client.post(page(), MARKET | typed)
    return send(client, form_on(seen, page()), seen="1")


def test_the_calendar_opens_at_the_year_it_is(clerk):
    assert clerk.get(address("calendar:calendar")).url == page(year=localdate(clock.now()).year)


def test_a_year_shows_every_day_with_what_it_is(clerk):
    answer = clerk.get(page())

    assert answer.text.count('class="month"') == 12
    words = words_on(answer)
    assert "17, 休息日, 春节" in words and "28, 调休上班" in words
    assert "共248个工作日" in words or "个工作日" in words


def test_days_off_bear_the_name_of_the_festival_most_of_them_belong_to():
    named = [run.name for run in runs(YEAR, china(YEAR))]

    assert named == ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]


def test_what_would_change_is_seen_before_it_is_kept(clerk, referral):
    running = Clock.objects.get(name="return")
    Clock.objects.filter(pk=running.pk).update(started_at=at(2026, 11, 23, 10, 0), due_at=at(2026, 11, 24, 10, 0))

    seen = clerk.post(page(), MARKET)

    assert "改为休息" in words_on(seen) and "0项会提前，1项会推后" in words_on(seen)
    assert not CalendarYear.objects.exists()


def test_a_day_is_changed_with_a_reason_and_the_reason_stays(clerk):
    changed(clerk)

    assert not almanac.calendar().is_working(date(2026, 11, 24))
    words = words_on(clerk.get(page()))
    assert "古会放假通知" in words and "白洁" in words


def test_a_range_is_changed_at_once(clerk):
    changed(clerk, last="2026-11-27")

    assert not any(almanac.calendar().is_working(date(2026, 11, day)) for day in range(24, 28))


def test_a_weekend_may_be_worked(clerk):
    changed(clerk, first="2026-11-28", how="worked")

    assert almanac.calendar().is_working(date(2026, 11, 28))


def test_a_day_may_have_hours_of_its_own(clerk):
    changed(clerk, how="hours", hours="9：00—12：00")

    assert almanac.calendar().plan_of(YEAR).spans_on(date(2026, 11, 24)) == MORNING
    assert "09:00–12:00" in words_on(clerk.get(page()))


def test_a_day_may_be_as_it_was(clerk):
    changed(clerk)
    changed(clerk, how="usual", note="取消")

    assert almanac.calendar().plan_of(YEAR) == china(YEAR)


def test_a_change_moves_what_runs(clerk, referral, bai):
    running = clocks.running(referral, "return")
    Clock.objects.filter(pk=running.pk).update(started_at=at(2026, 11, 23, 10, 0), due_at=at(2026, 11, 24, 10, 0))

    changed(clerk)
    JOBS["rulebook.recount_clocks"].work(clock.now())

    assert Clock.objects.get(pk=running.pk).due_at == at(2026, 11, 25, 10, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"note": ""}, "请写明原因"),
        ({"first": ""}, "请写年月日"),
        ({"first": "2027-01-01"}, "两个日期都要在这一年内"),
        ({"last": "2026-11-01"}, "最后一天应在第一天之后"),
        ({"how": "hours", "hours": ""}, "时间请写成"),
        ({"how": "hours", "hours": "18:00-09:00"}, "时间请写成"),
        ({"how": "hours", "hours": "25:00-26:00"}, "时间请写成"),
        ({"how": "hours", "hours": "09:00-12:00, 11:00-13:00"}, "时间请写成"),
        ({"how": "hours", "hours": "上午"}, "时间请写成"),
        ({"how": "magic"}, "请选择是什么日子"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(clerk, typed, said):
    answer = clerk.post(page(), MARKET | typed)

    assert answer.status_code == 422 and said in words_on(answer)
    assert form_on(answer, f"{page()}#change")["note"] == (MARKET | typed)["note"]
    assert not CalendarYear.objects.exists()


def test_hours_of_weekdays_and_of_a_part_of_the_year(clerk):
    typed = {"usual-0": "09:00-12:00 14:00-18:00", "day-0-4": "09:00-12:00", "day-0-2": "-", "note": "冬夏作息"}
    seen = clerk.post(page("hours"), typed | {"begins-1": "2026-05-01", "usual-1": "08:00-11:30, 15:00-18:30"})
    send(clerk, form_on(seen, page("hours")), seen="1")

    plan = almanac.calendar().plan_of(YEAR)
    assert plan.spans_on(date(2026, 11, 26))[0] == (time(8), time(11, 30))
    assert plan.spans_on(date(2026, 3, 2)) == ((time(9), time(12)), (time(14), time(18)))
    assert plan.spans_on(date(2026, 3, 6)) == MORNING
    assert plan.spans_on(date(2026, 3, 4)) == ()


def test_hours_go_on_in_the_years_after(clerk):
    seen = clerk.post(page("hours"), {"usual-0": "09:00-12:00", "note": "-"})
    send(clerk, form_on(seen, page("hours")), seen="1")

    assert almanac.calendar().plan_of(YEAR + 1).spans_on(date(2027, 3, 1)) == MORNING
    assert almanac.calendar().plan_of(YEAR - 1).spans_on(date(2025, 3, 3)) != MORNING


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"usual-0": ""}, "时间请写成"),
        ({"begins-1": "2026-05-01"}, "时间请写成"),
        ({"usual-1": "09:00-12:00"}, "请写从哪一天起"),
        ({"begins-1": "2027-05-01", "usual-1": "09:00-12:00"}, "日期要在这一年内"),
    ],
)
def test_hours_that_make_no_year_are_said(clerk, typed, said):
    answer = clerk.post(page("hours"), {"usual-0": "09:00-12:00", "note": "作息"} | typed)

    assert answer.status_code == 422 and said in words_on(answer)


def test_a_next_year_nobody_has_announced_is_warned_of_on_the_page_and_in_the_guide(client, bai):
    with clock.standing_at(at(2034, 11, 23)):
        clerk = cast.signed_in(client, bai)
        year, guide = clerk.get(page(year=2034)), clerk.get(address("guide:guide"))

    assert "2035年的放假安排还没有录入" in words_on(year)
    assert "2035年的放假安排还不知道" in words_on(guide)


def test_a_year_entered_by_hand_is_said_to_be_complete(clerk):
    form = form_on(clerk.get(page(year=2035)), page("announce", 2035))

    send(clerk, form)

    assert not almanac.calendar().is_provisional(2035)


def test_what_was_announced_since_is_taken_over_and_own_hours_stay(clerk, yuhe, bai):
    from dataclasses import replace

    from hearth.ground.rulebook import actions

    own = replace(china(YEAR), days_off=frozenset(), is_provisional=True, special=((date(2026, 11, 24), MORNING),))
    actions.set_year(yuhe, YEAR, own, by=bai)

    send(clerk, form_on(clerk.get(page()), page("announce")))

    plan = almanac.calendar().plan_of(YEAR)
    assert plan.days_off == china(YEAR).days_off and plan.special == own.special and not plan.is_provisional


@pytest.mark.parametrize("year", [0, 1999, 2100, 99999])
def test_years_nobody_plans_for_are_not_there(clerk, year):
    assert clerk.get(page(year=year)).status_code == 404


def test_a_chosen_day_stands_in_the_form(clerk):
    answer = clerk.get(page() + "?day=2026-11-24")

    assert form_on(answer, f"{page()}#change")["first"] == "2026-11-24"


def test_days_of_a_year_add_up(clerk):
    first, days = date(YEAR, 1, 1), [date(YEAR, 1, 1) + timedelta(days=number) for number in range(365)]

    assert first.year == YEAR
    assert f"共{sum(map(china(YEAR).is_working, days))}个工作日" in words_on(clerk.get(page()))
