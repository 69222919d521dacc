"""A copy of what is stored about one's matter, for a person and for a program: one file that needs no other (PIPL 45).

Every field is there under its own name, as the database holds it; what opens the matter, and who of the staff it was,
is not.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hearth.core import clock, inventory, tenancy
from hearth.ground.audit.models import Entry, Sighting
from hearth.journey.contact.events import TOLD
from hearth.journey.contact.models import Contact, Edition, Message, Photo, Publication, Subject, Thread
from hearth.journey.contact.models.message import INSIDE
from hearth.journey.contact.own_data import sent_to
from hearth.journey.contact.panels import copied

FORMAT = "hearth-own-data/1"
# keys of the house, and what holds words that stand here anyway: the index, the seal
LEFT_OUT = {"congress", "who", "staff", "redacted_by", "words", "user"}
NAMED = {"deputy"}  # whose name a citizen is told


def copy_of(thread: Thread) -> dict[str, Any]:
    """Everything, ready to be written as JSON."""
    head = {"format": FORMAT, "made_at": clock.now().isoformat(), "congress": tenancy.current().slug}
    return head | {part: [_told(row) for row in rows] for part, rows in _parts(thread)} | dict(copied(thread))


def exported(model: Any) -> list[Any]:
    """The fields of this model that a copy holds."""
    return [field for field in model._meta.concrete_fields if field.name not in LEFT_OUT and not _opens(field)]


def _parts(thread: Thread) -> Iterator[tuple[str, Any]]:
    own = Entry.objects.filter(thing_id=thread.pk)
    yield "matter", Thread.objects.filter(pk=thread.pk)
    yield "contact", Contact.objects.filter(thread=thread)
    said = Message.objects.filter(thread=thread).exclude(kind__in=INSIDE).order_by("pk")
    yield "messages", [thread.unlock(message) for message in said]
    yield "subjects", Subject.objects.filter(thread=thread)
    shown = Photo.objects.filter(message__thread=thread).exclude(message__kind__in=INSIDE)
    yield "photos", shown.exclude(state="erased").order_by("message", "number")
    yield "publication", Publication.objects.filter(thread=thread)
    yield "editions", Edition.objects.filter(publication__thread=thread).order_by("version")
    yield "letters", sent_to(thread)
    yield "sightings", Sighting.objects.filter(thing_id=thread.pk).order_by("at", "id")
    yield "steps", own.filter(event__in=TOLD).order_by("at", "id")


def _opens(field: Any) -> bool:
    told = inventory.kept(field)
    return told is not None and told.kind == inventory.SECRET


def _told(row: Any) -> dict[str, Any]:
    told = {field.name: written(field.value_from_object(row)) for field in exported(type(row))}
    if isinstance(row, (Entry, Sighting)) and row.role not in NAMED:
        told["name"] = ""
    if isinstance(row, Photo) and row.state == "ready" and (picture := _picture(row)):
        told["jpeg_base64"] = b64encode(picture).decode()
    return told


def _picture(photo: Photo) -> bytes | None:
    return photo.file.read_bytes() if photo.file.exists() else photo.unlocked(photo.file)


def written(value: Any) -> Any:
    """A value as JSON can say it."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    return str(value) if isinstance(value, UUID) else value
