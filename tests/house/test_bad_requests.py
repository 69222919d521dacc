"""Requests that no honest browser sends: they are answered in a sentence all the same, and nothing breaks."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote

import pytest
from django.test import Client

from hearth.journey.contact.models import Thread
from tests import cast
from tests.house import furnished
from tests.house.screens import URLENCODED, form_on, send, words_on

WORDS = {"body": "楼道里的灯坏了两周。", "place": "锦苑小区7号楼", "privacy": "private"}
ELSEWHERE = [
    {"Origin": "https://evil.example"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "null"},
    {"Origin": "\x00"},
    {"Origin": "http://["},
    {"Sec-Fetch-Site": "cross-site"},
]
SENT = [name for name in furnished.THINGS if name.startswith("contact:") and furnished.words_for(name)]

MULTIPART = "multipart/form-data; boundary=here"
NAMED = b'Content-Disposition: form-data; name="body"'
CODED = NAMED + b"\r\nContent-Transfer-Encoding: base64"
CLIMBS = b'Content-Disposition: form-data; name="photos"; filename="../../../etc/passwd\x00.jpg"'
# the kind of content it claims to be, and the bytes that come
BODIES: dict[str, tuple[str, bytes]] = {
    "parts without a boundary": ("multipart/form-data", b"--here\r\n" + NAMED + b"\r\n\r\nwords\r\n"),
    "parts with a boundary of rubbish": ("multipart/form-data; boundary=\xff\x00", b"--\xff\x00\r\n"),
    "parts that break off": (MULTIPART, b"--here\r\n" + NAMED + b"\r\n\r\nwo"),
    "a part without a name": (MULTIPART, b"--here\r\nContent-Disposition: form-data\r\n\r\nx\r\n--here--\r\n"),
    "a part without anything": (MULTIPART, b"--here\r\n\r\n--here--\r\n"),
    "a part in no alphabet": (MULTIPART, b"--here\r\n" + NAMED + b"\r\n\r\n\xff\xfe\x00\r\n--here--\r\n"),
    "a false transfer encoding": (MULTIPART, b"--here\r\n" + CODED + b"\r\n\r\n!!!\r\n--here--\r\n"),
    "a file name that climbs": (MULTIPART, b"--here\r\n" + CLIMBS + b"\r\n\r\nx\r\n--here--\r\n"),
    "far too many fields": (URLENCODED, b"&".join(b"f%d=1" % n for n in range(2000))),
    "far too many words": (URLENCODED, b"body=" + b"x" * 3_000_000),
    "another kind of content": ("application/json", b'{"body": "words"}'),
    "an unknown alphabet": (f"{URLENCODED}; charset=klingon", b"body=words"),
    "another alphabet": (f"{URLENCODED}; charset=gb18030", "body=冷".encode("gb18030")),
    "bytes in no alphabet": (URLENCODED, b"body=%ff%fe%c0%80&place=\xff\xfe"),
    "no content type": ("", b"body=words"),
    "nothing at all": (URLENCODED, b""),
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(yuhe, zhao, bai, thread):
    return furnished.furnish(yuhe, zhao, bai, thread)


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_a_form_from_another_page_comes_back_to_be_looked_at(headers, english, door):
    answer = english.post(door.action, door.filled(**WORDS), headers=headers)

    again = form_on(answer, door.action)
    assert answer.status_code == 403
    assert "This form came from another page. Check your words and press Send." in words_on(answer)
    assert (again["body"], again["place"]) == (WORDS["body"], WORDS["place"])
    assert not Thread.objects.exists()
    assert send(english, again).status_code == 303


@pytest.mark.parametrize("name", [*SENT, "contact:phrases", "contact:entry", "accounts:change_password"])
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


@pytest.mark.parametrize("body", BODIES)
def test_what_cannot_be_read_is_told(body, english, house, bai, code):
    kind, content = BODIES[body]
    bais = cast.holding(cast.signed_in(english, bai), house.thread)
    places = [f"/c/{code.code}", "/t/", "/t/messages/", "/reading/", furnished.path_of("contact:reply", house)]

    for place in [*places, "/yuhe/sign-in/", "/yuhe/phrases/", "/yuhe/entry/?deputy=D001"]:
        answer = bais.generic("POST", place, content, content_type=kind)

        assert answer.status_code in (200, 303, 400, 413, 422), (place, answer.status_code)
        assert answer.status_code == 303 or "<h1" in answer.text


def test_a_strange_method_is_told_so(english, house, code):
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"):
        for page in (f"/c/{code.code}", "/t/", "/yuhe/", "/yuhe/sign-in/", furnished.path_of("contact:reply", house)):
            assert english.generic(method, page).status_code in (200, 405), (method, page)


def test_photos_with_strange_names_are_kept_under_our_own(english, door, settings):
    for name in ("../../evil.jpg", "a" * 300 + ".jpg", "\x00.jpg", "照片.jpg", ".htaccess"):
        photo = BytesIO(b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x10\x00\x10" + b"\x00" * 9)
        photo.name = name
        english.post(door.action, door.filled(**WORDS | {"body": "", "photos": photo}))

    kept = [file for file in settings.DATA.rglob("*") if file.is_file()]
    assert len(kept) == 5
    assert {(file.parent.name, len(file.name), file.suffix) for file in kept} == {("incoming", 36, "")}


def test_a_number_in_a_header_is_not_believed(english, code, settings):
    settings.HEARTH_TRUSTED_PROXIES = 1
    for forwarded in ("", "x", "::ffff:1.2.3.4", "999.1.1.1", "1.2.3.4:80, [::1]:99", "fe80::1%eth0", "," * 500):
        answer = english.post("/t/", {"code": "0" * 16}, HTTP_X_FORWARDED_FOR=forwarded)

        assert answer.status_code in (422, 429)


def test_languages_nobody_speaks_are_no_reason_to_fail(code):
    for accepted in ("*", "xx-" * 1000, "en;q=x", ";;;", "zh-Hant-HK;q=0.9,en;q=-1", "\xff", ""):
        assert Client().get(f"/c/{code.code}", HTTP_ACCEPT_LANGUAGE=accepted).status_code == 200


def test_tags_of_pages_that_never_were_are_nothing(english, code):
    for tag in ("*", '"', "W/" + '"x"' * 500, "\xff", quote("连")):
        assert english.get(f"/c/{code.code}", headers={"If-None-Match": tag}).status_code == 200
