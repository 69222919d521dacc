"""Every step is told to whom it concerns, exactly once by each way, and never with the resident's words."""

from datetime import timedelta

import pytest
from django.utils import translation

from hearth.core import clock
from hearth.core.actors import System
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier import words
from hearth.ground.courier.models import Dispatch
from hearth.journey.casework import actions
from hearth.journey.casework.events import Happened
from hearth.journey.casework.letters import SAY, TEAM, TELLS, facts, post
from hearth.journey.contact.models import Contact, Subject
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
PEOPLE = {"he": "unit", "chief": "above", "zhao": "deputy", "bai": "staff", "citizen": "citizen"}


@pytest.fixture
def everybody(thread, he, chief, zhao, bai):
    """Each can be reached by mail and by telephone."""
    for name, actor in {"he": he, "chief": chief, "zhao": zhao, "bai": bai}.items():
        User.objects.filter(pk=actor.id).update(email=f"{name}@example.org")
        user = User.objects.get(pk=actor.id)
        user.phone = "138 0000 2000"
        user.save()
    Contact.objects.filter(thread=thread).delete()
    Contact.objects.create(thread=thread, name="李奶奶", phone="138 0000 2046", email="li@example.org")
    return {f"user {he.id}": "unit", f"user {chief.id}": "above", f"user {zhao.id}": "deputy"} | {
        f"user {bai.id}": "staff",
        "citizen": "citizen",
    }


@pytest.mark.parametrize("event", sorted(event for event in TELLS if TEAM not in TELLS[event]))
def test_each_side_is_told_of_each_step_exactly_once_by_each_way(event, everybody, referral, thread, settings):
    Dispatch.objects.all().delete()
    entry = Entry.objects.create(
        at=clock.now(), event=event, kind="contact.thread", thing_id=thread.pk, code=thread.code, role="system",
        facts={"referral": referral.code, "unit": referral.unit.name_zh},
    )  # fmt: skip

    post(entry)
    post(entry)

    told = sorted((everybody[each.recipient], each.letter, each.channel) for each in Dispatch.objects.all())
    assert told == sorted((side, letter, way) for side, letter in TELLS[event].items() for way in ("email", "sms"))
    assert {each.state for each in Dispatch.objects.all()} == {"sent"}


def test_who_did_it_is_not_told_of_it(everybody, referral, he):
    Dispatch.objects.all().delete()

    actions.accept(referral, by=he)

    assert f"user {he.id}" not in set(Dispatch.objects.values_list("recipient", flat=True))


def test_whom_it_is_about_is_told_nothing(everybody, referral, thread, bai, he):
    Subject.objects.create(thread=thread, user_id=bai.id)
    Dispatch.objects.all().delete()

    actions.report(referral, "换了循环泵。", "done", by=he)

    assert f"user {bai.id}" not in set(Dispatch.objects.values_list("recipient", flat=True))


def test_an_echo_tells_nobody_twice(everybody, referral, thread, code, bai, he):
    second = cast.delivered(code, "还是冷。", email="li@example.org")
    actions.join(second, type(thread).objects.get(pk=thread.pk), by=bai)
    Dispatch.objects.all().delete()

    actions.accept(referral, by=he)

    assert Dispatch.objects.filter(recipient="citizen", channel="email").count() == 1


@pytest.mark.parametrize("letter", sorted(SAY))
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_letter_holds_the_matter(letter, language, referral, thread):
    entry = Entry.objects.filter(thing_id=thread.pk).latest("at")
    with translation.override(language):
        subject, body = words.current(letter, language).filled(facts(entry, letter))

    assert subject
    assert not {"%", "{", "}"} & set(subject + body)
    assert "14度" not in subject + body
    assert "7号楼" not in subject + body


def test_when_it_is_late_unit_leader_staff_and_deputy_are_told(everybody, referral, monkeypatch):
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    Dispatch.objects.all().delete()

    actions.escalate(referral, "late_leader", by=System("clock"))

    told = {everybody[each.recipient] for each in Dispatch.objects.all()}
    assert told == {"unit", "above", "staff", "deputy"}
    assert Entry.objects.filter(event=Happened.ESCALATED).count() == 1
