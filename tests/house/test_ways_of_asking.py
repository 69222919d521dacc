"""How something may be asked: by no strange method, and never with words that stand somewhere else than they should."""

from __future__ import annotations

import ast
from urllib.parse import urlencode

import pytest
from django.test import Client

from hearth.ground.accounts.models import User
from hearth.journey.contact.models import Message
from hearth.ops.places import PACKAGE
from tests import cast
from tests.ground.accounts.people import PASSWORD, user_of
from tests.house import furnished

NEW = "another sentence, also long"
VIEWS = sorted(file for file in PACKAGE.rglob("*.py") if "views" in file.parts or file.name == "views.py")

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(yuhe, zhao, bai, thread):
    return furnished.furnish(yuhe, zhao, bai, thread)


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT"])
def test_nothing_is_sent_back_as_it_came(method, house, bai):
    cast.published(house.thread, bai)
    browsers, secret = [Client(), cast.signed_in(Client(), bai)], {"X-Secret": "do-not-say-it"}

    answers = [
        (name, browser.generic(method, furnished.path_of(name, house), headers=secret))
        for name in furnished.names()
        for browser in browsers
    ]

    assert [(name, answer) for name, answer in answers if answer.status_code != 405] == []
    assert [name for name, answer in answers if "do-not-say-it" in answer.text] == []


def test_words_in_the_address_are_no_part_of_a_form(house, zhao, bai):
    browser = cast.signed_in(Client(), zhao)
    words = urlencode({"old": PASSWORD, "new": NEW})

    answer = browser.post(f"/yuhe/account/password/?{words}")

    assert answer.status_code == 422
    assert user_of(zhao).has_password(PASSWORD)


def test_nor_are_words_in_a_cookie_or_a_header(house, zhao):
    browser = cast.signed_in(Client(), zhao)
    browser.cookies.load({"old": PASSWORD, "new": NEW})

    assert browser.post("/yuhe/account/password/", headers={"old": PASSWORD, "new": NEW}).status_code == 422
    assert user_of(zhao).has_password(PASSWORD)


def test_of_an_answer_given_twice_one_counts_for_check_and_deed_alike(house, zhao):
    browser = cast.signed_in(Client(), zhao)

    refused = browser.post("/yuhe/account/password/", {"old": PASSWORD, "new": [NEW, "short"]})
    taken = browser.post("/yuhe/account/password/", {"old": ["wrong", PASSWORD], "new": ["short", NEW]})

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert User.objects.get(pk=zhao.user_id).has_password(NEW)


def test_a_field_that_no_form_asked_for_changes_nothing(house, zhao, bai):
    browser, before = cast.signed_in(Client(), bai), Message.objects.count()
    extra = {
        "state": "closed",
        "is_sealed": "on",
        "deputy": "D002",
        "author": "citizen",
        "congress": "2",
        "by": "system",
    }

    browser.post(
        furnished.path_of("contact:reply", house), furnished.words_for("contact:reply") | extra | {"say": "note"}
    )

    note = Message.objects.get(kind="note")
    thread = house.thread
    thread.refresh_from_db()
    assert Message.objects.count() == before + 1
    assert note.congress_id == thread.congress_id
    assert (thread.state, thread.is_sealed, thread.deputy_id) == ("delivered", False, zhao.deputy.pk)


def test_no_view_hands_on_what_was_sent_without_a_form():
    """Actions are given the cleaned answers of a form, whose names stand in its class, or one answer by its name."""
    found = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file in VIEWS
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword) and node.arg is None and _is_as_sent(node.value)
    ]

    assert found == []
    assert "ModelForm" not in "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))


def _is_as_sent(node: ast.expr) -> bool:
    return ast.unparse(node).startswith(("request.POST", "request.GET", "request.FILES"))
