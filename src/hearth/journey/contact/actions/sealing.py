"""A sealed matter: its words lie under a key of their own, read by the chair and those they name (D4, T24)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.plain import excerpt
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.concerning import SEALING, confide, withhold
from hearth.journey.contact.actions.emptying import take_back
from hearth.journey.contact.actions.saying import say
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Envelope, Message, Motion, Photo, Reader, Thread
from hearth.journey.contact.models.sight import standing_of

SEALED_BEFORE = _("This is sealed already.")
PROPOSED_BEFORE = _("Somebody has asked for this already. A second person only needs to agree.")
NOT_YET = _("It can be filed once it was answered.")
ABOUT_THEM = _("It is about this person, so they cannot read it.")


@action("contact.seal")
def seal(thread: Thread, reason: str, *, by: By) -> None:
    """Lock away what was said; lists show only that there is a sealed matter, and only to those who read it."""
    if _held_still(thread).is_sealed:
        raise Refused(SEALED_BEFORE)
    take_back([thread.pk])
    envelope = Envelope.anew_around(thread, thread.place)
    envelope.save()
    for message in Message.objects.filter(thread=thread):
        Message.objects.filter(pk=message.pk).update(body="", sealed=envelope.put(message.body))
    _mark(thread, is_sealed=True, place="", excerpt="", words=None)
    thread.envelope = envelope
    say(Happened.SEALED, thread, "note", reason, by=by)
    confide(thread, by=SEALING)


@action("contact.name_reader")
def name_reader(thread: Thread, user: Any, *, by: By) -> Reader:
    """The chair lets one more person read and handle it."""
    if standing_of(thread.pk, user.pk).is_subject:
        raise Refused(ABOUT_THEM)
    reader, _made = Reader.objects.get_or_create(thread=thread, user=user)
    record(Happened.READER_NAMED, thread, by=by, reader=str(user.pk))
    return reader  # type: ignore[no-any-return]


@action("contact.request_second")
def request_second(thread: Thread, what: str, reason: str, *, by: By) -> Motion:
    """One of those who read it asks to unseal or file it; nothing happens before a second one agrees."""
    if what == "close" and not thread.can("close"):
        raise Refused(NOT_YET)
    if Motion.objects.filter(thread=thread, what=what, state="open").exists():
        raise Refused(PROPOSED_BEFORE)
    asked = {"what": what, "reason": reason, "user_id": by.id, "proposed_at": clock.now()}
    motion = Motion(thread_id=thread.pk, **asked)
    record(Happened.SECOND_REQUESTED, thread, by=by, new=[motion], what=what)
    return motion


@action("contact.second")
def second(motion: Motion, *, by: By) -> None:
    """A second person agrees, and it is done."""
    motion.move("second")
    thread = motion.thread
    record(Happened.SECONDED, thread, by=by, what=motion.what)
    if motion.what == "close":
        thread.advance("close")
        record(Happened.CLOSED, thread, by=by)
    else:
        _unseal(thread)
        record(Happened.UNSEALED, thread, by=by)


def _unseal(thread: Thread) -> None:
    """The words lie open again at once. With photos the key stays until a job has laid them open as well."""
    _held_still(thread)
    envelope = thread.envelope
    for message in Message.objects.filter(thread=thread).order_by("pk"):
        Message.objects.filter(pk=message.pk).update(body=thread.unlock(message).body, sealed=b"")
    first = Message.objects.filter(thread=thread, kind="first").get()
    place = envelope.take(envelope.place)
    Reader.objects.filter(thread=thread).delete()
    if not Photo.objects.filter(message__thread=thread).exists():
        envelope.delete()
    _mark(thread, is_sealed=False, is_referred_up=False, place=place, excerpt=excerpt(first.body, 100))


def _held_still(thread: Thread) -> Thread:
    """As it stands now; until this is written, no job locks its photos or lays them open."""
    return Thread.objects.select_for_update().only("is_sealed").get(pk=thread.pk)  # type: ignore[no-any-return]


def _mark(thread: Thread, **changes: Any) -> None:
    Thread.objects.filter(pk=thread.pk).update(moved_at=clock.now(), **changes)
    for field, value in changes.items():
        setattr(thread, field, value)
    withhold(thread)
