"""Whoever wrote what an outcome came of hears of it: once, by the way they chose, and nobody else hears anything."""

import json
from datetime import timedelta

import pytest

from hearth.core import clock, jobs, tenancy
from hearth.core.actors import System
from hearth.ground.audit.models import Entry
from hearth.ground.courier.channels import file
from hearth.ground.courier.models import Dispatch, Preference
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions import telling
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Heard, Outcome
from hearth.journey.outcomes.tasks import SETTLES, tell_everybody
from tests import cast

pytestmark = pytest.mark.django_db
CLOCK = System("clock")


@pytest.fixture(autouse=True)
def _at_once(at_once):
    """Letters follow in the same breath."""


@pytest.fixture
def public(owned, neighbours, bai, zhao):
    """Five people wrote, and the hotline is public."""
    return cast.in_force(owned, bai, zhao)


def later(minutes=11):
    """The clock strikes, and whatever waits to be told is told."""
    with clock.standing_at(clock.now() + timedelta(minutes=minutes)):
        tell_everybody.work(clock.now())


def letters():
    """To whom a letter about an outcome left, and by which way."""
    rows = Dispatch.objects.filter(letter__in=("citizen_measure", "citizen_document")).exclude(state="dropped")
    threads = dict(Entry.objects.filter(event=Happened.TOLD).values_list("pk", "code"))
    return sorted((threads[row.entry], row.channel) for row in rows)


def sent():
    """What has left the house, as the channel for tests writes it down."""
    return [json.loads(line) for line in file.outbox().read_text().splitlines()]


def told():
    return list(Entry.objects.filter(event=Happened.TOLD).order_by("at", "id").values_list("code", flat=True))


def test_everybody_in_the_demand_hears_of_it_once_however_often_the_clock_strikes(public, thread, neighbours):
    for _again in range(3):
        later()

    assert sorted(told()) == sorted([thread.code, *(voice.code for voice in neighbours)])
    assert sorted({code for code, _channel in letters()}) == sorted(told())
    assert len(letters()) == 1 + 2 * len(neighbours)  # Granny Li left a number, the others an address as well
    assert not Outcome.objects.get().is_to_tell


def test_nothing_is_told_in_the_ten_minutes_in_which_it_can_be_taken_back(public, zhao):
    later(minutes=SETTLES.seconds // 60 - 1)
    assert told() == []

    actions.unpublish(public, "日期写错了。", by=zhao)
    later()
    assert told() == []


def test_published_again_it_is_told_to_those_alone_who_have_not_heard(public, owned, code, bai, zhao):
    later()
    first = told()
    newcomer = cast.delivered(code, "我家也冷。", phone="13800004000")
    demands.join(newcomer, Demand.objects.get(pk=owned.pk), by=bai)
    actions.unpublish(cast.as_it_is(public), "日期写错了。", by=zhao)
    actions.correct(cast.as_it_is(public), cast.claim_of(days_ago=9), by=bai)
    for by in (bai, zhao):
        actions.verify(cast.as_it_is(public), by=by)
    actions.publish(cast.as_it_is(public), by=bai)

    later()

    assert told()[len(first) :] == [newcomer.code]


def test_a_demand_linked_later_is_told_later_and_nobody_twice(public, thread, code, bai, zhao):
    later()
    first = told()
    alone = cast.delivered(code, "楼道也冷。", phone="13800005000")
    actions.link(alone, cast.as_it_is(public), by=bai)
    actions.link(Thread.objects.get(pk=thread.pk), cast.as_it_is(public), by=bai)

    later()

    assert told()[len(first) :] == [alone.code]


def test_who_withdrew_whose_matter_is_sealed_and_who_was_taken_out_hears_nothing(public, neighbours, bai):
    gone, sealed, out, stays = neighbours
    contact.withdraw(gone, by=cast.author(gone))
    contact.seal(Thread.objects.get(pk=sealed.pk), "涉及干部", by=bai)
    demands.take_out(out.gatherings.get(state="joined"), by=bai)

    later()

    heard = told()
    assert stays.code in heard
    assert not {gone.code, sealed.code, out.code} & set(heard)


def test_a_message_linked_by_itself_and_sealed_since_is_told_nothing(thread, bai, zhao):
    cast.in_force(thread, bai, zhao)
    contact.seal(Thread.objects.get(pk=thread.pk), "涉及干部", by=bai)

    later()

    assert told() == []


def test_one_person_with_two_messages_gets_one_letter_and_reads_it_on_both_pages(owned, thread, code, bai, zhao):
    second = cast.delivered(code, "还是冷。", phone="138 0000 2046")
    demands.join(second, Demand.objects.get(pk=owned.pk), by=bai)
    cast.in_force(owned, bai, zhao)

    later()

    assert sorted(told()) == sorted([thread.code, second.code])
    assert [code for code, _channel in letters()] == [thread.code]


def test_people_who_left_nothing_are_not_taken_for_one_because_they_share_a_network(owned, code, bai, zhao):
    outcome = cast.verified(owned, bai, zhao)
    voices = [cast.delivered(code, words, network=b"one network!") for words in ("路灯不亮。", "井盖响了一夜。")]
    for voice in voices:
        actions.link(voice, outcome, by=bai)
    actions.publish(cast.as_it_is(outcome), by=bai)

    later()

    lines = Entry.objects.filter(event=Happened.TOLD, thing_id__in=[voice.pk for voice in voices])
    assert [line.facts.get("is_echo") for line in lines] == [None, None]


def test_each_hears_by_the_way_they_chose_or_not_at_all(public, thread, neighbours):
    quiet, by_mail = neighbours[:2]
    Preference.objects.create(owner=quiet.pk, group="progress", channels="")
    Preference.objects.create(owner=by_mail.pk, group="progress", channels="email")

    later()

    ways = [channel for code, channel in letters() if code == by_mail.code]
    assert ways == ["email"]
    assert quiet.code not in {code for code, _channel in letters()}
    assert quiet.code in told()  # it stands on their page all the same


def test_of_very_many_two_hundred_at_a_time_in_a_few_statements(
    public, monkeypatch, django_assert_max_num_queries, neighbours
):
    monkeypatch.setattr(telling, "AT_ONCE", 3)

    with jobs.at_once(frozenset()):
        with django_assert_max_num_queries(22):
            assert actions.tell(cast.as_it_is(public), by=CLOCK) == 3
        assert actions.tell(cast.as_it_is(public), by=CLOCK) == 2
        assert actions.tell(cast.as_it_is(public), by=CLOCK) == 0

    assert Heard.objects.count() == len(set(told())) == 5


def test_what_holds_no_more_before_anybody_heard_is_told_to_nobody(public, bai):
    actions.lapse(public, by=bai)

    later()

    assert told() == []


def test_a_letter_says_in_plain_words_that_a_document_was_issued_and_never_what_it_is_about(owned, thread, bai, zhao):
    Contact.objects.filter(thread=thread).delete()
    Contact.objects.create(thread=thread, name="李奶奶", phone="", email="li@example.org")
    outcome = cast.in_force(owned, bai, zhao, "document")

    later()

    texts = [line for line in sent() if line["to"] == "li@example.org" and "出台了一份文件" in line["subject"]]
    assert len(texts) == 1
    assert "/t/" in texts[0]["body"]
    assert outcome.title not in texts[0]["subject"] + texts[0]["body"]


def test_the_neighbours_are_told_nothing(public, jinchuan):
    with tenancy.inside(jinchuan):
        tell_everybody.work(clock.now() + timedelta(hours=1))

        assert not Dispatch.objects.exists()
    assert told() == []
