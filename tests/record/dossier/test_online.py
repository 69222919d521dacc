"""A report is open online: slips with a code are given, counted once it is closed, and told from ten on."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hearth.core import clock
from hearth.core.actors import System, Visitor
from hearth.core.jobs import JOBS
from hearth.core.refusals import NotAllowed
from hearth.record.dossier import actions, slip_codes
from hearth.record.dossier.actions.online import usual_last_day
from hearth.record.dossier.actions.reporting import Occasion, Slips
from hearth.record.dossier.models import Slip, Urn, VoterReport
from hearth.record.dossier.models.report import STEPS
from tests import cast, filing

pytestmark = pytest.mark.django_db
VOTER = Visitor()
TWELVE = ("satisfied",) * 7 + ("basically",) * 3 + ("not_satisfied",) * 2


def counts(report: VoterReport) -> tuple[int | None, ...]:
    found = filing.report_now(report)
    return tuple(getattr(found, f"online_{step}") for step in STEPS)


def test_it_is_open_from_now_to_the_end_of_the_day_that_was_chosen(zhao):
    report = filing.online(zhao, until=2)
    assert report.is_open

    with clock.standing_at(report.closes_at - timedelta(seconds=1)):
        assert report.is_open
    with clock.standing_at(report.closes_at):
        assert not report.is_open


def test_by_the_rules_it_stays_open_five_working_days_after_it_was_given(zhao):
    friday = clock.today() + timedelta(days=(4 - clock.today().weekday()) % 7)

    assert (usual_last_day(friday) - friday).days >= 7


def test_it_is_opened_for_no_day_that_has_passed_nor_before_it_is_given_nor_for_ever(zhao):
    report = filing.drafted(zhao)
    actions.announce_report(report, Occasion(clock.today() + timedelta(days=9), time(9), "联络站"), by=zhao)

    for days in (-1, 8, 9 + 93):
        with cast.refused():
            actions.open_online(filing.report_now(report), clock.today() + timedelta(days=days), by=zhao)
    actions.open_online(filing.report_now(report), clock.today() + timedelta(days=9), by=zhao)


def test_a_later_day_moves_the_end_with_it(zhao):
    report = filing.online(zhao, until=1)

    later = clock.today() + timedelta(days=20)
    actions.announce_report(report, Occasion(later, time(9), "联络站"), by=zhao)

    assert filing.report_now(report).closes_at.date() > later


def test_no_slip_is_printed_before_it_is_open_nor_after(zhao, bai):
    report = filing.announced(zhao)
    with cast.refused():
        filing.slips_of(report, bai)

    actions.open_online(report, clock.today(), by=bai)
    with clock.standing_at(filing.report_now(report).closes_at), cast.refused():
        filing.slips_of(report, bai)


def test_whoever_is_judged_prints_no_slips_and_nobody_opens_the_urn_but_the_clock(zhao, bai, aide):
    report = filing.online(zhao)

    for who in (zhao, aide):
        with pytest.raises(NotAllowed):
            actions.print_slips(report, 10, by=who)
    with clock.standing_at(report.closes_at), pytest.raises(NotAllowed):
        actions.close_online(report, by=bai)


def test_the_urn_is_not_opened_early_not_even_by_the_clock(zhao, bai):
    report = filing.online(zhao)
    filing.slips_of(report, bai)

    with cast.refused():
        actions.close_online(report, by=System("clock"))
    assert Urn.objects.count() == 1


def test_a_code_is_kept_nowhere(zhao, bai):
    codes = filing.slips_of(filing.online(zhao), bai)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT count(*) FROM {table} AS r WHERE r::text ~ %s", ["|".join(codes)])
            assert cursor.fetchone() == (0,), table


def test_until_it_is_closed_nothing_tells_how_many_said_what(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai), *TWELVE)

    assert counts(report) == (None, None, None)
    assert filing.report_now(report).given_online is None


def test_once_the_time_is_over_the_clock_counts_and_nothing_is_left_behind(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai, 15), *TWELVE)

    with clock.standing_at(filing.report_now(report).closes_at + timedelta(minutes=1)):
        JOBS["dossier.close_online"].round()
        JOBS["dossier.close_online"].round()

    assert counts(report) == (7, 3, 2)
    assert filing.report_now(report).given_online == 12
    assert not Slip.objects.exists() and not Urn.objects.exists()


def test_of_fewer_than_ten_nothing_is_kept_and_the_database_would_refuse_it(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai), *TWELVE[:9])
    found = filing.closed_online(report)

    assert counts(report) == (None, None, None) and found.is_too_few_online
    few = {"online_satisfied": 8, "online_basically": 1, "online_not_satisfied": 0}
    with pytest.raises(IntegrityError), transaction.atomic():
        VoterReport.objects.filter(pk=report.pk).update(**few)


def test_a_slip_is_good_once(zhao, bai):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai)
    filing.given_slips(report, codes, "satisfied")

    with cast.refused():
        filing.given_slips(report, codes, "not_satisfied")
    assert Slip.objects.count() == 11


def test_a_slip_of_another_report_is_told_so_and_stays_good(zhao, sun, bai):
    hers, other = filing.online(zhao), filing.online(sun)
    codes = filing.slips_of(other, bai)
    filing.slips_of(hers, bai)

    with cast.refused() as told:
        filing.given_slips(hers, codes, "satisfied")
    assert other.deputy.name in str(told.value.sentence)
    filing.given_slips(other, codes, "satisfied")


def test_nor_is_a_made_up_code_or_a_fourth_step_taken(zhao, bai):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai)

    for code, step in (("0" * 12, "satisfied"), ("😀", "satisfied"), (codes[0], "invalid"), (codes[0], "")):
        with cast.refused():
            actions.give_slip(report, code, step, by=VOTER)
    assert Slip.objects.count() == 12


def test_after_it_is_closed_or_called_off_no_slip_is_taken_and_none_is_lost(zhao, bai):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai)
    filing.given_slips(report, codes, "satisfied")
    actions.call_off_report(filing.report_now(report), by=zhao)
    with cast.refused():
        filing.given_slips(report, codes[1:], "satisfied")

    actions.announce_report(filing.report_now(report), Occasion(clock.today(), time(9), "联络站"), by=zhao)
    actions.open_online(filing.report_now(report), clock.today(), by=zhao)
    filing.given_slips(report, codes[1:], "satisfied")
    with clock.standing_at(filing.report_now(report).closes_at), cast.refused():
        filing.given_slips(report, codes[2:], "satisfied")
    assert Slip.objects.count() == 10


def test_a_report_that_is_dropped_takes_its_slips_with_it(zhao, bai):
    report = filing.online(zhao)
    filing.slips_of(report, bai)
    actions.call_off_report(filing.report_now(report), by=zhao)
    actions.drop_report(filing.report_now(report), by=zhao)

    assert not Slip.objects.exists() and not Urn.objects.exists()


def test_once_closed_it_is_not_opened_again(zhao, bai):
    report = filing.closed_online(filing.online(zhao))

    with cast.refused():
        actions.open_online(report, clock.today() + timedelta(days=3), by=bai)


def test_paper_slips_are_entered_once_it_is_closed_and_stand_beside_the_others(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai, 20), *TWELVE)
    actions.hold_report(filing.report_now(report), 30, by=bai)
    with cast.refused():
        actions.appraise_report(filing.report_now(report), filing.TWENTY, by=bai)
    with cast.refused():
        actions.feed_back(filing.report_now(report), "选民满意。", by=bai)

    found = filing.closed_online(report)
    for wrong in (21, 11):
        with cast.refused():
            actions.appraise_report(found, filing.TWENTY, wrong, by=bai)
    actions.appraise_report(found, filing.TWENTY, 18, by=bai)

    found = filing.report_now(report)
    assert (found.satisfied, found.online_satisfied, found.slips_handed_out) == (12, 7, 18)


def test_where_all_slips_were_given_online_none_need_have_been_on_paper(zhao, bai):
    report = filing.online(zhao)
    filing.given_slips(report, filing.slips_of(report, bai), *TWELVE)
    actions.hold_report(filing.report_now(report), 30, by=bai)

    actions.appraise_report(filing.closed_online(report), Slips(0, 0, 0), 12, by=bai)

    assert filing.report_now(report).state == "appraised"


def test_the_urn_says_nothing_by_its_length_and_is_another_each_time(zhao, bai):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai)
    seen = [_sealed()]
    for code, step in zip(codes, TWELVE, strict=False):
        filing.given_slips(report, [code], step)
        seen.append(_sealed())

    assert len({len(each) for each in seen}) == 1 and len(set(seen)) == len(seen)


def _sealed() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT marks FROM dossier_urn")
        return bytes(cursor.fetchone()[0])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=some.lists(some.sampled_from(STEPS), max_size=30), again=some.integers(0, 29))
def test_however_slips_come_what_is_told_is_what_was_given(printed, steps, again):
    report, codes = printed
    with transaction.atomic():
        for code, step in zip(codes, steps, strict=False):
            actions.give_slip(report, code, step, by=VOTER)
        if again < len(steps):
            with cast.refused():
                actions.give_slip(report, codes[again], "satisfied", by=VOTER)
        found = filing.closed_online(report)
        told = tuple(steps.count(step) for step in STEPS) if len(steps) >= 10 else (None, None, None)
        assert counts(found) == told
        transaction.set_rollback(True)


@pytest.fixture
def printed(zhao, bai):
    report = filing.online(zhao)
    return report, filing.slips_of(report, bai, 30)


def test_a_code_is_twelve_digits_however_it_is_typed():
    (code,) = slip_codes.new_codes(1)

    assert slip_codes.typed(slip_codes.in_groups(code)) == code
    assert slip_codes.typed("１２３４-5678 9012") == "123456789012"
    for wrong in ("", "1" * 11, "1" * 13, "😀" * 12, "abc", "٣" * 12):
        assert slip_codes.typed(wrong) is None
    assert len(slip_codes.new_codes(500)) == 500
