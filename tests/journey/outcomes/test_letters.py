"""Whom a promise concerns hears of it once by each way, never more than needed, and never in its words."""

from datetime import timedelta

import pytest
from django.utils import translation

from hearth.core import clock
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.ground.rulebook import tasks as rulebook
from hearth.journey.casework import actions as casework
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.counting import Count
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.letters import LETTERS, SAY, TELLS, facts, post
from hearth.journey.outcomes.models import Commitment
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
SECRET = "换掉二号泵。"


@pytest.fixture
def everybody(thread, he, chief, zhao, bai):
    """Each can be reached by mail."""
    people = {"he": he, "chief": chief, "zhao": zhao, "bai": bai}
    for name, actor in people.items():
        User.objects.filter(pk=actor.id).update(email=f"{name}@example.org")
    Contact.objects.filter(thread=thread).delete()
    Contact.objects.create(thread=thread, name="李奶奶", email="li@example.org")
    return {f"user {actor.id}": name for name, actor in people.items()} | {"citizen": "citizen"}


@pytest.fixture
def promise(everybody, referral, he):
    """A pump, and whatever was said so far is forgotten."""
    made = cast.promised(referral, he)
    Dispatch.objects.all().delete()
    return made


@pytest.fixture
def told(everybody):
    """Who was written to about promises since, and with which letter."""
    return lambda: {
        (everybody[each.recipient], each.letter)
        for each in Dispatch.objects.exclude(state="dropped")
        if each.letter in LETTERS
    }


def again(promise):
    return Commitment.objects.select_related("unit", "clock", "thread__deputy").get(pk=promise.pk)


def test_a_promise_is_told_to_resident_and_deputy(everybody, referral, he, told):
    Dispatch.objects.all().delete()

    cast.promised(referral, he)

    assert told() == {("citizen", "citizen_promised"), ("zhao", "deputy_promised")}


def test_what_was_noted_in_a_units_name_it_is_told(everybody, thread, heating, zhao, told):
    from hearth.journey.outcomes.actions.promising import Pledge, Terms

    day = clock.today() + timedelta(days=9)

    actions.note_promise(thread, heating, Pledge(SECRET, Terms(due_on=day)), by=zhao)

    assert told() == {("citizen", "citizen_promised"), ("he", "unit_promise_noted")}


def test_resident_and_deputy_hear_how_it_ends_and_the_unit_what_is_missing(promise, he, zhao, told):
    actions.fulfil(promise, "换好了", by=he)
    assert told() == {("citizen", "citizen_fulfilled"), ("zhao", "deputy_promise_look")}

    Dispatch.objects.all().delete()
    actions.dispute(again(promise), "还冷", by=zhao)
    assert told() == {("he", "unit_promise_disputed")}

    Dispatch.objects.all().delete()
    actions.give_up(again(promise), "不行", "高经理", by=he)
    assert told() == {("citizen", "citizen_cannot"), ("zhao", "deputy_promise_look")}


def test_a_confirmation_is_told_to_nobody(promise, he, zhao, told):
    actions.fulfil(promise, "换好了", by=he)
    Dispatch.objects.all().delete()

    actions.confirm(again(promise), by=zhao)

    assert told() == set()


def test_a_count_is_told_only_to_a_unit_that_stays_below(everybody, referral, he, bai, told):
    with clock.standing_at(clock.now() - timedelta(days=100)):
        hotline = cast.quick(referral, he, "outside")
    day = clock.today() - timedelta(days=2)
    Dispatch.objects.all().delete()

    actions.measure(hotline, Period(day, day), Count(20, 20), by=bai, source="清单")
    assert told() == set()

    actions.measure(hotline, Period(day, day), Count(20, 10), by=bai, source="清单")
    assert told() == {("he", "unit_promise_below")}


def test_as_its_day_comes_and_goes_one_after_another_hears_of_it(promise, bai, told, monkeypatch):
    casework.withdraw(promise.referral, by=bai)
    began, heard = clock.now(), []
    for days in (16, 28, 31, 35, 50):  # whatever the hour at which it was promised
        monkeypatch.setattr(clock, "now", lambda days=days: began + timedelta(days=days))
        Dispatch.objects.all().delete()
        for _stroke in range(3):
            rulebook.strike_notices.work(clock.now())
        heard.append(told())

    assert heard == [
        set(),
        {("he", "unit_promise_soon")},
        {("he", "unit_promise_late"), ("zhao", "deputy_promise_late")},
        {("chief", "above_promise_late")},
        {("bai", "staff_promise_late")},
    ]


def test_an_echo_tells_nobody_twice(promise, code, bai, he, told):
    second = cast.delivered(code, "还是冷。", email="li@example.org")
    casework.join(second, Thread.objects.get(pk=promise.thread.pk), by=bai)
    Dispatch.objects.all().delete()

    actions.fulfil(promise, "换好了", by=he)

    assert Dispatch.objects.filter(recipient="citizen").count() == 1


@pytest.mark.parametrize("event", sorted(TELLS))
def test_a_job_that_runs_twice_writes_once(event, promise):
    entry = Entry.objects.create(
        at=clock.now(), event=event, kind="contact.thread", thing_id=promise.thread.pk, code="x", role="system",
        facts={"commitment": promise.code, "is_below": True, "step": "late"},
    )  # fmt: skip

    post(entry)
    once = Dispatch.objects.filter(entry=entry.pk).count()
    post(entry)

    assert once == Dispatch.objects.filter(entry=entry.pk).count() > 0


def test_every_letter_that_is_promised_can_be_written():
    told = {letter for letters in TELLS.values() for letter in letters.values()} | {"unit_promise_soon"}

    assert told == set(SAY)


@pytest.mark.parametrize("letter", sorted(SAY))
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_letter_holds_what_was_promised(letter, language, promise):
    entry = Entry.objects.filter(event=Happened.PROMISED).get()

    with translation.override(language):
        told = facts(entry, letter)
        subject, body = (line % told for line in LETTERS[letter].say())

    assert subject
    assert "%(" not in subject + body
    assert promise.code in told["commitment"]
    assert SECRET not in subject + body + told["way"]


def test_lateness_stands_in_the_ledger_once_for_each_step(promise, monkeypatch):
    began = clock.now()
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(days=31))

    for _stroke in range(5):
        rulebook.strike_notices.work(clock.now())

    assert Entry.objects.filter(event=Happened.ESCALATED).count() == 1
