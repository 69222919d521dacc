"""Staff send a matter to units; the clock runs from that moment."""

from datetime import datetime, timedelta

import pytest

from hearth.core import clock, jobs
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import clocks
from hearth.journey.casework import actions
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Issue, Referral
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject, Thread
from tests import cast

pytestmark = pytest.mark.django_db


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_a_unit_must_report_within_its_tier_from_the_moment_it_was_sent(referral, thread):
    running = clocks.running(referral, "result")

    assert referral.state == "sent"
    assert running.due_at - running.started_at == timedelta(hours=24)
    assert running.owner == referral.unit
    assert again(thread).turn == "unit"
    assert again(thread).state == "coordinating"


def test_danger_is_to_be_seen_to_within_two_hours(thread, bai, heating):
    referral = cast.referred(thread, bai, heating, tier="danger")

    running = clocks.running(referral, "result")

    assert running.due_at - running.started_at == timedelta(hours=2)


def test_the_ledger_tells_of_unit_and_moment_and_not_of_words(referral, thread):
    line = Entry.objects.about(thread).filter(event=Happened.REFERRED).get()

    assert line.facts["unit"] == "榆河热力有限公司"
    assert datetime.fromisoformat(line.facts["due"]) == referral.clock.due_at
    assert "14度" not in str(line.facts)


def test_several_units_share_one_matter_and_each_has_its_clock(thread, bai, heating):
    water = cast.unit("榆河自来水公司", "Yuhe Water")
    lead, other = cast.referred(thread, bai, heating), cast.referred(thread, bai, water, role="co")

    assert lead.issue == other.issue
    assert Issue.objects.count() == 1
    assert clocks.running(other, "result").owner == water


def test_nothing_is_sent_twice_to_the_same_unit(referral, thread, bai, heating):
    with cast.refused():
        cast.referred(thread, bai, heating)

    assert Referral.objects.count() == 1


def test_a_unit_is_sent_nothing_that_is_about_it(thread, bai, heating):
    Subject.objects.create(thread=thread, unit=heating)

    with cast.refused():
        cast.referred(thread, bai, heating)


def test_a_sealed_matter_is_sent_to_nobody(code, bai, heating):
    sealed = cast.sealed(code, bai)

    with cast.refused():
        cast.referred(sealed, bai, heating)


def test_a_unit_that_is_not_in_use_takes_nothing(thread, bai, heating):
    heating.is_active = False
    heating.save(update_fields=["is_active"])

    with cast.refused():
        cast.referred(thread, bai, heating)


def test_only_staff_send(thread, zhao, he, heating):
    for actor in (zhao, he):
        with pytest.raises(NotAllowed):
            cast.referred(thread, actor, heating)


def test_what_was_taken_back_is_the_deputys_again(referral, thread, bai):
    actions.withdraw(referral, by=bai)

    assert again(referral).state == "withdrawn"
    assert clocks.running(referral, "result") is None
    assert (again(thread).state, again(thread).turn) == ("acknowledged", "deputy")
    assert again(referral.issue).state == "settled"


def test_a_matter_that_comes_back_is_opened_again(referral, thread, bai, heating):
    actions.withdraw(referral, by=bai)

    second = cast.referred(thread, bai, heating)

    assert second.issue == referral.issue
    assert again(second.issue).state == "open"


@pytest.mark.usefixtures("at_once")
def test_when_the_resident_withdraws_no_unit_need_do_more(referral, thread):
    contact.withdraw(again(thread), by=cast.author(thread))

    assert again(referral).state == "withdrawn"
    assert again(thread).state == "withdrawn"


@pytest.mark.usefixtures("at_once")
def test_with_the_residents_words_go_those_the_unit_was_given(referral, thread, bai, zhao):
    actions.note_talk(again(thread), "talk", "锦苑小区7号楼换泵", clock.today(), by=zhao, whom="李经理")
    actions.withdraw(referral, by=bai)
    contact.withdraw(again(thread), by=cast.author(thread))
    contact.erase(again(thread), by=cast.author(thread))

    assert again(referral).words == ""
    assert thread.talks.get().agreed == ""


def test_how_urgent_it_is_moves_the_moment_of_the_answer(thread, bai, heating):
    cast.referred(thread, bai, heating, tier="utilities")

    told = Thread.objects.get(pk=thread.pk)

    assert told.due_rule == "message.reply_utilities"
    assert told.due_at - told.due_from == timedelta(hours=24)


def test_a_matter_sealed_while_a_unit_has_it_is_let_go_of_and_stays_with_those_who_read_it(referral, thread, bai):
    with jobs.at_once():
        contact.seal(again(thread), "涉及工作人员", by=bai)

    sealed = again(thread)
    assert again(referral).state == "withdrawn"
    assert (sealed.state, sealed.turn, sealed.is_referred) == ("coordinating", "staff", False)
