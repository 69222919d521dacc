"""Whatever is typed into whichever field: it is taken or given back, and stored as it is shown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import pytest
from django.test import Client

from hearth.core.plain import plain
from hearth.ground.accounts.actions import signing_in
from hearth.ground.accounts.profiles import PROFILES
from hearth.journey.contact import actions, finding
from hearth.journey.contact.forms import LONGEST
from hearth.journey.contact.models import Message, Thread
from tests import cast
from tests.house import naughty
from tests.house.furnished import undone
from tests.house.screens import form_on, on_the_wire, read, send, words_on

WORDS = {"body": "楼道里的灯坏了两周。", "place": "锦苑小区7号楼", "privacy": "private"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_often_as_they_like(monkeypatch):
    """These tests are about words; how often somebody may try is asked elsewhere."""
    monkeypatch.setattr(finding, "TRIES", 100_000)
    monkeypatch.setattr(signing_in, "TRIES_FROM_A_NETWORK", 100_000)
    monkeypatch.setitem(PROFILES, "asvs", replace(PROFILES["asvs"], tries=100_000))


# Every form with words in it: who opens which page, where the form there leads, which fields of which length are typed
# into, and what else is chosen so that the words decide.


@dataclass(frozen=True)
class Asked:
    """A form into which people type."""

    who: str
    page: str
    action: str
    fields: dict[str, int]
    besides: dict[str, str] = field(default_factory=dict)
    before: Any = None

    def __str__(self) -> str:
        return f"{self.who} at {self.page}, {self.besides.get('say', self.action)}"


THREAD, TICKET, CODES = "/yuhe/threads/{thread}/", "/t/", "/yuhe/deputies/D001/codes/"
SAYINGS = ("ask", "note", "hand_over")
SAYING = {"reply_type": "passed_on", "promised_on": ""}


def answered(thread: Any, bai: Any) -> None:
    actions.reply(thread, "好了", "solved", by=bai)


def refused(thread: Any, bai: Any) -> None:
    actions.refuse(thread, "广告", by=bai)


def taken(thread: Any, bai: Any) -> None:
    actions.take_over(thread, by=bai)


ADD = "/yuhe/setup/"
FORMS = [
    Asked("public", "/c/{code}", "/c/{code}", {"body": LONGEST, "place": 120, "name": 40}),
    Asked("author", TICKET, "/t/messages/", {"body": LONGEST}),
    Asked("author", TICKET, "/t/reopening/", {"body": LONGEST}, before=answered),
    Asked("author", TICKET, "/t/appeal/", {"body": LONGEST}, before=refused),
    Asked("zhao", THREAD, THREAD + "replies/", {"body": LONGEST, "passed_to": 80}, SAYING | {"say": "reply"}),
    *(Asked("zhao", THREAD, THREAD + "replies/", {"body": LONGEST}, {"say": say}) for say in SAYINGS),
    Asked("zhao", THREAD, THREAD + "contact/", {"reason": 200}),
    Asked("bai", THREAD, THREAD + "deputy/", {"deputy": 60}),
    Asked("bai", THREAD, THREAD + "refusal/", {"body": LONGEST}),
    Asked("bai", THREAD, THREAD + "redirection/", {"body": LONGEST}, {"target": "court"}),
    Asked("bai", THREAD, THREAD + "return/", {"body": LONGEST}, before=taken),
    Asked("bai", CODES, CODES, {"label": 80}),
    Asked("bai", "/yuhe/entry/?deputy=D001", "/yuhe/entry/?deputy=D001", {"body": LONGEST, "place": 120, "name": 40},
          {"channel": "phone", "consent": "on"}),
    Asked("bai", ADD + "areas/add/", ADD + "areas/add/", {"name_zh": 40, "name_en": 60}, {"kind": "street"}),
    Asked("bai", ADD + "units/add/", ADD + "units/add/", {"name_zh": 60, "name_en": 100, "address_zh": 120},
          {"kind": "company"}),
    Asked("bai", ADD + "deputies/D001/", ADD + "deputies/D001/",
          {"name_zh": 40, "name_en": 80, "work_zh": 80, "cares_zh": 80, "meets_zh": 120}, {"code": "D001"}),
    Asked("bai", ADD + "rules/draft/", ADD + "rules/draft/", {"source": 120, "note": 200},
          {"referral_result_ordinary-amount": "9"}),
    Asked("zhao", "/yuhe/phrases/", "/yuhe/phrases/", {"title": 30, "body": 1000}),
    Asked("zhao", "/yuhe/profile/", "/yuhe/profile/D001/focuses/", {"name": 60, "note": 120}),
]  # fmt: skip


@pytest.fixture
def browsers(english, zhao, bai, thread):
    """Everybody's browser."""
    signed = {
        who: cast.signed_in(Client(HTTP_ACCEPT_LANGUAGE="en"), actor) for who, actor in (("zhao", zhao), ("bai", bai))
    }
    return signed | {"public": english, "author": cast.holding(Client(HTTP_ACCEPT_LANGUAGE="en"), thread)}


@pytest.fixture
def at(code, thread):
    """Addresses with the things of this test in them."""
    return lambda address: address.format(code=code.code, thread=thread.code)


def opened(asked: Asked, browsers: Any, at: Any, thread: Any, bai: Any) -> tuple[Any, Any]:
    """The browser of whoever is asked, and the form as it stands on their page."""
    if asked.before:
        asked.before(thread, bai)
    browser = browsers[asked.who]
    return browser, form_on(browser.get(at(asked.page)), at(asked.action), *asked.fields)


def rounds(fields: dict[str, int]) -> Iterator[dict[str, str]]:
    """Everything naughty in every field, as many at a time as there is room for."""
    packs = {name: list(naughty.packed(room)) for name, room in fields.items()}
    for number in range(max(map(len, packs.values()))):
        yield {name: pack[number % len(pack)] for name, pack in packs.items()}


EACH = 1 if "HEARTH_ALL_READINGS" in os.environ else 3


def in_turn(asked: Asked) -> list[dict[str, str]]:
    """Residents' form is asked all of it, every other one a third, each another one; HEARTH_ALL_READINGS=1 asks all."""
    each = 1 if asked.page == "/c/{code}" else EACH
    everything = list(rounds(asked.fields))
    return everything[FORMS.index(asked) % min(each, len(everything)) :: each]


@pytest.mark.parametrize("asked", FORMS, ids=str)
def test_every_form_takes_whatever_is_typed_or_gives_it_back(asked, browsers, at, thread, bai):
    browser, form = opened(asked, browsers, at, thread, bai)

    for typed in in_turn(asked):
        with undone():
            answer = send(browser, form, **WORDS | asked.besides | typed)

            assert answer.status_code in (200, 303, 422), typed
            if answer.status_code == 422:
                again = form_on(answer, form.action, *asked.fields)
                kept = {name: naughty.arrived(again[name]) for name in typed}
                assert kept == {name: naughty.arrived(words) for name, words in typed.items()}


@pytest.mark.parametrize("asked", [each for each in FORMS if "body" in each.fields], ids=str)
def test_what_is_too_long_is_told_and_kept(asked, browsers, at, thread, bai):
    browser, form = opened(asked, browsers, at, thread, bai)

    with undone():
        answer = send(browser, form, **WORDS | asked.besides | {"title": "再见", "body": naughty.TOO_LONG})

        assert answer.status_code == 422
        assert form_on(answer, form.action, "body")["body"] == naughty.TOO_LONG
        assert 'class="field__error"' in answer.text


@pytest.mark.parametrize("asked", FORMS, ids=str)
@pytest.mark.parametrize("nothing", ["", " \r\n\u3000", "\x00\x07\x7f"], ids=["empty", "blank", "control characters"])
def test_what_is_empty_is_told_with_what_else_was_typed(asked, nothing, browsers, at, thread, bai):
    browser, form = opened(asked, browsers, at, thread, bai)
    first, *others = asked.fields
    typed = dict.fromkeys(others, "别的话")

    with undone():
        answer = send(browser, form, **WORDS | asked.besides | typed | {first: nothing})

        if first == "label":  # where a code hangs may be left open
            assert answer.status_code == 303
            return
        again = form_on(answer, form.action, *asked.fields)
        assert answer.status_code == 422
        assert {name: again[name] for name in others} == typed
        assert 'class="field__error"' in answer.text


def test_every_naughty_word_is_stored_and_shown_as_it_arrived(browsers, door, thread, zhao):
    cast.signed_in(browsers["public"], zhao)
    for body in naughty.packed(5000, [word for word in naughty.EVERYTHING if len(word) < 5000]):
        with undone():
            form = form_on(browsers["public"].get(door.action), door.action)
            send(browsers["public"], form, **WORDS | {"body": body})
            stored = Message.objects.exclude(thread=thread).get()
            actions.deliver(Thread.objects.get(pk=stored.thread_id), by=cast.HOUSE)
            citizens = words_on(cast.holding(Client(), stored.thread).get("/t/"))
            deputys = words_on(browsers["public"].get(f"/yuhe/threads/{stored.thread.code}/"))

            assert stored.body == naughty.arrived(body)
            for line in filter(None, stored.body.split("\n")):
                assert line in citizens
                assert line in deputys


@pytest.mark.parametrize("oddity", naughty.OWN)
def test_each_oddity_alone_is_a_message_or_is_told(oddity, english, door):
    typed = naughty.OWN[oddity]
    answer = send(english, door, **WORDS | {"body": typed})

    if naughty.arrived(typed):
        assert answer.status_code == 303
        assert Message.objects.get().body == naughty.arrived(typed)
    else:
        assert (answer.status_code, "Tell us what happened" in answer.text) == (422, True)


SEARCHES = ["/yuhe/desk/", "/yuhe/deputies/", "/yuhe/codes/", "/yuhe/entry/", "/yuhe/setup/places/"]


@pytest.mark.parametrize("page", SEARCHES)
def test_every_search_takes_whatever_is_typed_and_keeps_it(page, browsers, thread):
    for words in islice(naughty.packed(60), SEARCHES.index(page) % EACH, None, EACH):
        answer = browsers["bai"].get(page, QUERY_STRING="q=" + _quoted(words))

        assert answer.status_code in (200, 302, 303), words
        if answer.status_code == 200:
            kept = [form["q"] for form in read(answer).forms if "q" in form.names]
            assert plain(naughty.arrived(words)[:60]) in [plain(each[:60]) for each in kept]


def _quoted(words: str) -> str:
    return on_the_wire({"q": words}).partition("=")[2]


def test_a_number_of_a_poster_takes_whatever_is_typed(english, code):
    for words in naughty.packed(40):
        answer = english.get("/c/", QUERY_STRING="number=" + _quoted(words))

        assert answer.status_code == 404
        assert "This code is not one of ours" in words_on(answer)


def test_a_tracking_code_takes_whatever_is_typed(english, thread):
    form = form_on(english.get("/t/"), "/t/", "code")
    for words in naughty.packed(60):
        answer = send(english, form, code=words)

        assert answer.status_code == 422
        assert 'class="field__error"' in answer.text


@pytest.mark.django_db(transaction=True)
def test_the_sign_in_takes_whatever_is_typed(english, zhao):
    form = form_on(english.get("/yuhe/sign-in/"), "/yuhe/sign-in/")
    for words in naughty.packed(60):
        answer = send(english, form, name=words, password=words)

        assert answer.status_code == 422
        again = form_on(answer, form.action)
        assert (naughty.arrived(again["name"]), again["password"]) == (naughty.arrived(words), "")
