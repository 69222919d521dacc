"""What is done at night and by the clock, while nobody waits."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from hearth.core import clock, tenancy, throttle
from hearth.core.ids import uuid7
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions
from hearth.journey.contact.incoming import HOURS_KEPT
from hearth.journey.contact.models import Photo, Sheet, Thread
from hearth.journey.contact.printing import DAYS_KEPT
from hearth.journey.contact.tasks import keep_house, mind_the_clock, rewrite_photos, take_in
from tests import cast

LONG = timedelta(hours=2 * HOURS_KEPT, minutes=1)


def file_left(settings, age: timedelta) -> Path:
    """A photo that was chosen in a form, so long ago."""
    file = Path(settings.DATA) / "incoming" / str(uuid7())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"a photo")
    seconds = (clock.now() - age).timestamp()
    os.utime(file, (seconds, seconds))
    return file


def sheet_of(by, age: timedelta, state: str = "ready") -> Sheet:
    """A poster that was printed so long ago."""
    ordered = {"ordered_at": clock.now() - age, "ordered_by": by.id, "state": state}
    sheet = Sheet.objects.create(kind="posters", language="en", base="https://lianxin.example", **ordered)
    sheet.file.parent.mkdir(parents=True, exist_ok=True)
    sheet.file.write_bytes(b"%PDF")
    return sheet


def kept(thread: Thread) -> Thread:
    return Thread.objects.get(pk=thread.pk)


def test_photos_of_forms_that_were_never_sent_go_and_fresh_ones_stay(yuhe, settings):
    abandoned, fresh = file_left(settings, LONG), file_left(settings, timedelta(hours=HOURS_KEPT))

    keep_house.work(clock.now())

    assert (abandoned.exists(), fresh.exists()) == (False, True)


def test_a_photo_that_still_waits_to_be_made_anew_is_never_thrown_away(code, settings, jinchuan):
    file = file_left(settings, LONG)
    cast.written(code, photos=(file.name,))

    with tenancy.inside(jinchuan):  # the house is kept in each congress, and the files of all lie together
        keep_house.work(clock.now())

    assert file.exists()


def test_what_was_left_of_a_photo_already_made_anew_goes(code, settings):
    file = file_left(settings, LONG)
    cast.written(code, photos=(file.name,))
    Photo.objects.update(state="ready")

    keep_house.work(clock.now())

    assert not file.exists()


def test_where_no_photo_ever_arrived_there_is_nothing_to_do(yuhe):
    keep_house.work(clock.now())

    assert not Sheet.objects.exists()


def test_a_sheet_printed_a_month_ago_goes_with_its_paper(bai):
    old = sheet_of(bai, timedelta(days=DAYS_KEPT, minutes=1))
    recent = sheet_of(bai, timedelta(days=DAYS_KEPT, minutes=-1))

    keep_house.work(clock.now())

    assert list(Sheet.objects.all()) == [recent]
    assert (old.file.exists(), recent.file.exists()) == (False, True)


def test_a_sheet_whose_paper_is_gone_already_goes_too(bai):
    old = sheet_of(bai, timedelta(days=DAYS_KEPT + 1))
    old.file.unlink()

    keep_house.work(clock.now())

    assert not Sheet.objects.exists()


def test_old_tallies_are_forgotten(yuhe):
    with clock.standing_at(clock.now() - timedelta(days=3)):
        throttle.count(b"door", seconds=60)

    keep_house.work(clock.now())

    assert not throttle.Tally.objects.exists()


@pytest.fixture
def overtaken(monkeypatch):
    """While the clock goes through its list, somebody else is faster with each thread."""

    def overtake(move):
        def late(thread, *, by):
            Thread.objects.filter(pk=thread.pk).update(state="withdrawn")
            move(thread, by=by)

        return late

    for verb in ("close", "lapse"):
        monkeypatch.setattr(actions, verb, overtake(getattr(actions, verb)))


@pytest.mark.usefixtures("overtaken")
@pytest.mark.django_db(transaction=True)
def test_the_clock_leaves_alone_what_somebody_else_just_moved(code, zhao):
    answered, asked = cast.delivered(code), cast.delivered(code)
    actions.reply(answered, "修好了", "solved", by=zhao)
    actions.ask(asked, "几号楼", by=zhao)

    mind_the_clock.work(clock.now() + timedelta(days=90))

    assert {kept(answered).state, kept(asked).state} == {"withdrawn"}


def test_photos_of_what_is_added_later_are_made_by_a_job_of_their_own(thread, settings):
    added = actions.add(thread, "照片", by=cast.author(thread), photos=(uuid7(),))

    rewrite_photos.work(Entry.objects.get(pk=added.pk))

    assert Photo.objects.get().state == "unreadable"


def test_a_new_message_is_taken_in_once_however_often_the_job_runs(code, settings):
    thread = cast.written(code, photos=(uuid7(),))
    entry = Entry.objects.get(pk=thread.messages.get().pk)

    for _ in range(2):
        take_in.work(entry)

    assert kept(thread).state == "delivered"
    assert kept(thread).words
    assert Photo.objects.get().state == "unreadable"
