"""Who is told what, in their own language, once each; never what somebody wrote."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import translation

from hearth.core.words import grouped_code
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.ground.courier import words
from hearth.ground.courier.channels import file
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions, letters, tracking
from hearth.journey.contact.letters import SAY, TO_CITIZEN, TO_DEPUTY, TO_OVERSEERS, TO_STAFF
from hearth.journey.contact.tasks import post_letters, take_in
from hearth.reactions import REACTIONS
from tests import cast

PRIVATE = "只写给您看的一句话"


@pytest.fixture
def people(zhao, sun, aide, bai):
    """Everybody left a way to be reached."""
    for actor in (zhao, sun, aide, bai):
        User.objects.filter(pk=actor.id).update(email=f"{actor.name}@example.org")
    return {actor.name: actor for actor in (zhao, sun, aide, bai)}


@pytest.fixture
def thread(people, code):
    """Granny Li has written and left both ways."""
    return cast.delivered(code, PRIVATE, name="李奶奶", phone="13800002046", email="li@example.org")


def posted(event: str) -> list[dict[str, Any]]:
    """Post the letters of the last such line, and read what went out."""
    before = sent()
    letters.post(Entry.objects.filter(event=event).latest("at"))
    return sent()[len(before) :]


def sent() -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.outbox().read_text().splitlines()] if file.outbox().exists() else []


def recipients(posted: list[dict[str, Any]]) -> set[str]:
    return {letter["to"].removesuffix("@example.org") for letter in posted}


def test_the_receipt_holds_the_code_and_goes_by_every_way(thread):
    receipts = posted("contact.submitted")

    assert recipients(receipts) == {"li", "13800002046"}
    assert all(grouped_code(tracking.code_of(thread)) in letter["body"] for letter in receipts)


def test_only_the_receipt_holds_the_code(thread, zhao):
    actions.reply(thread, PRIVATE, "solved", by=zhao)

    assert not any(tracking.code_of(thread)[8:12] in letter["body"] for letter in posted("contact.replied"))


def test_a_delivered_message_is_told_to_the_deputy_and_the_aide(thread):
    assert recipients(posted("contact.delivered")) == {"赵敏", "小周"}


def test_an_answer_is_told_to_the_citizen_only(thread, zhao):
    actions.reply(thread, PRIVATE, "solved", by=zhao)

    assert recipients(posted("contact.replied")) == {"li", "13800002046"}


def test_what_was_held_is_told_to_staff_only(people, code, bai):
    actions.hold(cast.written(code), ("abuse",), by=cast.HOUSE)

    assert recipients(posted("contact.held")) == {"白洁"}


def test_nobody_is_told_what_they_did_themselves(thread, bai):
    actions.hold(thread, ("abuse",), by=bai)

    assert posted("contact.held") == []


def test_passed_on_the_citizen_and_the_new_deputy_are_told(thread, sun, bai):
    actions.reassign(thread, sun.deputy, by=bai)

    told = posted("contact.reassigned")

    assert recipients(told) == {"li", "13800002046", "孙建国"}


def test_each_is_told_once_however_often_the_job_runs(thread, zhao):
    actions.acknowledge(thread, by=zhao)

    first, second = posted("contact.acknowledged"), posted("contact.acknowledged")

    assert len(first) == 2 and second == []
    assert Dispatch.objects.filter(letter="read", state="sent").count() == 2


def test_each_is_told_in_their_own_language(people, code, zhao):
    thread = cast.delivered(code, PRIVATE, email="li@example.org", language="en")
    actions.acknowledge(thread, by=zhao)
    User.objects.filter(pk=people["小周"].id).update(language="en")

    (to_citizen,) = posted("contact.acknowledged")
    to_deputies = {letter["to"]: letter["subject"] for letter in posted("contact.delivered")}

    assert to_citizen["subject"] == "Deputy Zhao has read your message"
    assert to_deputies["小周@example.org"] == "A new message from a resident"
    assert to_deputies["赵敏@example.org"] != "A new message from a resident"


def test_who_no_longer_holds_the_post_is_not_told(thread, people):
    Post.objects.filter(user_id=people["小周"].id).update(until="2026-01-01")

    assert recipients(posted("contact.delivered")) == {"赵敏"}


def test_who_took_it_back_is_told_nothing_more(thread, zhao):
    actions.acknowledge(thread, by=zhao)
    actions.withdraw(thread, by=cast.author(thread))

    assert posted("contact.acknowledged") == []


def test_no_letter_holds_what_anybody_wrote(thread, zhao, sun, bai):
    li = cast.author(thread)
    actions.ask(thread, PRIVATE, by=zhao)
    actions.add(thread, PRIVATE, by=li)
    actions.hand_over(thread, PRIVATE, by=zhao)
    actions.reassign(thread, sun.deputy, by=bai)
    actions.reply(thread, PRIVATE, "solved", by=sun)
    actions.reopen(thread, PRIVATE, by=li)

    for entry in Entry.objects.exclude(event="contact.code_issued"):
        letters.post(entry)

    whole = "".join(letter["subject"] + letter["body"] for letter in sent())
    assert len(sent()) > 12
    assert not any(secret in whole for secret in (PRIVATE, "李奶奶", "13800002046"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("letter", SAY)
def test_every_letter_can_be_composed_in_both_languages(thread, letter, language):
    entry = Entry.objects.filter(thing_id=thread.pk).first()
    with translation.override(language):
        subject, body = words.current(letter, language).filled(letters.facts(entry, letter))

    assert subject and "\n" not in subject and len(subject) < 60
    assert not {"%", "{", "}"} & set(subject + body)
    assert any(ord(mark) > 0x2E80 for mark in subject) is (language == "zh-hans")


def test_every_letter_is_called_for_by_something_that_happens():
    telling = {event for event, jobs in REACTIONS.items() if post_letters in jobs or take_in in jobs}

    assert set(TO_CITIZEN) | set(TO_DEPUTY) | set(TO_STAFF) | set(TO_OVERSEERS) <= telling
    assert set(SAY) == {
        "receipt",
        *TO_CITIZEN.values(),
        *TO_DEPUTY.values(),
        *TO_STAFF.values(),
        *TO_OVERSEERS.values(),
    }
