"""Photos that came with a message, freed of everything but the picture."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.db import transaction

from hearth.core.actions import action
from hearth.core.actors import By, System
from hearth.core.files import write_whole
from hearth.core.photos import Unreadable, thumbnail_of
from hearth.core.photos import rewrite as rewrite_file
from hearth.ground.audit.models import Entry
from hearth.ground.audit.recording import record
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Envelope, Photo, Thread


def rewrite(entry: Entry) -> None:
    """Each photo of this entry's message that still waits."""
    for photo in Photo.objects.filter(message_id=entry.pk, state="waiting").order_by("number"):
        _rewrite_one(photo, entry)


def _rewrite_one(photo: Photo, entry: Entry) -> None:
    drawn = photo.arrived.with_suffix(".jpg")
    try:
        made = rewrite_file(photo.arrived, drawn)
    except (Unreadable, FileNotFoundError):
        give_up(photo, by=System("photos"), thread=Thread.objects.get(pk=entry.thing_id))
    else:
        size = {"width": made.width, "height": made.height, "original_hash": made.sha256_original}
        if not _laid_down(photo, entry.thing_id, drawn, size):
            _unlink(photo)  # its matter was erased while it was being drawn
    for file in (photo.arrived, drawn, thumbnail_of(drawn)):
        file.unlink(missing_ok=True)


@transaction.atomic
def _laid_down(photo: Photo, thread: UUID, drawn: Path, size: dict[str, object]) -> bool:
    """Put the pictures where their matter lies: of a sealed one nothing but what is locked is ever written there."""
    seal = seal_of(thread)
    if not Photo.objects.filter(pk=photo.pk, state="waiting").update(state="ready", **size):
        return False
    for file, place in zip((drawn, thumbnail_of(drawn)), photo.sizes, strict=True):
        if seal:
            _put_in(photo, place, seal, file.read_bytes())
        else:
            _put_out(photo, place, file.read_bytes())
    return True


def seal_of(thread: UUID) -> Envelope | None:
    """What a sealed matter lies in; it stays sealed, or open, until this transaction ends."""
    is_sealed = Thread.objects.select_for_update().only("is_sealed").get(pk=thread).is_sealed
    return Envelope.objects.filter(thread=thread).first() if is_sealed else None


@transaction.atomic
def settle(thread: UUID) -> None:
    """Photos lie as their matter does: locked while it is sealed, in the open once it is not.

    It can be done again at any time: what is taken away was written elsewhere before, and the key goes last.
    """
    seal, envelope = seal_of(thread), Envelope.objects.filter(thread=thread).first()
    if envelope is None:
        return
    for photo in Photo.objects.filter(message__thread=thread).exclude(state="erased").order_by("message", "number"):
        for place in photo.sizes:
            _settle_one(photo, place, envelope, is_sealed=seal is not None)
    if seal is None:
        envelope.delete()


def settle_all() -> None:
    """Whatever a job left lying, or was sealed before photos were locked."""
    with_photos = Envelope.objects.filter(thread__photo_count__gt=0)
    for thread in with_photos.order_by("thread").values_list("thread", flat=True):
        settle(thread)


def _settle_one(photo: Photo, place: Path, envelope: Envelope, *, is_sealed: bool) -> None:
    if is_sealed and place.exists():
        _put_in(photo, place, envelope, place.read_bytes())
    elif not is_sealed and (data := photo.unlocked(place)) is not None:
        _put_out(photo, place, data)


def _put_in(photo: Photo, place: Path, envelope: Envelope, data: bytes) -> None:
    write_whole(photo.locked(place), envelope.put_picture(data, place.name))
    place.unlink(missing_ok=True)


def _put_out(photo: Photo, place: Path, data: bytes) -> None:
    write_whole(place, data)
    photo.locked(place).unlink(missing_ok=True)


def remove_erased() -> None:
    """The files of photos whose matter was erased, then what stood of them in the database."""
    for photo in Photo.objects.filter(state="erased"):
        _unlink(photo)
        photo.delete()


def _unlink(photo: Photo) -> None:
    for file in photo.kept:
        file.unlink(missing_ok=True)


@action("contact.give_up_photo")
def give_up(photo: Photo, *, by: By, thread: Thread) -> None:
    """It cannot be opened; the citizen sees that this one did not arrive."""
    if Photo.objects.filter(pk=photo.pk, state="waiting").update(state="unreadable"):
        record(Happened.PHOTO_UNREADABLE, thread, by=by, number=photo.number)
