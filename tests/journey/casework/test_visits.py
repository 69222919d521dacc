"""A deputy's talks and visits: in a few words, in photos, or spoken into a telephone."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearth.core import clock, jobs
from hearth.core.arrivals import arrived
from hearth.journey.casework.models import Talk, VoiceNote
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Photo, Thread
from tests import cast
from tests.house.furnished import SMALL_PNG
from tests.house.screens import form_on, read, words_on

SPOKEN = b"OggS" + b"\x07" * 400

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy(zhao):
    return cast.signed_in(Client(), zhao)


def recording(name="note.ogg", sound=SPOKEN):
    return SimpleUploadedFile(name, sound, "audio/ogg")


def talks_of(thread):
    return f"/yuhe/threads/{thread.code}/talks/"


def noted(browser, thread, **typed):
    return browser.post(talks_of(thread), {"kind": "visit", "held_on": "2026-11-20", **typed})


def voice_of(thread):
    return f"{talks_of(thread)}{Talk.objects.get().pk}/voice/"


def test_a_voice_note_alone_is_enough_and_is_played_in_the_page(deputy, thread):
    assert noted(deputy, thread, voice=recording()).status_code == 303

    page = deputy.get(f"/yuhe/threads/{thread.code}/referrals/")
    heard = deputy.get(voice_of(thread))

    assert f'src="{voice_of(thread)}"' in page.text
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    assert (heard.status_code, heard.content, heard.headers["Content-Type"]) == (200, SPOKEN, "audio/ogg")


def test_what_was_spoken_lies_locked_and_is_nothing_without_its_key(deputy, thread):
    with jobs.at_once():
        noted(deputy, thread, voice=recording())

    note = VoiceNote.objects.get()
    assert not arrived(note.pk).exists()
    assert SPOKEN[4:40] not in note.file.read_bytes()
    assert deputy.get(voice_of(thread)).content == SPOKEN


def test_a_telephone_may_ask_for_a_part_of_it(deputy, thread):
    noted(deputy, thread, voice=recording())

    part = deputy.get(voice_of(thread), headers={"Range": "bytes=0-3"})

    assert (part.status_code, part.content) == (206, b"OggS")


def test_photos_of_a_visit_stand_in_the_thread_and_not_before_the_resident(deputy, thread):
    noted(deputy, thread, agreed="室温14度", photos=SimpleUploadedFile("a.png", SMALL_PNG + b"\0" * 200, "image/png"))

    photo = Photo.objects.get()
    assert photo.message.kind == "talk"
    assert f"/photos/{photo.message_id}/1/" in deputy.get(f"/yuhe/threads/{thread.code}/").text
    assert str(photo.message_id) not in cast.holding(Client(), thread).get("/t/").text


def test_neither_words_nor_photos_nor_voice_is_no_visit(deputy, thread):
    answer = noted(deputy, thread)

    assert answer.status_code == 422
    assert not Talk.objects.exists()


NO_VOICES = [b"", b"MZ" + bytes(50), b"<script>alert(1)</script>", b"OggS" + bytes(10 * 1024 * 1024)]


@pytest.mark.parametrize("sound", NO_VOICES, ids=["empty", "program", "page", "large"])
def test_what_is_no_recording_is_told_and_the_words_stay(deputy, thread, sound):
    answer = noted(deputy, thread, agreed="室温14度，管道漏水。", voice=recording(sound=sound))

    assert answer.status_code == 422
    assert "室温14度，管道漏水。" in answer.text
    assert "录音" in words_on(answer)
    assert not Talk.objects.exists()


def test_a_recording_that_has_arrived_need_not_be_sent_again(deputy, thread):
    refused = noted(deputy, thread, kind="talk", voice=recording())  # with whom is missing
    kept = form_on(refused, talks_of(thread), "spoken")["spoken"]

    answer = noted(deputy, thread, kind="talk", whom="物业", spoken=kept)

    assert refused.status_code == 422
    assert answer.status_code == 303
    assert deputy.get(voice_of(thread)).content == SPOKEN


@pytest.mark.parametrize("claim", ["nonsense~ogg", "~", "x", "a:b:c~exe", "\0~ogg"])
def test_a_made_up_claim_to_a_recording_is_none(deputy, thread, claim):
    answer = noted(deputy, thread, spoken=claim)

    assert answer.status_code == 422
    assert not VoiceNote.objects.exists()


def test_a_recording_belongs_to_one_talk_only(deputy, thread):
    refused = noted(deputy, thread, kind="talk", voice=recording())
    kept = form_on(refused, talks_of(thread), "spoken")["spoken"]
    noted(deputy, thread, kind="talk", whom="物业", spoken=kept)

    again = noted(deputy, thread, kind="talk", whom="物业", spoken=kept)

    assert again.status_code == 422
    assert VoiceNote.objects.count() == 1


def test_only_those_who_read_the_thread_hear_it(deputy, thread, sun, he):
    noted(deputy, thread, voice=recording())

    assert cast.signed_in(Client(), sun).get(voice_of(thread)).status_code == 404
    assert cast.signed_in(Client(), he).get(voice_of(thread)).status_code == 404
    assert cast.holding(Client(), thread).get(voice_of(thread)).status_code == 303


def test_once_the_matter_is_erased_nothing_is_left_to_hear(deputy, thread):
    with jobs.at_once():
        noted(deputy, thread, voice=recording())
        file = VoiceNote.objects.get().file
        contact.withdraw(Thread.objects.get(pk=thread.pk), by=cast.author(thread))
        contact.erase(Thread.objects.get(pk=thread.pk), by=cast.author(thread))

    assert not VoiceNote.objects.exists()
    assert not file.exists()


def test_after_its_years_it_goes_by_itself(deputy, thread):
    from hearth.journey.contact import tasks

    with jobs.at_once():
        noted(deputy, thread, agreed="室温14度", voice=recording())
        file = VoiceNote.objects.get().file
        contact.withdraw(Thread.objects.get(pk=thread.pk), by=cast.author(thread))
        with clock.standing_at(clock.now() + timedelta(days=1100)):
            tasks.retain.work(clock.now())

    assert not VoiceNote.objects.exists() and not file.exists()
    assert Talk.objects.get().agreed == ""


def test_everything_that_runs_or_was_promised_stands_in_one_place(deputy, thread, referral, he, zhao):
    from hearth.journey.casework import actions

    actions.request(referral, "extension", "等配件", by=he, hours=24)
    noted(deputy, thread, kind="talk", whom="热力公司王经理", agreed="加压", promised="两小时内有人回应")

    page = deputy.get(f"/yuhe/threads/{thread.code}/referrals/")

    for words in ("报告结果", "接办或退回", "裁定申请", "延长", "热力公司王经理的承诺", "两小时内有人回应"):
        assert words in page.text, words
    assert read(page).words
