"""A line can be written, photographed or spoken; what comes with it is asked of nobody and goes with the line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearth.core.arrivals import arrived
from hearth.record.dossier import actions, open_data
from hearth.record.dossier.models import DutyPhoto, DutyRecord, DutyVoice
from tests import cast, filing
from tests.core.test_photos import tell_tale_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]

NEW = "/yuhe/deputies/D001/file/new/"


def photo(name: str = "a.jpg", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or tell_tale_picture(), "image/jpeg")


def recording(content: bytes = b"OggS" + bytes(60)) -> SimpleUploadedFile:
    return SimpleUploadedFile("note.ogg", content, "audio/ogg")


def typed(**more: Any) -> dict[str, Any]:
    given = filing.told()
    return {"kind": "visit", "day": given.done_on.isoformat(), "words": "", "place": "", "people": ""} | more


def carried(page: str, name: str) -> list[str]:
    """What the form carries along under this name."""
    return re.findall(rf'name="{name}" value="([^"]+)"', page)


@pytest.fixture
def browser(zhao):
    return cast.signed_in(Client(), zhao)


def test_a_photo_says_it_in_place_of_words_and_says_nothing_else(browser, zhao):
    browser.post(NEW, typed(photos=[photo()]))

    line = DutyRecord.objects.get()
    answer = browser.get(f"/yuhe/duties/{line.code}/photos/1/")
    shown = b"".join(answer.streaming_content)
    assert shown.startswith(b"\xff\xd8\xff") and b"flat 302" not in shown
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    kept = DutyPhoto.objects.get()
    assert len(kept.original_hash) == 64
    told = open_data.whole(zhao.deputy, line.done_on.year, zhao)["lines"][0]
    assert told["photos"] == [{"number": kept.number, "sha256": kept.original_hash}]
    assert not arrived(DutyPhoto.objects.get().pk).exists()


def test_a_voice_note_says_it_and_lies_locked(browser):
    browser.post(NEW, typed(voice=recording()))

    note, line = DutyVoice.objects.get(), DutyRecord.objects.get()
    assert b"OggS" not in note.file.read_bytes()
    assert browser.get(f"/yuhe/duties/{line.code}/voice/").content == b"OggS" + bytes(60)
    assert "audio" in browser.get(f"/yuhe/duties/{line.code}/").content.decode()


def test_with_nothing_said_in_any_way_the_form_asks_for_a_few_words(browser):
    answer = browser.post(NEW, typed())

    assert answer.status_code == 422 and "请简单说说" in answer.content.decode()
    assert not DutyRecord.objects.exists()


def test_what_has_arrived_stays_while_the_form_is_put_right_and_stands_once(browser):
    answer = browser.post(NEW, typed(day="", photos=[photo()], voice=recording()))
    shown = answer.content.decode()
    assert answer.status_code == 422

    again = typed(kept=carried(shown, "kept"), spoken=carried(shown, "spoken"))
    browser.post(NEW, again)
    browser.post(NEW, again)

    assert (DutyRecord.objects.count(), DutyPhoto.objects.count(), DutyVoice.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("field", "file", "told"),
    [
        ("photos", photo(content=b"%PDF-1.7"), "不是能打开的照片"),
        ("photos", photo(content=b"<svg onload='x'/>"), "不是能打开的照片"),
        ("voice", recording(b"MZ" + bytes(90)), "这不是能保存的录音"),
    ],
)
def test_what_is_neither_photo_nor_recording_is_refused_in_words(field, file, told, browser):
    answer = browser.post(NEW, typed(words="测了六户。", **{field: file}))

    shown = answer.content.decode()
    assert answer.status_code == 422 and told in shown
    assert "测了六户。" in shown


def test_two_photos_on_one_day_are_two_lines_and_the_same_words_are_not(browser):
    for _each in range(2):
        browser.post(NEW, typed(photos=[photo()]))
    browser.post(NEW, typed(words="测了六户。"))
    refused = browser.post(NEW, typed(words="测了六户。"))

    assert (DutyRecord.objects.count(), refused.status_code) == (3, 422)


def test_a_photo_that_cannot_be_opened_is_shown_as_that(browser):
    browser.post(NEW, typed(photos=[photo(content=tell_tale_picture()[:400])]))

    line = DutyRecord.objects.get()
    assert DutyPhoto.objects.get().state == "unreadable"
    assert browser.get(f"/yuhe/duties/{line.code}/photos/1/").headers["Content-Type"].startswith("image/svg+xml")


def test_photos_and_voice_go_with_a_line_that_is_taken_out(browser, zhao):
    browser.post(NEW, typed(photos=[photo()], voice=recording()))
    line, kept, note = DutyRecord.objects.get(), DutyPhoto.objects.get(), DutyVoice.objects.get()
    files = [*kept.sizes, note.file]
    assert all(file.exists() for file in files)

    actions.withdraw(line, by=zhao)

    assert not any(file.exists() for file in files)
    assert not (DutyPhoto.objects.exists() or DutyVoice.objects.exists())


def test_photos_go_with_a_line_that_is_struck_and_stay_with_one_that_stands(browser, zhao, bai):
    lin = cast.staff("林芳", "Lin Fang", "clerk")
    for verdict, left in (("uphold", 1), ("strike", 1)):
        browser.post(NEW, typed(words=verdict, photos=[photo()]))
        line = DutyRecord.objects.get(words=verdict)
        actions.verify(line, by=bai)
        actions.dispute(line, "不是我。", by=zhao)
        actions.settle(line, verdict, "经核对。", by=lin)

        assert DutyPhoto.objects.count() == left


def test_nobody_else_sees_or_hears_it(browser, sun, bai):
    browser.post(NEW, typed(photos=[photo()], voice=recording()))
    line = DutyRecord.objects.get()

    for address in (f"/yuhe/duties/{line.code}/photos/1/", f"/yuhe/duties/{line.code}/voice/"):
        assert cast.signed_in(Client(), sun).get(address).status_code == 404
        assert cast.signed_in(Client(), bai).get(address).status_code == 200
