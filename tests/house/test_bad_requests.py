"""What no honest browser sends: it is answered all the same, and nothing breaks."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client

from hearth.ground.accounts.middleware import cookie_name
from hearth.journey.contact import tracking
from hearth.journey.contact.models import Thread
from tests import cast
from tests.house import furnished
from tests.house.screens import form_on, send, words_on

WORDS = {"body": "楼道里的灯坏了两周。", "place": "锦苑小区7号楼", "privacy": "private"}
MULTIPART = "multipart/form-data; boundary=here"
PART = b'--here\r\nContent-Disposition: form-data; name="body"\r\n\r\nwords\r\n'

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(yuhe, zhao, bai, thread):
    return furnished.furnish(yuhe, zhao, bai, thread)


@pytest.fixture
def bais(english, bai):
    """A clerk's browser."""
    return cast.signed_in(english, bai)


# Forms from elsewhere.

ELSEWHERE = [
    {"Origin": "https://evil.example"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "null"},
    {"Origin": "\x00"},
    {"Origin": "http://["},
    {"Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_a_form_from_another_page_comes_back_to_be_looked_at(headers, english, door):
    answer = english.post(door.action, door.filled(**WORDS), headers=headers)

    again = form_on(answer, door.action)
    assert answer.status_code == 403
    assert "This form came from another page. Check your words and press Send." in words_on(answer)
    assert (again["body"], again["place"]) == (WORDS["body"], WORDS["place"])
    assert not Thread.objects.exists()
    assert send(english, again).status_code == 303


SENT = [name for name in furnished.THINGS if name.startswith("contact:") and furnished.words_for(name)]


@pytest.mark.parametrize("name", [*SENT, "contact:phrases", "contact:entry", "contact:order_sheet", "accounts:change_password"])
def test_a_form_of_the_desk_without_its_token_is_not_taken_and_says_so(name, house, bai):
    guarded = cast.signed_in(Client(enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE="en"), bai)

    answer = guarded.post(furnished.path_of(name, house), furnished.words_for(name))

    assert answer.status_code == 403
    assert "Go back: your words are still there. Reload the page and send again." in words_on(answer)


def test_with_its_token_the_same_form_is_taken(house, bai):
    guarded = cast.signed_in(Client(enforce_csrf_checks=True), bai)
    here = furnished.path_of("contact:thread", house)

    form = form_on(guarded.get(here), furnished.path_of("contact:reply", house))

    assert send(guarded, form, say="note", body="记一笔。").status_code == 303


# Bodies that cannot be read.

BODIES: dict[str, tuple[str, bytes]] = {
    "parts without a boundary": ("multipart/form-data", PART),
    "parts with a boundary of rubbish": ("multipart/form-data; boundary=\xff\x00", PART),
    "parts that break off": (MULTIPART, PART),
    "a part without a name": (MULTIPART, b"--here\r\nContent-Disposition: form-data\r\n\r\nx\r\n--here--\r\n"),
    "a part without anything": (MULTIPART, b"--here\r\n\r\n--here--\r\n"),
    "a part in no alphabet": (MULTIPART, PART.replace(b"words", b"\xff\xfe\x00") + b"--here--\r\n"),
    "a false transfer encoding": (
        MULTIPART,
        PART.replace(b'"body"', b'"body"\r\nContent-Transfer-Encoding: base64').replace(b"words", b"!!!") + b"--here--\r\n",
        ), "a file name that climbs": ( MULTIPART,
        PART.replace(b'name="body"', b'name="photos"; filename="../../../etc/passwd\\x00.jpg"') + b"--here--\r\n",
        ), "far too many fields": ("application/x-www-form-urlencoded",
        b"&".join(b"f%d=1" % n for n in range(2000))), "far too many words": ("application/x-www-form-urlencoded",
        b"body=" + b"x" * 3_000_000), "another kind of content": ("application/json",
        b'{"body": "words"}'), "an unknown alphabet": ("application/x-www-form-urlencoded; charset=klingon",
        b"body=words"), "another alphabet": ("application/x-www-form-urlencoded; charset=gb18030",
        "body=冷".encode("gb18030")), "bytes in no alphabet": ("application/x-www-form-urlencoded",
        b"body=%ff%fe%c0%80&place=\xff\xfe"), "no content type": ("",
        b"body=words"), "nothing at all": ("application/x-www-form-urlencoded",
        b""), }   @pytest.mark.parametrize("body", BODIES) def test_what_cannot_be_read_is_told(body, english, house, bais, code): kind, content = BODIES[body] places = [f"/c/{code.code}", "/t/", "/yuhe/sign-in/", furnished.path_of("contact:reply",
        house), "/yuhe/phrases/"] cast.holding(bais, house.thread)  for place in [*places, "/t/messages/", "/yuhe/entry/?deputy=D001", "/reading/"]: answer = bais.generic("POST", place, content, content_type=kind)  assert answer.status_code in (200, 303, 400, 413, 422), (place, answer.status_code) assert answer.status_code == 303 or "<h1" in answer.text   # Cookies, hosts and addresses.  COOKIES = ("hearth_reading", "hearth_thread", "hearth_said", "hearth_sent", "hearth_entered", "hearth_csrf", cookie_name()) RUBBISH = { "very long": "x" * 60_000, "dots": "..........", "numbers": "1.2.3.4", "rubbish": "\x00\x01;=", "line ends": '"a\\015\\012Set-Cookie: b=c"', "bytes in no alphabet": "\xff\xfe", "bytes in an octal disguise": '"\\377\\000\\012"', "Han": "连心".encode().decode("latin-1"), "hex of nothing": "ff00zz", "hex of bytes": "fffe0a0d", }   @pytest.mark.parametrize("rubbish", RUBBISH) def test_cookies_of_rubbish_are_nothing(rubbish, house, jinchuan): pages = ["/", "/about/", f"/c/{house.code.code}", "/t/", "/t/receipt/", "/yuhe/", "/yuhe/sign-in/", "/yuhe/desk/", "/yuhe/entry/receipt/"] for cookie in COOKIES: for page in pages: answer = Client().get(page, HTTP_COOKIE=f"{cookie}={RUBBISH[rubbish]}")  assert answer.status_code in (200, 303, 304), (cookie, page) assert "Set-Cookie" not in str(answer.headers.get("ETag",
        "")) + answer.headers.get("Location", "") assert send_with_cookie(house, RUBBISH[rubbish]).status_code == 303   def send_with_cookie(house: Any, rubbish: str) -> Any: """A citizen writes all the same.""" words = WORDS | {"submission": tracking.new_submission()} return Client().post(f"/c/{house.code.code}", words, HTTP_COOKIE=f"hearth_sent={rubbish}; hearth_reading={rubbish}")   @pytest.mark.parametrize("bend", ["{0}.{1}.{2}.{3}0",
        "{0}.{1}.ffffffff.{3}", "0.{1}.{2}.{3}", "-1.{1}.{2}.{3}", ".{3}", "{3}",
        "{0}.{1}.{2}."]) def test_a_forged_ticket_opens_nothing(bend, thread): ticket = bend.format(*tracking.ticket(thread).split("."))  page = Client().get("/t/", HTTP_COOKIE=f"hearth_thread={ticket}")  assert page.status_code == 200 and cast.COLD not in page.text and 'name="code"' in page.text   def test_a_ticket_for_a_thread_that_is_gone_asks_for_the_code(code, thread): ticket = tracking.ticket(Thread(pk=cast.uuid4(),
        congress_id=thread.congress_id)) elsewhere = tracking.ticket(Thread(pk=thread.pk,
        congress_id=987))  for kept in (ticket, elsewhere): for page in ("/t/", "/t/receipt/"): answer = Client().get(page, HTTP_COOKIE=f"hearth_thread={kept}", follow=True) assert answer.status_code == 200 and cast.COLD not in answer.text   @pytest.mark.parametrize("host", ["evil.example",
        "a b", "testserver:99x", "[::1", "", "testserver\x00", "测试",
        "a" * 300]) def test_a_foreign_host_is_told_apart(host, settings, english, code): settings.ALLOWED_HOSTS = ["testserver"]  for page in ("/", f"/c/{code.code}", "/yuhe/", "/livez", "/nothing/"): answer = english.get(page, HTTP_HOST=host) assert answer.status_code == 400 assert "evil.example" not in answer.text   ODD = ["%ff%fe", "%00", "%c0%ae%c0%ae/", "..%2f..%2fetc", "%ed%a0%80", "%0d%0aSet-Cookie:%20a=b", "%E8%BF%9E", "a" * 3000, "{{7*7}}", "%25", "+", "*"]   @pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20]) def test_whatever_stands_in_an_address_is_found_or_is_not(odd, bais, house): paths = [ "/{0}", "/{0}/", "/c/{0}", "/c/{0}/", "/c/?number={0}", "/t/{0}", "/t/?code={0}", "/yuhe/{0}", "/yuhe/deputies/{0}/", "/yuhe/stations/{0}/", "/yuhe/threads/{0}/", "/yuhe/threads/{0}/photos/{0}/1/", "/yuhe/codes/{0}/", "/yuhe/sheets/{0}/", "/yuhe/phrases/{0}/", "/yuhe/deputies/{0}/codes/", "/yuhe/profile/{0}/focuses/", "/static/{0}", "/{0}?lang={0}&size={0}&theme={0}", f"/yuhe/threads/{house.thread.code}/photos/{house.photo.message_id}/99999999999999999999/",,
    ]  # fmt: skip
    for path in paths:
        answer = bais.get(path.format(odd))

        assert answer.status_code in (200, 301, 302, 303, 404, 405), (path, answer.status_code)
        assert "Set-Cookie" not in answer.headers.get("Location", "").split("?")[0]


QUERIES = {
    "/yuhe/desk/": ("after", "tray", "q"), "/yuhe/desk/news/": ("since",), "/yuhe/deputies/": ("after", "area", "q"),
    "/yuhe/codes/": ("after", "q"), "/yuhe/entry/": ("q", "deputy"), "/yuhe/": ("area", "near"),
    "/yuhe/sign-in/": ("next",), "/yuhe/threads/{thread}/": ("before", "phrase", "tab"), } GARBAGE = [ "", "x", "%00",
    "%ff", "-1", "9" * 40, "2026-11-22", "2026-11-22T00:00:00", "0001-01-01T00:00:00Z." + "0" * 32,
    "9999-12-31T23:59:59Z." + "f" * 32, "9999-12-31T23:59:59-23:59." + "f" * 32, "2026-13-45T99:99Z.zz", ".", "..",
    "'", "%25", "00000000-0000-0000-0000-000000000000", "%F0%9F%92%A9", "NaN", "[]", "a%0d%0ab",
]  # fmt: skip


AS_FRAGMENTS = [(path, {"HX-Request": "true"}) for path in ("/yuhe/desk/", "/yuhe/threads/{thread}/")]


@pytest.mark.parametrize(("path", "headers"), [*((path, {}) for path in QUERIES), *AS_FRAGMENTS])
def test_garbage_in_a_query_changes_nothing(path, headers, bais, house):
    for name in QUERIES[path]:
        for garbage in GARBAGE:
            answer = bais.get(f"{path.format(thread=house.thread.code)}?{name}={garbage}", headers=headers)

            assert answer.status_code in (200, 204, 302, 303, 404), (name, garbage)


AWAY = [
    "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "/\t/evil.example", "/\n/evil.example", "\t//evil.example", "javascript:alert(1)", "data:text/html,x",
    "http:evil.example", "/%09/evil.example", "//evil.example\\@testserver", "https:/\\evil.example",
    " //evil.example", "/ /evil.example", "\x00//evil.example", "/\r\nLocation: https://evil.example", "//[",
    "http://[", "/" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("away", AWAY, ids=lambda away: repr(away)[:30])
def test_nobody_is_led_away_from_this_site(away, english, zhao):
    form = form_on(english.get("/yuhe/sign-in/", {"next": away}), "/yuhe/sign-in/", "password")
    entered = {"name": "zhaomin.yuhe", "password": "a long enough password", "next": away}

    answers = [
        english.post("/reading/", {"language": "en", "next": away}),
        english.post("/yuhe/sign-in/", form.filled(**entered)),
        Client().post("/yuhe/sign-in/", form.filled(**entered | {"next": form["next"]})),
    ]

    for answer in answers:
        led = answer.headers["Location"]
        seen_by_browser = "".join(sign for sign in led if sign not in "\t\r\n").replace("\\", "/")
        assert answer.status_code == 303
        assert seen_by_browser.startswith("/") and not seen_by_browser.startswith("//")
        assert not urlsplit(led).netloc


def test_a_strange_method_is_told_so(english, house, code):
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"):
        for page in (f"/c/{code.code}", "/t/", "/yuhe/", "/yuhe/sign-in/", furnished.path_of("contact:reply", house)):
            assert english.generic(method, page).status_code in (200, 405), (method, page)


def test_photos_with_strange_names_are_kept_under_our_own(english, door, settings):
    for name in ("../../evil.jpg", "a" * 300 + ".jpg", "\x00.jpg", "照片.jpg", ".htaccess"):
        photo = BytesIO(b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 9)
        photo.name = name
        english.post(door.action, door.filled(**WORDS | {"photos": photo}))

    kept = [file.name for file in settings.DATA.rglob("*") if file.is_file()]
    assert [name for name in kept if "evil" in name or name.endswith((".jpg", ".htaccess")) or "aaa" in name] == []


def test_a_number_in_a_header_is_not_believed(english, code, settings):
    settings.HEARTH_TRUSTED_PROXIES = 1
    for forwarded in ("", "x", "::ffff:1.2.3.4", "999.1.1.1", "1.2.3.4:80, [::1]:99", "\x00", "fe80::1%eth0", "," * 500):
        answer = english.post("/t/", {"code": "0" * 16}, HTTP_X_FORWARDED_FOR=forwarded)

        assert answer.status_code in (422, 429)


def test_languages_nobody_speaks_are_no_reason_to_fail(code):
    for accepted in ("*", "xx-" * 1000, "en;q=x", ";;;", "zh-Hant-HK;q=0.9,en;q=-1", "\xff", ""):
        assert Client().get(f"/c/{code.code}", HTTP_ACCEPT_LANGUAGE=accepted).status_code == 200


def test_tags_of_pages_that_never_were_are_nothing(english, code):
    for tag in ("*", '"', "W/" + '"x"' * 500, "\xff", quote("连")):
        assert english.get(f"/c/{code.code}", headers={"If-None-Match": tag}).status_code in (200, 304)
