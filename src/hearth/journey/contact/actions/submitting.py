"""A citizen's words arrive: stored once, in one statement, with everything that will follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.ids import short_code, uuid7
from hearth.core.plain import excerpt
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import consent
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, DeputyCode, Envelope, Message, Photo, Subject, Thread
from hearth.journey.contact.tracking import locator_of

TRIES = 20  # a million threads take one locator in a hundred: twenty misses in a row do not happen


class SentBefore(Refused):
    """This form was sent already, with other words in it."""

    sentence = _("This form was sent once already. To send these words as a message of their own, press Send again.")


@dataclass(frozen=True)
class Words:
    """What a citizen sends, checked by the form."""

    body: str
    place: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    privacy: str = "private"
    language: str = "zh-hans"
    channel: str = "qr"
    photos: tuple[UUID, ...] = ()
    network: bytes = b""
    proof: str = ""
    is_minor: bool = False
    guardian: str = ""
    notice: str = ""
    deputy: UUID | None = None  # to whom, where the code is a station's
    station: UUID | None = None
    reception: UUID | None = None
    about: str = ""  # “deputy”: kept from them; “sealed”: only the chair reads it
    whom: str = ""

    @property
    def fingerprint(self) -> bytes:
        """Tells a form sent twice from a form filled in anew."""
        said = (self.body, self.place, self.name, self.phone, self.email, self.privacy)
        return keyed_hash("tracking.fingerprint", *said, *(self.about, self.whom)[: 2 * bool(self.about)])


@action("contact.submit", one_statement=True)
def submit(code: DeputyCode, words: Words, key: bytes, *, by: By) -> Thread:
    """Somebody writes to the deputy behind a code. The same submission is stored once and answered alike.

    `key` is the 32 bytes of the submission. Raises `SentBefore` where it came before with other words.
    """
    for attempt in range(TRIES):
        thread = _new_thread(code, words, key, attempt)
        if _stored(thread, words, by):
            return thread
        if before := Thread.objects.filter(submission=key).first():
            return _same(before, words)
    raise RuntimeError("no free locator was found")


def _same(before: Thread, words: Words) -> Thread:
    if bytes(before.fingerprint) != words.fingerprint:
        raise SentBefore()
    return before


def _new_thread(code: DeputyCode, words: Words, key: bytes, attempt: int) -> Thread:
    now = clock.now()
    deputy: Any = code.deputy_id or words.deputy
    return Thread(
        id=uuid7(),
        code=short_code(),
        submission=key,
        locator=locator_of(key, attempt),
        fingerprint=words.fingerprint,
        deputy_id=deputy,
        deputy_code_id=code.pk,
        station_id=code.station_id or words.station,
        reception_id=words.reception,
        channel=words.channel,
        language=words.language,
        place="" if words.about == "sealed" else words.place,
        excerpt="" if words.about == "sealed" else excerpt(words.body, 100),
        is_sealed=words.about == "sealed",
        is_withheld=bool(words.about),
        privacy=words.privacy,
        began_at=now,
        moved_at=now,
        photo_count=len(words.photos),
        network=words.network,
        proof=words.proof,
        is_minor=words.is_minor,
        notice=consent.shown(words.notice).version,
    )


def _stored(thread: Thread, words: Words, by: By) -> bool:
    entry = uuid7()
    message = Message(entry_id=entry, thread_id=thread.pk, kind="first", photo_count=len(words.photos))
    new: list[models.Model] = [thread, message, *_kept_apart(thread, message, words)]
    ways = {"name": words.name, "phone": words.phone, "email": words.email, "guardian": words.guardian}
    if any(ways.values()):
        contact = Contact(thread_id=thread.pk, **ways)
        new += [contact, *receipts(thread, contact, entry)]
    new += [Photo(id=photo, message_id=entry, number=n) for n, photo in enumerate(words.photos, 1)]
    facts: dict[str, Any] = {"channel": words.channel, "photos": len(words.photos)}
    return bool(record(Happened.SUBMITTED, thread, by=by, id=entry, new=new, unless_taken=True, **facts))


def _kept_apart(thread: Thread, message: Message, words: Words) -> list[models.Model]:
    """A complaint about who would read it: whom it is about, and, where it was asked for, a seal from the beginning."""
    if words.about != "sealed":
        message.body = words.body
        return [Subject(thread_id=thread.pk, deputy_id=thread.deputy_id, told=words.whom)] if words.about else []
    envelope = Envelope.around(thread, words.place)
    message.sealed = envelope.put(words.body)
    thread.envelope = envelope
    return [envelope, *([Subject(thread_id=thread.pk, told=words.whom)] if words.whom else [])]


def receipts(thread: Thread, contact: Contact, entry: UUID) -> list[Dispatch]:
    """The receipt's place in the outbox, for each way this person left."""
    return [
        Dispatch(
            entry=entry,
            recipient="citizen",
            letter="receipt",
            channel=channel,
            address=address,
            language=thread.language,
            created_at=thread.began_at,
        )
        for channel, address in contact.ways
    ]
