"""The change of term: prepared at leisure, carried out on one day, and nobody is left without somebody to turn to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.jobs import JOBS
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.congress import actions as ground
from hearth.ground.congress.models import Deputy, District, Mandate, Term
from hearth.ground.congress.records import current_term, seat_of, term_ahead
from hearth.journey.contact import actions, handing, succession
from hearth.journey.contact.models import DeputyCode, Succession, TermTransition, Thread
from tests import cast

TODAY = date(2026, 11, 20)


@pytest.fixture
def admin(yuhe):
    """Who may put it in force."""
    return cast.staff("高原", "Gao Yuan", "admin")


@pytest.fixture
def transition(zhao, sun, bai):
    """Term 8 begins; Zhao was elected again, Sun was not, Lin is new in Sun's place."""
    begins = localdate(clock.now())
    term = ground.set_term(Term(), by=bai, number=8, begins_on=begins, ends_on=begins + timedelta(days=1825))
    plan = actions.plan_change(term, by=bai)
    district = District.objects.get()
    lin = ground.add(Deputy(code="D020", name_zh="林晓"), by=bai)
    actions.elect(plan, zhao.deputy, by=bai, district=district)
    actions.elect(plan, lin, by=bai, district=district)
    actions.note_notice(plan, by=bai, on=TODAY, basis="公告第8号")
    return plan


def fates(plan):
    return {row.code: row.fate for row in plan.successions.select_related("deputy")}


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_everybody_in_office_leaves_until_they_are_elected_again(transition):
    assert fates(transition) == {"D001": "stays", "D002": "leaves", "D020": "joins"}


def test_until_the_day_the_present_term_stands(transition, zhao):
    assert seat_of(zhao.deputy).term.number == 7
    assert (term_ahead().number, current_term().number) == (8, 8)


def test_a_plan_that_changes_must_be_noticed_anew(transition, zhao, bai):
    row = transition.successions.get(deputy=zhao.deputy)

    actions.leave_out(row, by=bai)

    plan = again(transition)
    assert (plan.state, fates(plan)["D001"]) == ("planned", "leaves")


def test_a_confirmed_election_is_not_undone_here(transition, zhao, bai):
    ground.qualify(Mandate.objects.get(deputy=zhao.deputy, term=transition.term), by=bai, on=TODAY)

    with cast.refused() as told:
        actions.leave_out(transition.successions.get(deputy=zhao.deputy), by=bai)

    assert "赵敏" in str(told.value)


def test_there_is_one_change_at_a_time(transition, bai):
    with cast.refused():
        actions.plan_change(transition.term, by=bai)


def test_a_withdrawn_plan_leaves_everybody_in_office(transition, zhao, sun, bai):
    actions.withdraw_change(transition, by=bai)

    assert handing.is_in_office(zhao.deputy) and handing.is_in_office(sun.deputy)
    assert actions.plan_change(transition.term, by=bai).state == "planned"


def test_only_who_runs_the_system_puts_it_in_force(transition, bai):
    with pytest.raises(NotAllowed):
        actions.put_in_force(transition, by=bai)


def test_not_before_its_day(transition, admin):
    transition.term.begins_on += timedelta(days=2)

    with pytest.raises(Refused):
        actions.put_in_force(transition, by=admin)


def test_not_before_the_notice(transition, admin, zhao, bai):
    actions.name_successor(transition.successions.get(deputy=zhao.deputy), None, by=bai)

    with pytest.raises(Stale):
        actions.put_in_force(again(transition), by=admin)


def test_not_with_a_plan_that_is_no_longer_true(transition, admin, bai):
    extra = ground.add(Deputy(code="D021", name_zh="郭明"), by=bai)
    ground.seat(extra, transition.term, by=bai, district=District.objects.get())

    with cast.refused(Stale):
        actions.put_in_force(transition, by=admin)


def test_on_the_day_everybody_changes_over(transition, admin, zhao, sun, at_once):
    mine, theirs = cast.delivered(cast.code_of(zhao)), cast.delivered(cast.code_of(sun))
    lin = Deputy.objects.get(code="D020")
    actions.name_successor(transition.successions.get(deputy=sun.deputy), lin, by=admin)
    actions.note_notice(again(transition), by=admin, on=TODAY, basis="公告第8号")

    actions.put_in_force(again(transition), by=admin)

    assert again(transition).state == "in_force"
    assert (again(mine).deputy, again(theirs).deputy) == (zhao.deputy, lin)
    assert again(mine.deputy_code).state == "active" and again(theirs.deputy_code).state == "retired"
    assert {seat.deputy.code for seat in Mandate.objects.filter(state="active")} == {"D001", "D020"}
    assert DeputyCode.objects.active().filter(deputy=lin).exists()
    assert succession.report(transition) == (3, 3, 1, 0, 1, 0)


def test_what_was_interrupted_goes_on_where_it_stopped(transition, admin, sun):
    thread = cast.delivered(cast.code_of(sun))
    actions.put_in_force(transition, by=admin)
    first = succession.still_to_do(transition, "joins").get()
    actions.change_over(first, by=cast.HOUSE)
    with cast.refused(Stale):
        actions.finish_change(again(transition), by=cast.HOUSE)

    JOBS["contact.carry_on_changing"].round()

    assert again(transition).state == "in_force"
    assert not Succession.objects.filter(done_at=None).exists()
    assert handing.is_in_office(again(thread).deputy)


def test_nobody_changes_over_twice(transition, admin):
    actions.put_in_force(transition, by=admin)
    row = succession.still_to_do(transition, "leaves").get()
    actions.change_over(row, by=cast.HOUSE)

    with cast.refused(Stale):
        actions.change_over(row, by=cast.HOUSE)


def test_a_suspended_deputy_who_was_elected_again_is_reached_again(transition, admin, zhao, bai, at_once):
    code = cast.code_of(zhao)
    ground.suspend_mandate(Mandate.objects.get(deputy=zhao.deputy, state="active"), by=bai, on=TODAY, basis="第61条")
    assert again(code).state == "paused"

    actions.put_in_force(transition, by=admin)

    assert again(code).state == "active"
    assert TermTransition.objects.get().state == "in_force"
    assert not Thread.objects.exists()
