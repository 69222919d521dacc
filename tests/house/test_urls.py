"""Everybody at every address: what each is answered, written out; and no address is missing.

in      led to the sign-in (a form that was sent is not taken, and says so)
code    asked for the tracking code
a number is the status of the answer; a line with one number is the same for everybody
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from hearth.core import tenancy
from tests import cast
from tests.house import furnished

# “others” are a leader, an auditor and the contact of a unit: they hold a post, but no work waits for them.
# “author” holds the thread's ticket, “resident” that of another thread. Zhao is the deputy it was written to.
# Wei is a deputy and Feng a clerk of the other congress; both are signed in.
WHO = ("public", "author", "resident", "zhao", "sun", "aide", "bai", "station", "others", "wei", "feng")
TABLE = """
                             public  author  resident  zhao  sun  aide  bai  station  others  wei  feng
ops:livez                GET    200
ops:readyz               GET    200
ops:metrics              GET    200
reading                  POST   303
installation:home        GET    200
installation:about       GET    200
installation:privacy     GET    200
installation:accessibility GET  200
installation:with_slash  GET    302

door:look_up             GET    404
door:landing             GET    200
door:landing             POST   303

track:thread             GET    200
track:thread             POST   422
track:receipt            GET   code     200      200  code  code  code code     code    code code  code
track:photo              GET   code     200      404  code  code  code code     code    code code  code
track:add                POST  code     303      303  code  code  code code     code    code code  code
track:rate               POST  code     303      303  code  code  code code     code    code code  code
track:reopen             POST  code     303      303  code  code  code code     code    code code  code
track:withdraw           POST  code     303      303  code  code  code code     code    code code  code
track:appeal             POST  code     303      303  code  code  code code     code    code code  code
track:leave              POST   303

congress:home            GET    200
congress:deputies        GET    200
congress:deputy          GET    200
congress:stations        GET    200
congress:station         GET    200

accounts:sign_in         GET    200
accounts:sign_in         POST   303
accounts:sign_out        POST   303
accounts:account         GET    in       in       in   200   200   200  200      200     200  200   200
accounts:change_password POST   in       in       in   303   303   303  303      303     303  303   303
accounts:set_single_keys POST   in       in       in   303   303   303  303      303     303  303   303
accounts:end_others      POST   in       in       in   303   303   303  303      303     303  303   303
accounts:end_session     POST   in       in       in   303   404   404  404      404     404  404   404

desks:desk               GET    in       in       in   200   200   200  200      200     200   in    in
desks:news               GET    in       in       in   204   204   204  204      204     204   in    in

contact:thread           GET    in       in       in   200   404   200  200      404     404   in    in
contact:photo            GET    in       in       in   200   404   200  200      404     404   in    in
contact:acknowledge      POST   in       in       in   303   404   303  422      404     404   in    in
contact:reply            POST   in       in       in   303   404   303  303      404     404   in    in
contact:contact          POST   in       in       in   200   404   200  200      404     404   in    in
contact:take_over        POST   in       in       in   422   404   422  303      404     404   in    in
contact:reassign         POST   in       in       in   422   404   422  303      404     404   in    in
contact:hand_back        POST   in       in       in   422   404   422  303      404     404   in    in
contact:hold             POST   in       in       in   422   404   422  303      404     404   in    in
contact:release          POST   in       in       in   404   404   404  303      404     404   in    in
contact:refuse           POST   in       in       in   422   404   422  303      404     404   in    in
contact:redirect         POST   in       in       in   422   404   422  303      404     404   in    in

contact:codes            GET    in       in       in   404   404   404  200      404     404   in    in
contact:code             GET    in       in       in   404   404   404  200      404     404   in    in
contact:issue_code       GET    in       in       in   404   404   404  200      404     404   in    in
contact:issue_code       POST   in       in       in   404   404   404  303      404     404   in    in
contact:pause_code       POST   in       in       in   404   404   404  303      404     404   in    in
contact:resume_code      POST   in       in       in   404   404   404  303      404     404   in    in
contact:rotate_code      POST   in       in       in   404   404   404  303      404     404   in    in
contact:retire_code      POST   in       in       in   404   404   404  303      404     404   in    in
contact:order_sheet      POST   in       in       in   404   404   404  303      404     404   in    in
contact:sheet            GET    in       in       in   404   404   404  200      404     404   in    in
contact:sheet_file       GET    in       in       in   404   404   404  200      404     404   in    in

contact:entry            GET    in       in       in   404   404   200  200      200     404   in    in
contact:entry            POST   in       in       in   404   404   303  303      303     404   in    in
contact:entered          GET    in       in       in   404   404   303  303      303     404   in    in

contact:phrases          GET    in       in       in   200   200   200  200      200     200   in    in
contact:phrases          POST   in       in       in   303   303   303  303      303     303   in    in
contact:phrase           GET    in       in       in   200   404   404  404      404     404   in    in
contact:phrase           POST   in       in       in   303   404   404  404      404     404   in    in
contact:drop_phrase      POST   in       in       in   303   404   404  404      404     404   in    in

contact:profile          GET    in       in       in   200   200   200  404      404     404   in    in
contact:set_focus        POST   in       in       in   303   404   303  404      404     404   in    in
contact:finish_focus     POST   in       in       in   303   404   303  404      404     404   in    in
contact:drop_focus       POST   in       in       in   303   404   303  404      404     404   in    in
"""
LINES = [line.split() for line in TABLE.splitlines()[2:] if line.strip()]
EXPECTED = {
    (name, method): dict(zip(WHO, cells * len(WHO) if len(cells) == 1 else cells, strict=False))
    for name, method, *cells in LINES
}
# a deputy's name alone finds the way to the form that is filled in for them
ASKED = {"contact:entry": "?deputy=D001"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(yuhe, zhao, bai, thread):
    cast.code_of(zhao)
    return furnished.furnish(yuhe, zhao, bai, thread)


@pytest.fixture
def other(house, sun):
    """The thread of somebody else, with another deputy."""
    return replace(house, thread=cast.delivered(cast.code_of(sun)))


@pytest.fixture
def browsers(house, other, jinchuan, zhao, sun, aide, bai, wei):
    """Everybody's browser, the way they come; of the “others” there are three."""
    people = {"zhao": [zhao], "sun": [sun], "aide": [aide], "bai": [bai], "wei": [wei]}
    people["station"] = [cast.staff("钱站长", "Qian Li", "station")]
    people["others"] = [cast.staff(role, f"The {role}", role) for role in ("leader", "auditor", "unit")]
    with tenancy.inside(jinchuan):
        people["feng"] = [cast.staff("冯雪", "Feng Xue", "clerk")]
    known = {who: [cast.signed_in(Client(), each) for each in several] for who, several in people.items()}
    tickets = {"author": [cast.holding(Client(), house.thread)], "resident": [cast.holding(Client(), other.thread)]}
    return known | tickets | {"public": [Client()]}


def test_every_address_stands_in_the_table():
    assert {name for name, _method in EXPECTED} == furnished.names()


def test_every_line_says_something_about_everybody():
    assert [line for line in LINES if len(line) not in (3, 2 + len(WHO))] == []


@pytest.mark.parametrize(("name", "method"), EXPECTED)
def test_everybody_is_answered_as_the_table_says(name, method, house, other, browsers, bai):
    for each in (house, other) if name.startswith("track:") else (house,):
        furnished.BEFORE.get(name, lambda _house, _by: None)(each, bai)
    path = furnished.path_of(name, house) + ASKED.get(name, "")

    found = {who: _answers(browsers[who], method, path, name) for who in WHO}

    assert found == {who: {cell} for who, cell in EXPECTED[name, method].items()}


def test_what_is_only_sent_is_never_fetched(house, browsers):
    sent = {name for name, method in EXPECTED if method == "POST"} - {
        name for name, method in EXPECTED if method == "GET"
    }

    for name in sent:
        for who in ("public", "author", "zhao", "bai", "feng"):
            assert browsers[who][0].get(furnished.path_of(name, house)).status_code == 405, (name, who)


def _answers(browsers: list[Any], method: str, path: str, name: str) -> set[str]:
    return set(_each_answer(browsers, method, path, name))


def _each_answer(browsers: list[Any], method: str, path: str, name: str) -> Iterator[str]:
    for browser in browsers:
        with furnished.undone():
            words = furnished.words_for(name) if method == "POST" else {}
            yield _in_short(browser.generic(method, path) if not words else browser.post(path, words))


def _in_short(answer: Any) -> str:
    went = answer.headers.get("Location", "")
    if went.startswith("/yuhe/sign-in/") or (answer.status_code == 403 and "/yuhe/sign-in/" in answer.text):
        return "in"
    return "code" if went == "/t/" and answer.status_code == 303 and _is_asked(answer) else str(answer.status_code)


def _is_asked(answer: Any) -> bool:
    """Success leads to the same page, but says a word about it."""
    return "hearth_said" not in answer.cookies
