from dataclasses import replace
from datetime import date, time

from hearth.core import tenancy
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, almanac, clocks
from hearth.ground.rulebook.calendar import Season, china
from hearth.ground.rulebook.deadlines import due
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import CalendarYear
from hearth.ground.rulebook.versions import in_force
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import when

MARKET_DAY = date(2026, 11, 24)
WITH_MARKET = replace(china(2026), days_off=china(2026).days_off | {MARKET_DAY})
LATE_HOURS = replace(china(2026), hours=(Season(1, 1, ((time(10), time(12)), (time(13), time(19)))),))


def test_without_a_year_of_its_own_a_congress_goes_by_the_countrys(yuhe):
    assert almanac.calendar().plan_of(2026) == china(2026)
    assert almanac.calendar().number == 0


def test_a_year_that_was_set_counts_at_once(yuhe, bai):
    almanac.calendar()

    actions.set_year(yuhe, 2026, WITH_MARKET, by=bai)

    assert not almanac.calendar().is_working(MARKET_DAY)
    assert almanac.calendar().is_working(date(2025, 11, 24))


def test_office_hours_of_ones_own_come_back_as_they_were_set(yuhe, bai):
    actions.set_year(yuhe, 2026, LATE_HOURS, by=bai)

    assert almanac.calendar().plan_of(2026) == LATE_HOURS


def test_a_correction_is_a_row_of_its_own_and_the_old_one_stays(yuhe, bai):
    with when(2026, 2, 1):
        actions.set_year(yuhe, 2026, WITH_MARKET, by=bai, note="集市")
    with when(2026, 3, 1):
        actions.set_year(yuhe, 2026, china(2026), by=bai)

    assert CalendarYear.objects.count() == 2
    assert almanac.calendar_at(at(2026, 1, 15)).is_working(MARKET_DAY)
    assert not almanac.calendar_at(at(2026, 2, 15)).is_working(MARKET_DAY)
    assert almanac.calendar_at(at(2026, 3, 15)).is_working(MARKET_DAY)


def test_each_year_is_corrected_by_itself(yuhe, bai):
    actions.set_year(yuhe, 2026, WITH_MARKET, by=bai)
    actions.set_year(yuhe, 2027, china(2027), by=bai)

    assert not almanac.calendar().is_working(MARKET_DAY)
    assert almanac.calendar().number == 2


def test_a_provisional_year_says_so_until_it_is_announced(yuhe, bai):
    actions.set_year(yuhe, 2027, replace(china(2027), is_provisional=True), by=bai)
    assert almanac.calendar().is_provisional(2027)

    actions.set_year(yuhe, 2027, replace(china(2027), is_provisional=False), by=bai)

    assert not almanac.calendar().is_provisional(2027)


def test_the_ledger_says_what_is_different(yuhe, bai):
    actions.set_year(yuhe, 2026, WITH_MARKET, by=bai)

    facts = Entry.objects.get(event=Happened.YEAR_SET).facts
    assert (facts["year"], facts["off"], facts["no_longer_off"], facts["hours"]) == (2026, ["2026-11-24"], [], [])


def test_deadlines_go_by_the_calendar_of_the_congress(yuhe, bai, jinchuan):
    actions.set_year(yuhe, 2026, WITH_MARKET, by=bai)

    def by_ruling():
        return due(in_force().rule("referral.return_ruling"), at(2026, 11, 23, 10, 0), almanac.calendar()).moment

    assert by_ruling() == at(2026, 11, 25, 10, 0)
    with tenancy.inside(jinchuan):
        assert by_ruling() == at(2026, 11, 24, 10, 0)


def test_a_stopped_clock_is_explained_by_the_calendar_of_its_day(started, yuhe, bai):
    clock = started("referral.confirm")
    clocks.stop(clock, "done", at=at(2026, 11, 24, 9, 0))
    with when(2026, 12, 1):
        actions.set_year(yuhe, 2026, WITH_MARKET, by=bai)

    told = {str(fact.label) for fact in clocks.explain(clock).explain}

    assert "其间休息日" not in told


def test_the_calendar_is_asked_for_once_in_some_seconds(yuhe, django_assert_num_queries):
    almanac.calendar()

    with django_assert_num_queries(0):
        almanac.calendar().measure("wh").due(at(2026, 11, 23, 10, 0), at(2026, 11, 23, 12) - at(2026, 11, 23, 10))
