"""A plain form is led to the page; htmx gets the part that changed; either way one sentence is said, once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from hearth.core import responses
from hearth.core.responses import FLASH, respond, said

PAGE = "/yuhe/threads/K7M42QXP/"
SAID = "已告诉居民您看过了。"


@pytest.fixture
def drawn(monkeypatch):
    """Notes which fragment is drawn, with what."""
    drawings = []
    monkeypatch.setattr(responses, "render", lambda request, fragment, context: drawings.append((fragment, context)))
    return drawings


def test_a_plain_form_is_led_on_so_that_reloading_sends_nothing_twice(rf, drawn):
    answer = respond(rf.post(PAGE), "contact/_conversation.html", {}, page=PAGE, said=SAID)

    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    assert drawn == []


def test_htmx_gets_the_part_that_changed_and_the_sentence_within_it(drawn):
    request = SimpleNamespace(htmx=True)

    respond(request, "contact/_conversation.html", {"thread": "T"}, page=PAGE, said=SAID)

    assert drawn == [("contact/_conversation.html", {"thread": "T", "said": SAID})]


def test_the_sentence_is_read_on_the_page_it_leads_to(rf):
    answer = respond(rf.post(PAGE), "contact/_conversation.html", {}, page=PAGE, said=SAID)
    request = rf.get(PAGE)
    request.COOKIES[FLASH] = answer.cookies[FLASH].value

    assert said(request) == SAID
    assert answer.cookies[FLASH]["httponly"]


def test_where_nothing_is_to_be_said_nothing_is_kept(rf):
    answer = respond(rf.post(PAGE), "contact/_conversation.html", {}, page=PAGE)

    assert FLASH not in answer.cookies


@pytest.mark.parametrize("forged", ["", "not hexadecimal", "abc", "ff", "c328", "\x00"])
def test_a_sentence_that_is_none_is_not_said(rf, forged):
    request = rf.get(PAGE)
    request.COOKIES[FLASH] = forged

    assert said(request) == ""


def test_nobody_can_make_a_page_say_a_whole_speech(rf):
    request = rf.get(PAGE)
    request.COOKIES[FLASH] = ("长" * 5000).encode().hex()

    assert len(said(request)) == 300
