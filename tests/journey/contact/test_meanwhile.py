"""What happens when others were faster: the words are not taken, none is lost, and what they did is told."""

import pytest
from django.test import Client

from hearth.core.lifecycle import Stale
from hearth.journey.contact import actions
from hearth.journey.contact.meanwhile import Overtaken, unless_overtaken
from hearth.journey.contact.models import Message, Thread
from hearth.journey.contact.queries import last_line
from tests import cast
from tests.house.screens import form_on, send

WORDS = "今晚六点入户检查。"
FORMS = {  # each form of a thread in which words are written, and what is typed besides
    "replies/": ("zhao", {"say": "reply", "reply_type": "solved", "body": WORDS}),
    "replies/ ask": ("zhao", {"say": "ask", "body": WORDS}),
    "replies/ note": ("zhao", {"say": "note", "body": WORDS}),
    "replies/ hand_over": ("zhao", {"say": "hand_over", "body": WORDS}),
    "deputy/": ("bai", {"deputy": "孙建国"}),
    "hold/": ("bai", {"reason": "spam", "is_urgent": "on"}),
    "refusal/": ("bai", {"body": WORDS}),
    "redirection/": ("bai", {"target": "court", "body": WORDS}),
    "seal/": ("bai", {"reason": WORDS}),
    "subjects/": ("bai", {"whom": "安和街道代表联络站"}),
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def browsers(zhao, bai):
    return {"zhao": cast.signed_in(Client(), zhao), "bai": cast.signed_in(Client(), bai)}


def again(thread):
    return Thread.objects.get(pk=thread.pk)


def page_of(thread):
    return f"/yuhe/threads/{thread.code}/"


def address_of(thread, what):
    return f"/yuhe/threads/{thread.code}/{what.split()[0]}"


def test_nobody_is_overtaken_by_what_they_saw(thread, zhao):
    with unless_overtaken(thread, str(last_line(thread.pk)), by=zhao):
        actions.note(thread, WORDS, by=zhao)

    assert Message.objects.filter(thread=thread, body=WORDS).exists()


def test_nobody_is_overtaken_by_themselves_or_by_the_house(thread, zhao, bai):
    seen = str(last_line(thread.pk))
    actions.note(thread, "先记一笔。", by=zhao)
    actions.escalate(again(thread), by=cast.HOUSE)

    with unless_overtaken(again(thread), seen, by=zhao):
        actions.note(again(thread), WORDS, by=zhao)

    assert Message.objects.filter(thread=thread, kind="note").count() == 2


def test_who_was_overtaken_is_told_by_whom_and_in_which_words(thread, zhao, bai):
    seen = str(last_line(thread.pk))
    actions.note(thread, "已派人去看。", by=bai)

    with pytest.raises(Overtaken) as told, unless_overtaken(again(thread), seen, by=zhao):
        raise AssertionError("nothing inside is done")

    assert [each.words for each in told.value.news] == ["已派人去看。"]
    assert isinstance(told.value, Stale)


@pytest.mark.parametrize("what", FORMS)
def test_words_of_whoever_was_slower_are_kept_and_what_came_meanwhile_is_shown(what, thread, browsers, bai, zhao, sun):
    who, typed = FORMS[what]
    other = {"zhao": bai, "bai": zhao}[who]
    form = form_on(browsers[who].get(page_of(thread)), address_of(thread, what))
    before = Message.objects.filter(thread=thread).count()
    actions.note(thread, "别人刚写的话。", by=other)

    answer = send(browsers[who], form, **typed)

    assert answer.status_code == 422
    assert "您写的时候，这里有了新情况" in answer.text
    assert "别人刚写的话。" in answer.text
    assert all(value in answer.text for value in typed.values())
    assert Message.objects.filter(thread=thread).count() == before + 1
    assert again(thread).state == "delivered"


@pytest.mark.parametrize("what", ["replies/", "refusal/", "redirection/"])
def test_once_it_was_read_the_same_words_are_taken(what, thread, browsers, bai, zhao):
    who, typed = FORMS[what]
    form = form_on(browsers[who].get(page_of(thread)), address_of(thread, what))
    actions.note(thread, "别人刚写的话。", by={"zhao": bai, "bai": zhao}[who])
    told = send(browsers[who], form, **typed)

    answer = send(browsers[who], form_on(told, address_of(thread, what)), **typed)

    assert answer.status_code == 303
    assert Message.objects.filter(thread=thread, body=WORDS).exists()


def test_an_answer_to_what_the_resident_has_withdrawn_is_shown_to_be_copied(thread, browsers):
    form = form_on(browsers["zhao"].get(page_of(thread)), address_of(thread, "replies/"))
    actions.withdraw(again(thread), by=cast.author(thread))

    answer = send(browsers["zhao"], form, say="reply", reply_type="solved", body=WORDS)

    assert answer.status_code == 422
    assert WORDS in answer.text
    assert "没有送出" in answer.text


def test_a_form_that_names_no_line_is_compared_with_nothing(thread, browsers, bai):
    actions.note(thread, "别人刚写的话。", by=bai)

    answer = browsers["zhao"].post(address_of(thread, "replies/"), {"say": "note", "body": WORDS})

    assert answer.status_code == 303


@pytest.mark.parametrize("seen", ["nonsense", "00000000-0000-7000-8000-000000000000", "\0"])
def test_a_line_nobody_knows_takes_no_words_away(seen, thread, browsers, bai):
    actions.note(thread, "别人刚写的话。", by=bai)

    answer = browsers["zhao"].post(address_of(thread, "replies/"), {"say": "note", "body": WORDS, "seen": seen})

    assert answer.status_code in (303, 422)
    assert WORDS in (answer.text if answer.status_code == 422 else Message.objects.latest("entry_id").body)


def test_the_wording_of_a_publication_is_kept_as_well(thread, browsers, bai, zhao):
    cast.published(thread, bai, "proposed")
    page = f"/yuhe/threads/{thread.code}/publication/"
    form = form_on(browsers["bai"].get(page), f"{page}wording/", "question")
    actions.note(again(thread), "别人刚写的话。", by=zhao)

    answer = send(browsers["bai"], form, more="7号楼")

    assert answer.status_code == 422
    assert "别人刚写的话。" in answer.text
    assert "\n7号楼</textarea>" in answer.text
