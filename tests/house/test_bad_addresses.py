"""Cookies, hosts and addresses as nobody made them: nothing breaks, and nobody is led astray."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from hearth.ground.accounts.middleware import cookie_name
from hearth.journey.contact import tracking
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house import furnished
from tests.house.screens import form_on

COOKIES = [f"hearth_{name}" for name in ("reading", "thread", "said", "sent", "entered", "csrf")] + [cookie_name()]
RUBBISH = {
    "very long": "x" * 60_000,
    "dots": "..........",
    "numbers": "1.2.3.4",
    "rubbish": "\x00\x01;=",
    "line ends in disguise": '"a\\015\\012Set-Cookie: b=c"',
    "bytes in no alphabet": "\xff\xfe",
    "bytes in disguise": '"\\377\\000\\012"',
    "Han": "连心".encode().decode("latin-1"),
    "hex of nothing": "ff00zz",
    "hex of bytes": "fffe0a0d",
}
BENT = ["{0}.{1}.{2}.{3}0", "{0}.{1}.ffffffff.{3}", "0.{1}.{2}.{3}", "-1.{1}.{2}.{3}", ".{3}", "{3}", "{0}.{1}.{2}."]
HOSTS = ["evil.example", "a b", "testserver:99x", "[::1", "", "testserver\x00", "测试", "a" * 300]
ODD = [
    "%ff%fe", "%00", "%c0%ae%c0%ae/", "..%2f..%2fetc", "%ed%a0%80", "%0d%0aSet-Cookie:%20a=b", "%E8%BF%9E", "a" * 3000,
    "{{7*7}}", "%25", "+", "*",
]  # fmt: skip
PATHS = [
    "/{0}", "/{0}/", "/c/{0}", "/c/{0}/", "/c/?number={0}", "/t/{0}", "/t/?code={0}", "/static/{0}",
    "/{0}?lang={0}&size={0}&theme={0}",
    *(f"/yuhe/{path}" for path in (
        "{0}", "deputies/{0}/", "stations/{0}/", "threads/{0}/", "threads/{0}/photos/{0}/1/", "codes/{0}/",
        "sheets/{0}/", "phrases/{0}/", "deputies/{0}/codes/", "profile/{0}/focuses/",
    )),
]  # fmt: skip
QUERIES = {
    "/yuhe/desk/": ("after", "tray", "q"),
    "/yuhe/desk/news/": ("since", "tray", "shown"),
    "/yuhe/desk/together/": ("do", "row", "tray"),
    "/yuhe/referrals/": ("after", "tray", "unit", "team", "tier"),
    "/yuhe/referrals/news/": ("since", "tray", "unit", "shown"),
    "/yuhe/referrals/together/": ("do", "row", "tray"),
    "/yuhe/deputies/": ("after", "area", "q"),
    "/yuhe/popolo.json": ("after",),
    "/yuhe/suggestions/?public": ("after", "q", "year", "field", "state", "result", "area"),
    "/yuhe/suggestions/all/": ("after", "q", "year", "field", "state", "unit", "pile"),
    "/yuhe/codes/": ("after", "q"),
    "/yuhe/entry/": ("q", "deputy"),
    "/yuhe/": ("area", "near"),
    "/yuhe/sign-in/": ("next",),
    "/yuhe/threads/{thread}/": ("before", "phrase", "tab"),
}
AS_FRAGMENTS = [(path, {"HX-Request": "true"}) for path in ("/yuhe/desk/", "/yuhe/threads/{thread}/")]
GARBAGE = [
    "", "x", "%00", "%ff", "-1", "9" * 40, "2026-11-22", "2026-11-22T00:00:00", ".", "..", "'", "%25", "NaN", "[]",
    "0001-01-01T00:00:00Z." + "0" * 32, "9999-12-31T23:59:59Z." + "f" * 32, "9999-12-31T23:59:59-23:59." + "f" * 32,
    "2026-13-45T99:99Z.zz", "00000000-0000-0000-0000-000000000000", "%F0%9F%92%A9", "a%0d%0ab",
]  # fmt: skip
AWAY = [
    "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "//[", "http://[",
    "/\t/evil.example", "/\n/evil.example", "\t//evil.example", "javascript:alert(1)", "data:text/html,x",
    "http:evil.example", "/%09/evil.example", "//evil.example\\@testserver", "https:/\\evil.example", " //evil.example",
    "/ /evil.example", "\x00//evil.example", "/\r\nLocation: https://evil.example", "/" * 5000,
]  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(yuhe, zhao, bai, thread):
    return furnished.furnish(yuhe, zhao, bai, thread)


@pytest.fixture
def bais(english, bai):
    """A clerk's browser."""
    return cast.signed_in(english, bai)


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_cookies_of_rubbish_are_nothing(rubbish, house, jinchuan):
    pages = ["/", "/about/", f"/c/{house.code.code}", "/t/", "/t/receipt/"]
    pages += [f"/yuhe/{page}" for page in ("", "sign-in/", "desk/", "entry/receipt/")]

    for cookie in COOKIES:
        for page in pages:
            answer = Client().get(page, HTTP_COOKIE=f"{cookie}={RUBBISH[rubbish]}")
            assert answer.status_code in (200, 303), (cookie, page)
            assert "Set-Cookie" not in answer.headers.get("ETag", "") + answer.headers.get("Location", "")
    assert _sent_with(house, RUBBISH[rubbish]).status_code == 303


def _sent_with(house: Any, rubbish: str) -> Any:
    words = {
        "body": "楼道里的灯坏了。",
        "place": "锦苑小区",
        "privacy": "private",
        "submission": tracking.new_submission(),
    }
    return Client().post(f"/c/{house.code.code}", words, HTTP_COOKIE=f"hearth_sent={rubbish}; hearth_reading={rubbish}")


@pytest.mark.parametrize("bend", BENT)
def test_a_forged_ticket_opens_nothing(bend, thread):
    ticket = bend.format(*tracking.ticket(thread).split("."))

    page = Client().get("/t/", HTTP_COOKIE=f"hearth_thread={ticket}")

    assert page.status_code == 200
    assert 'name="code"' in page.text
    assert cast.COLD not in page.text


@pytest.mark.parametrize("page", ["/t/", "/t/receipt/"])
def test_a_ticket_for_what_is_gone_asks_for_the_code(page, thread):
    no_thread = tracking.ticket(Thread(pk=uuid4(), congress_id=thread.congress_id))
    no_congress = tracking.ticket(Thread(pk=thread.pk, congress_id=987))

    answers = [
        Client().get(page, HTTP_COOKIE=f"hearth_thread={kept}", follow=True) for kept in (no_thread, no_congress)
    ]

    assert ['name="code"' in answer.text for answer in answers] == [True, True]


@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_host_is_refused(host, settings, english, code):
    settings.ALLOWED_HOSTS = ["testserver"]

    for page in ("/", f"/c/{code.code}", "/yuhe/", "/livez", "/nothing/"):
        answer = english.get(page, HTTP_HOST=host)
        assert answer.status_code == 400
        assert "evil.example" not in answer.text


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20])
def test_whatever_stands_in_an_address_is_found_or_is_not(odd, bais, house):
    photos = f"/yuhe/threads/{house.thread.code}/photos/{house.photo.message_id}"

    for path in [*PATHS, f"{photos}/99999999999999999999/"]:
        answer = bais.get(path.format(odd))
        assert answer.status_code in (200, 302, 303, 404, 405), (path, answer.status_code)
        assert "Set-Cookie" not in answer.headers.get("Location", "").split("?")[0]


@pytest.mark.parametrize(("path", "headers"), [*((path, {}) for path in QUERIES), *AS_FRAGMENTS])
def test_garbage_in_a_query_changes_nothing(path, headers, bais, house):
    each = 1 if "HEARTH_ALL_READINGS" in os.environ else 3
    for turn, name in enumerate(QUERIES[path]):
        for garbage in GARBAGE[turn % each :: each]:
            answer = bais.get(f"{path.format(thread=house.thread.code)}?{name}={garbage}", headers=headers)
            assert answer.status_code in (200, 204, 302, 303, 404), (name, garbage)


@pytest.mark.parametrize("away", AWAY, ids=lambda away: repr(away)[:30])
def test_nobody_is_led_away_from_this_site(away, english, zhao):
    form = form_on(english.get("/yuhe/sign-in/", {"next": away}), "/yuhe/sign-in/", "password")
    entered = {"name": "zhaomin.yuhe", "password": "a long enough password"}

    answers = [
        english.post("/reading/", {"language": "en", "next": away}),
        english.post("/yuhe/sign-in/", form.filled(**entered, next=away)),
        Client().post("/yuhe/sign-in/", form.filled(**entered)),
    ]

    for answer in answers:
        led = answer.headers["Location"]
        as_browsers_read_it = "".join(sign for sign in led if sign not in "\t\r\n").replace("\\", "/")
        assert answer.status_code == 303
        assert as_browsers_read_it.startswith("/")
        assert not as_browsers_read_it.startswith("//")
        assert not urlsplit(led).netloc
