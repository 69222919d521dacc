"""Photos that came with a message are made anew; one that cannot be is given up, and the citizen is told."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from hearth.core.photos import thumbnail_of
from hearth.ground.audit.models import Entry
from hearth.journey.contact import incoming, pictures
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Photo, Thread
from tests import cast


class Sent(BytesIO):
    """A file as a form brings it."""

    def chunks(self):
        yield self.getvalue()


def photo(side: int = 40) -> Sent:
    Image.new("RGB", (side, side), "red").save(file := Sent(), "JPEG")
    return file


def written_with(code, *files: Sent) -> Thread:
    return cast.written(code, photos=incoming.keep(files))


def rewrite_of(thread: Thread) -> list[Photo]:
    """Do the job for the thread's first words; answer how its photos stand then."""
    pictures.rewrite(Entry.objects.get(event=Happened.SUBMITTED, thing_id=thread.pk))
    return list(Photo.objects.order_by("number"))


def test_a_waiting_photo_is_made_anew_and_the_original_goes(code):
    thread = written_with(code, photo(side=60))

    [made] = rewrite_of(thread)

    assert (made.state, made.width, made.height, len(made.original_hash)) == ("ready", 60, 60, 64)
    assert made.file.exists() and thumbnail_of(made.file).exists()
    assert not made.arrived.exists()


def test_a_photo_that_cannot_be_opened_is_given_up_and_the_citizen_reads_which(code):
    thread = written_with(code, photo(), Sent(b"\xff\xd8\xff no picture"))

    first, second = rewrite_of(thread)

    assert (first.state, second.state) == ("ready", "unreadable")
    assert not second.arrived.exists() and not second.file.exists()
    assert Entry.objects.get(event=Happened.PHOTO_UNREADABLE).facts["number"] == 2


def test_a_photo_whose_file_is_gone_is_given_up(code):
    thread = written_with(code, photo())
    Photo.objects.get().arrived.unlink()

    [lost] = rewrite_of(thread)

    assert lost.state == "unreadable"


def test_done_again_nothing_more_happens(code):
    thread = written_with(code, photo(), Sent(b"no picture"))
    before = [(each.state, each.original_hash) for each in rewrite_of(thread)]

    after = [(each.state, each.original_hash) for each in rewrite_of(thread)]

    assert after == before
    assert Entry.objects.filter(event=Happened.PHOTO_UNREADABLE).count() == 1


def test_where_somebody_was_faster_the_citizen_is_not_told_again(code):
    thread = written_with(code, photo())
    Photo.objects.update(state="ready")

    pictures.give_up(Photo.objects.get(), by=cast.HOUSE, thread=thread)

    assert not Entry.objects.filter(event=Happened.PHOTO_UNREADABLE).exists()


@pytest.mark.usefixtures("at_once")
def test_a_new_message_has_its_photos_made_without_anybody_asking(code):
    written_with(code, photo(), photo())

    assert [each.state for each in Photo.objects.all()] == ["ready", "ready"]
