"""Photos that came with a message, freed of everything but the picture."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By, System
from hearth.core.photos import Unreadable
from hearth.core.photos import rewrite as rewrite_file
from hearth.ground.audit.models import Entry
from hearth.ground.audit.recording import record
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Photo, Thread


def rewrite(entry: Entry) -> None:
    """Each photo of this entry's message that still waits."""
    for photo in Photo.objects.filter(message_id=entry.pk, state="waiting").order_by("number"):
        _rewrite_one(photo, entry)


def _rewrite_one(photo: Photo, entry: Entry) -> None:
    photo.file.parent.mkdir(parents=True, exist_ok=True)
    try:
        made = rewrite_file(photo.arrived, photo.file)
    except (Unreadable, FileNotFoundError):
        give_up(photo, by=System("photos"), thread=Thread.objects.get(pk=entry.thing_id))
    else:
        size = {"width": made.width, "height": made.height, "original_hash": made.sha256_original}
        Photo.objects.filter(pk=photo.pk).update(state="ready", **size)
    photo.arrived.unlink(missing_ok=True)


@action("contact.give_up_photo")
def give_up(photo: Photo, *, by: By, thread: Thread) -> None:
    """It cannot be opened; the citizen sees that this one did not arrive."""
    if Photo.objects.filter(pk=photo.pk, state="waiting").update(state="unreadable"):
        record(Happened.PHOTO_UNREADABLE, thread, by=by, number=photo.number)
