"""Photos of a sealed matter: unreadable on the disc, shown to those who read its words, whole again when unsealed."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from hearth.core import clock, jobs
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions, incoming, pictures, portable, tasks
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Envelope, Message, Photo, Thread
from hearth.ops import keys
from tests import cast
from tests.journey.contact.test_actions_concerning import _user, complaint
from tests.journey.contact.test_pictures import photo, written_with

pytestmark = pytest.mark.django_db
KILLED = ("before a file is taken away", "after it was")
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG"


@pytest.fixture
def liang(yuhe):
    """In the chair."""
    return cast.staff("梁主任", "Liang Zhu", "leader")


@pytest.fixture
def shown(code, liang):
    """Granny Li has written with a photo of the thermometer, and it was drawn anew."""
    with jobs.at_once():
        thread = written_with(code, photo(side=400))
    return Thread.objects.get(pk=thread.pk)


@pytest.fixture
def sealed(shown, bai):
    """The same, sealed; what was drawn is remembered, to be compared with."""
    before = Photo.objects.get().file.read_bytes()
    with jobs.at_once():
        actions.seal(shown, "涉及工作人员", by=bai)
    thread = Thread.objects.get(pk=shown.pk)
    thread.drawn = before
    return thread


@pytest.fixture
def own_keys(settings):
    """The key file of this installation, made before anything is locked."""
    keys.ensure_keys(Path(settings.DATA))
    file = Path(settings.DATA) / "keys" / "field.key"
    settings.HEARTH_KEYS = {**settings.HEARTH_KEYS, "field": file.read_text()}
    return file


def on_disc() -> list[Path]:
    return [file for file in Path(django_settings.MEDIA_ROOT).rglob("*") if file.is_file()]


def in_the_open() -> list[str]:
    """Files of the media folder in which a picture begins anywhere."""
    return [file.name for file in on_disc() if any(mark in file.read_bytes() for mark in (JPEG, PNG))]


def address_of(thread: Thread, of: Photo | None = None) -> str:
    return f"/yuhe/threads/{thread.code}/photos/{(of or Photo.objects.get()).message_id}/1/"


def fetched(actor: Any, address: str, **asked: str) -> Any:
    return cast.signed_in(Client(), actor).get(address, asked)


def settled(thread: Thread) -> None:
    pictures.settle(thread.pk)


def unseal(thread: Thread, liang: Any, bai: Any) -> None:
    actions.name_reader(thread, _user(bai), by=liang)
    motion = actions.request_second(Thread.objects.get(pk=thread.pk), "unseal", "已经查清", by=liang)
    actions.second(motion, by=bai)


def test_before_it_is_sealed_the_scan_finds_the_photo_and_its_small_one(shown):
    assert len(in_the_open()) == 2


def test_a_sealed_matter_leaves_no_picture_on_the_disc(sealed):
    assert len(on_disc()) == 2
    assert in_the_open() == []
    assert sealed.drawn[:200] not in b"".join(file.read_bytes() for file in on_disc())


def test_the_chair_sees_the_photo_and_the_small_one(sealed, liang):
    large, small = (fetched(liang, address_of(sealed), **asked) for asked in ({}, {"small": ""}))

    assert (large.content, large.headers["Content-Type"]) == (sealed.drawn, "image/jpeg")
    assert small.content.startswith(JPEG) and small.content != large.content
    assert "no-store" in large.headers["Cache-Control"]


def test_whoever_does_not_read_its_words_does_not_see_its_photos(sealed, bai, zhao):
    assert [fetched(each, address_of(sealed)).status_code for each in (bai, zhao)] == [404, 404]


def test_the_resident_sees_their_own_photo(sealed):
    own = cast.holding(Client(), sealed).get(f"/t/photos/{Photo.objects.get().message_id}/1/")

    assert own.content == sealed.drawn


def test_the_residents_copy_holds_the_photo(sealed):
    [told] = json.loads(json.dumps(portable.copy_of(sealed)))["photos"]

    assert b64decode(told["jpeg_base64"]) == sealed.drawn


def test_done_again_nothing_more_happens(sealed, liang):
    before = {file: file.read_bytes() for file in on_disc()}

    settled(sealed)

    assert {file: file.read_bytes() for file in on_disc()} == before


def test_a_complaint_sealed_from_the_beginning_never_lay_open(code, liang, monkeypatch):
    drawn = drawing(monkeypatch, lambda: None)

    with jobs.at_once():
        complaint(code, about="sealed", whom="某工作人员", photos=incoming.keep([photo()]))

    assert len(on_disc()) == 2 and in_the_open() == []
    assert not any(Path(django_settings.MEDIA_ROOT) in place.parents for place in drawn)
    assert not list((Path(django_settings.DATA) / "incoming").iterdir())


def test_what_the_resident_adds_later_is_locked_as_it_is_drawn(sealed, liang):
    with jobs.at_once():
        actions.ask(sealed, "请再拍一张", by=liang)
        actions.add(Thread.objects.get(pk=sealed.pk), "这里", by=cast.author(sealed), photos=incoming.keep([photo()]))

    assert len(on_disc()) == 4 and in_the_open() == []
    added = Photo.objects.get(message__in=Message.objects.filter(kind="added"))
    assert fetched(liang, address_of(sealed, added)).content.startswith(JPEG)


def test_a_photo_that_is_being_drawn_while_its_matter_is_sealed_is_locked(code, bai, liang, monkeypatch):
    thread = written_with(code, photo())
    drawing(monkeypatch, lambda: actions.seal(thread, "涉及工作人员", by=bai))

    pictures.rewrite(Entry.objects.get(event=Happened.SUBMITTED, thing_id=thread.pk))

    assert (Photo.objects.get().state, len(on_disc()), in_the_open()) == ("ready", 2, [])


def test_unsealed_it_lies_open_again_as_it_was(sealed, liang, bai):
    with jobs.at_once():
        unseal(sealed, liang, bai)

    assert Photo.objects.get().file.read_bytes() == sealed.drawn
    assert (len(on_disc()), len(in_the_open())) == (2, 2)
    assert not Envelope.objects.exists()


def test_between_unsealing_and_the_job_the_photo_is_seen(sealed, liang, bai):
    unseal(sealed, liang, bai)

    assert in_the_open() == []
    assert fetched(bai, address_of(sealed)).content == sealed.drawn


def test_sealed_again_before_the_job_ran_it_stays_locked_and_can_be_read(sealed, liang, bai):
    unseal(sealed, liang, bai)
    actions.seal(Thread.objects.get(pk=sealed.pk), "又有线索", by=bai)

    settled(sealed)

    assert in_the_open() == []
    assert fetched(liang, address_of(sealed)).content == sealed.drawn
    page = cast.signed_in(Client(), liang).get(f"/yuhe/threads/{sealed.code}/").text
    assert "室温只有14度" in page and "锦苑小区7号楼" in page


@pytest.mark.parametrize("moment", KILLED)
def test_a_worker_killed_while_locking_loses_nothing(shown, bai, liang, moment, monkeypatch):
    before = Photo.objects.get().file.read_bytes()
    actions.seal(shown, "涉及工作人员", by=bai)

    killed(shown, moment, monkeypatch)
    assert seen(fetched(liang, address_of(shown))) == before
    settled(shown)

    assert in_the_open() == [] and fetched(liang, address_of(shown)).content == before


@pytest.mark.parametrize("moment", KILLED)
def test_a_worker_killed_while_laying_open_loses_nothing(sealed, bai, liang, moment, monkeypatch):
    unseal(sealed, liang, bai)

    killed(sealed, moment, monkeypatch)
    assert seen(fetched(bai, address_of(sealed))) == sealed.drawn
    settled(sealed)

    assert Photo.objects.get().file.read_bytes() == sealed.drawn and len(on_disc()) == 2


def test_erased_nothing_of_it_is_left(sealed, liang):
    with jobs.at_once():
        actions.withdraw(sealed, by=cast.author(sealed))
        actions.erase(Thread.objects.get(pk=sealed.pk), by=cast.author(sealed))

    assert on_disc() == [] and not Photo.objects.exists() and not Envelope.objects.exists()


def test_erased_while_it_was_being_laid_open_nothing_is_left_either(sealed, bai, liang, monkeypatch):
    unseal(sealed, liang, bai)
    killed(sealed, KILLED[0], monkeypatch)

    with jobs.at_once():
        actions.withdraw(Thread.objects.get(pk=sealed.pk), by=cast.author(sealed))
        actions.erase(Thread.objects.get(pk=sealed.pk), by=cast.author(sealed))

    assert on_disc() == []


def test_after_its_time_it_is_gone(sealed):
    with jobs.at_once():
        actions.withdraw(sealed, by=cast.author(sealed))
        with clock.standing_at(clock.now() + timedelta(days=1100)):
            tasks.retain.work(clock.now())

    assert on_disc() == [] and not Photo.objects.exists()


def test_under_a_new_key_of_the_congress_it_is_seen_as_before(own_keys, sealed, liang):
    before = own_keys.read_text()

    for words in ([], ["--retire"]):
        call_command("rotate_keys", *words, stdout=StringIO())

    assert before not in own_keys.read_text()
    assert fetched(liang, address_of(sealed)).content == sealed.drawn


def test_a_photo_moved_to_another_matter_opens_nothing(sealed, shown, code, bai, liang):
    with jobs.at_once():
        other = written_with(code, photo(side=80))
        actions.seal(Thread.objects.get(pk=other.pk), "涉及工作人员", by=bai)
    mine, theirs = (Photo.objects.get(message__thread=each) for each in (sealed, other))
    theirs.locked(theirs.file).write_bytes(mine.locked(mine.file).read_bytes())

    answer = fetched(liang, address_of(other, theirs))

    assert answer.status_code == 404


def test_what_was_sealed_before_photos_were_locked_is_locked_at_night(sealed, liang):
    [lying] = Photo.objects.all()
    for place in lying.sizes:
        place.write_bytes(sealed.drawn)
        lying.locked(place).unlink()
    assert len(in_the_open()) == 2

    tasks.keep_house.work(clock.now())

    assert len(on_disc()) == 2 and in_the_open() == []


def killed(thread: Thread, moment: str, monkeypatch: Any) -> None:
    """The worker is killed at the first file it takes away."""
    take_away = Path.unlink

    def die(file: Path, *args: Any, **more: Any) -> None:
        if moment == KILLED[1]:
            take_away(file, *args, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", die)
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            settled(thread)


def drawing(monkeypatch, meanwhile) -> list[Path]:
    """Let something happen while the photo is being drawn; answers where the pictures were drawn."""
    places, draw = [], pictures.rewrite_file

    def drawn(original: Path, target: Path) -> Any:
        places.append(target)
        made = draw(original, target)
        meanwhile()
        return made

    monkeypatch.setattr(pictures, "rewrite_file", drawn)
    return places


def seen(answer: Any) -> bytes:
    """The bytes of an answer, whichever way they came."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
