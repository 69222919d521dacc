"""A unit promises something, others note it for them, and what is promised may change, with a reason."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework import actions as casework
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment
from tests import cast

pytestmark = pytest.mark.django_db
TWO_HOURS = Terms(percent=95, within=2, span="h")


def tomorrow(days=1):
    return localdate(clock.now()) + timedelta(days=days)


def happened():
    return [line.event for line in Entry.objects.filter(event__startswith="outcomes.").order_by("at", "id")]


def test_a_unit_promises_something_by_a_day_and_a_clock_runs_until_the_end_of_it(referral, he):
    promise = cast.promised(referral, he, in_days=30)

    assert (promise.kind, promise.state, promise.unit) == ("once", "open", referral.unit)
    assert promise.clock.due_at.astimezone(SHANGHAI).strftime("%H:%M") == "23:59"
    assert promise.clock.due_at.astimezone(SHANGHAI).date() == tomorrow(30)
    assert happened() == [Happened.PROMISED]


def test_its_date_explains_itself_without_a_rule_of_the_profile(referral, he):
    promise = cast.promised(referral, he)

    facts = [str(fact.value) for fact in clocks.explain(promise.clock).explain]

    assert facts[0] == "按承诺的日期"
    assert len(facts) == 3


def test_something_kept_again_and_again_has_a_target_and_no_clock(referral, he):
    promise = cast.quick(referral, he)

    assert (promise.kind, promise.metric, promise.percent, promise.within) == ("recurring", "accepted", 95, 2)
    assert promise.clock is None


def test_what_is_promised_without_day_or_target_cannot_be_stored(referral, he):
    promise = cast.promised(referral, he)

    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=promise.pk).update(due_on=None)


def test_another_unit_promises_nothing_in_its_name(referral):
    water = cast.staff("水工", "Shui Gong", "unit", unit=cast.unit("供水公司", "Water"))

    with pytest.raises(NotAllowed):
        cast.promised(referral, water)


def test_deputy_and_staff_note_what_a_unit_promised_in_a_talk(thread, heating, zhao, bai, aide):
    pledge = Pledge("进群服务，两小时内回复。", TWO_HOURS, "outside")

    noted = [actions.note_promise(thread, heating, pledge, by=who) for who in (zhao, bai, aide)]

    assert [each.name for each in noted] == ["赵敏", "白洁", "小周"]


def test_another_deputy_notes_nothing_here(thread, heating, sun):
    with pytest.raises(NotAllowed):
        actions.note_promise(thread, heating, Pledge("修", TWO_HOURS, "outside"), by=sun)


def test_nothing_is_promised_by_a_day_that_has_passed(referral, he):
    with cast.refused():
        cast.promised(referral, he, in_days=-1)


def test_a_unit_the_message_is_about_promises_nothing_in_it(thread, heating, bai):
    Subject.objects.create(thread=thread, unit=heating)

    with cast.refused():
        actions.note_promise(thread, heating, Pledge("修", Terms(due_on=tomorrow())), by=bai)


def test_a_closed_unit_promises_nothing(thread, heating, bai):
    Unit.objects.filter(pk=heating.pk).update(is_active=False)

    with cast.refused():
        actions.note_promise(thread, Unit.objects.get(pk=heating.pk), Pledge("修", Terms(due_on=tomorrow())), by=bai)


def test_in_a_sealed_matter_nothing_is_promised(code, bai, heating):
    sealed = cast.sealed(code, bai)

    with cast.refused():
        actions.note_promise(sealed, heating, Pledge("修", Terms(due_on=tomorrow())), by=bai)
    assert not Commitment.objects.exists()


def test_the_threads_handled_together_hear_of_it_as_an_echo(referral, code, bai, he):
    second = cast.delivered(code)
    casework.join(second, Thread.objects.get(pk=referral.thread.pk), by=bai)

    cast.promised(referral, he)

    lines = Entry.objects.filter(event=Happened.PROMISED)
    assert {(line.code, bool(line.facts.get("is_echo"))) for line in lines} == {
        (referral.thread.code, False),
        (second.code, True),
    }


def test_a_changed_day_keeps_the_old_one_readable_and_runs_anew(referral, he):
    promise = cast.promised(referral, he, in_days=10)

    revision = actions.revise(promise, Terms(due_on=tomorrow(40)), "配件要从外地调。", by=he)

    assert (revision.was_due_on, promise.due_on) == (tomorrow(10), tomorrow(40))
    assert [clock.outcome for clock in clocks.of(promise)] == ["moved", ""]
    assert promise.clock.due_at.astimezone(SHANGHAI).date() == tomorrow(40)
    assert happened()[-1] == Happened.REVISED


def test_a_target_changes_in_the_same_way(referral, he):
    promise = cast.quick(referral, he)

    revision = actions.revise(promise, TWO_HOURS._replace(within=4), "人手不足。", by=he)

    assert (revision.was_within, revision.was_span, promise.within) == (2, "h", 4)


def test_a_change_that_changes_nothing_is_refused(referral, he):
    promise = cast.promised(referral, he, in_days=10)

    with cast.refused():
        actions.revise(promise, Terms(due_on=promise.due_on), "没有变化", by=he)


def test_what_has_a_day_cannot_become_a_target(referral, he):
    promise = cast.promised(referral, he)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.revise(promise, TWO_HOURS, "改成时限", by=he)


def test_a_late_promise_may_be_given_a_later_day(referral, he, monkeypatch):
    promise = cast.promised(referral, he, in_days=1)
    later = clock.now() + timedelta(days=5)
    monkeypatch.setattr(clock, "now", lambda: later)
    promise = Commitment.objects.select_related("clock", "unit", "thread").get(pk=promise.pk)
    assert promise.is_late(clock.now())

    actions.revise(promise, Terms(due_on=tomorrow(9)), "还在等配件。", by=he)

    assert not promise.is_late(clock.now())


def test_a_day_far_away_is_a_day(referral, he):
    promise = actions.promise(referral, Pledge("改造全部管网。", Terms(due_on=date(2099, 12, 31))), by=he)

    assert promise.clock.due_at.astimezone(SHANGHAI).date() == date(2099, 12, 31)
