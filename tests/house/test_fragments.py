"""Each piece that is swapped into a page equals the page, loaded anew."""

from __future__ import annotations

import re

import pytest

from hearth.core import clock
from hearth.journey.contact import actions
from tests import cast
from tests.house.screens import element

FRAGMENT = {"HX-Request": "true"}
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')
TOLD = re.compile(r'<div class="toast[^>]*>.*?</div>\s*', re.DOTALL)
LEVEL = re.compile(r"<(/?)h[12]\b")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _time_stands_still():
    with clock.standing_at(clock.now()):
        yield


@pytest.fixture
def desk(client, zhao):
    """Zhao's browser."""
    return cast.signed_in(client, zhao)


def settled(html: str) -> str:
    """What matters of it: no token of the moment, no word of confirmation, no depth of headings, no blanks."""
    plain = LEVEL.sub(r"<\1h", TOLD.sub("", TOKEN.sub(r"\1", html)))
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", plain)).strip()


def conversation(client, thread) -> str:
    """The conversation as it stands in the page, loaded anew."""
    return settled(element(client.get(f"/yuhe/threads/{thread.code}/").text, "conversation"))


def test_the_piece_of_a_conversation_is_the_page(desk, thread):
    piece = desk.get(f"/yuhe/threads/{thread.code}/", headers=FRAGMENT)

    assert piece.text.lstrip().startswith('<div class="desk__pair" id="conversation"')
    assert settled(piece.text) == conversation(desk, thread)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("acknowledgement", {}),
        ("replies", {"say": "reply", "body": "今天换阀门。", "reply_type": "solved"}),
        ("replies", {"say": "ask", "body": "请问是几号楼？"}),
        ("replies", {"say": "note", "body": "第九条了。"}),
        ("replies", {"say": "hand_over", "body": "请协调热力公司。"}),
    ],
    ids=["acknowledge", "reply", "ask", "note", "hand_over"],
)
def test_what_comes_back_after_a_move_is_the_page_loaded_anew(desk, thread, verb, words):
    piece = desk.post(f"/yuhe/threads/{thread.code}/{verb}/", words, headers=FRAGMENT)

    assert piece.status_code == 200
    assert settled(piece.text) == conversation(desk, thread)


@pytest.mark.parametrize(
    ("verb", "words"),
    [("staff", {}), ("hold", {"reason": "spam"}), ("refusal", {"body": "广告"}), ("deputy", {"deputy": "孙建国"})],
)
def test_what_comes_back_after_a_decision_is_the_page_loaded_anew(client, bai, sun, thread, verb, words):
    cast.signed_in(client, bai)

    piece = client.post(f"/yuhe/threads/{thread.code}/{verb}/", words, headers=FRAGMENT)

    assert settled(piece.text) == conversation(client, thread)


def test_a_move_without_script_leads_to_the_same_conversation(desk, thread):
    answer = desk.post(f"/yuhe/threads/{thread.code}/acknowledgement/", follow=True)

    assert settled(element(answer.text, "conversation")) == conversation(desk, thread)


@pytest.mark.parametrize("query", ["", "?tray=todo", "?tray=waiting", "?tray=done", "?q=暖气"])
def test_the_piece_of_a_desk_is_the_page(desk, code, thread, zhao, query, at_once):
    actions.reply(cast.delivered(code, "暖气不热。"), "好了", "solved", by=zhao)

    piece, page = desk.get(f"/yuhe/desk/{query}", headers=FRAGMENT).text, desk.get(f"/yuhe/desk/{query}").text

    whole = settled(element(page, "desk-list"))
    assert "<html" not in piece
    assert whole == f"{whole[: whole.index('>') + 1]}{settled(piece)}</section>"


def test_going_back_in_the_browser_gets_whole_pages(desk, thread):
    history = FRAGMENT | {"HX-History-Restore-Request": "true"}

    for page in ("/yuhe/desk/", f"/yuhe/threads/{thread.code}/"):
        assert "<html" in desk.get(page, headers=history).text
