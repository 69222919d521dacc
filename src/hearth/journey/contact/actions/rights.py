"""What citizens may do about what is stored of them: correct, hide, take back, erase (PIPL arts. 15, 46 and 47)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.plain import excerpt
from hearth.core.refusals import Refused
from hearth.core.rows import replaced
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.emptying import empty, forget_ways, take_back
from hearth.journey.contact.actions.publishing import hide_in_publication
from hearth.journey.contact.events import Happened
from hearth.journey.contact.labels import duty_sentence
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Contact, Envelope, Message, Thread
from hearth.journey.contact.models.message import INSIDE
from hearth.journey.contact.panels import cover

SHORTEST = 2
OWN_WORDS = ("first", "added")

NOT_YOURS = _("These words do not stand in what you wrote. Copy them from there exactly as they are.")
ERASED_ALREADY = _("This matter has been erased; nothing is left to change.")
NOT_OVER = _("It is still being handled. Withdraw it, or wait until it is over; then it can be erased.")


@action("contact.correct")
def correct(
    thread: Thread, *, by: By, name: str = "", phone: str = "", email: str = "", guardian: str = "", place: str = ""
) -> None:
    """Name, ways to be reached and the place as they are right; letters still waiting for the old address fall away."""
    _hold_still(thread)
    forget_ways([thread.pk])
    if thread.is_sealed:
        Envelope.objects.filter(thread=thread).update(place=thread.envelope.put(place))
    else:
        Thread.objects.filter(pk=thread.pk).update(place=place)
    ways = {"name": name, "phone": phone, "email": email, "guardian": guardian}
    new = [Contact(thread_id=thread.pk, **ways)] if any(ways.values()) else []
    record(Happened.CORRECTED, thread, by=by, new=new)


@action("contact.mask")
def mask(thread: Thread, passage: str, *, by: By) -> None:
    """Words the citizen regrets are gone for everybody, units and the search too; the ledger does not say which.

    They are covered in what they wrote, and wherever staff and units had quoted it among themselves; what was written
    to the citizen stays as it was answered.
    """
    _hold_still(thread)
    if len(passage) < SHORTEST or not _hidden_in(thread, passage, OWN_WORDS) + _hidden_in_place(thread, passage):
        raise Refused(NOT_YOURS)
    _hidden_in(thread, passage, INSIDE)
    first = Message.objects.get(thread=thread, kind="first").body
    Thread.objects.filter(pk=thread.pk).update(excerpt=excerpt(first, 100), fingerprint=b"", words=None)
    cover(thread, passage)
    if not hide_in_publication(thread, passage, first):
        take_back([thread.pk])
    record(Happened.MASKED, thread, by=by)


def _hidden_in(thread: Thread, passage: str, kinds: tuple[str, ...]) -> int:
    """In how many messages of these kinds, sealed ones included."""
    said = Message.objects.filter(thread=thread, kind__in=kinds)
    hidden: int = said.filter(body__contains=passage).update(**replaced(Message, passage, HIDDEN, "body"))
    for message in said.exclude(sealed=b""):
        if passage in (words := thread.unlock(message).body):
            hidden += said.filter(pk=message.pk).update(sealed=thread.envelope.put(words.replace(passage, HIDDEN)))
    return hidden


def _hidden_in_place(thread: Thread, passage: str) -> int:
    if not thread.is_sealed:
        places = Thread.objects.filter(pk=thread.pk, place__contains=passage)
        return int(places.update(**replaced(Thread, passage, HIDDEN, "place")))
    envelope = thread.envelope
    if passage not in (place := envelope.take(envelope.place)):
        return 0
    return int(Envelope.objects.filter(thread=thread).update(place=envelope.put(place.replace(passage, HIDDEN))))


@action("contact.withdraw_consent")
def withdraw_consent(thread: Thread, *, by: By) -> None:
    """What was or might have been published stays between citizen, deputy and staff after all (PIPL art. 15)."""
    _hold_still(thread)
    if not Thread.objects.filter(pk=thread.pk, privacy="public").update(privacy="private"):
        raise Refused()
    record(Happened.CONSENT_WITHDRAWN, thread, by=by, was_public=take_back([thread.pk]))


@action("contact.erase_contact")
def erase_contact(thread: Thread, *, by: By) -> None:
    """Nobody can reach the citizen any more; the matter goes on, and its code still opens it."""
    _hold_still(thread)
    forget_ways([thread.pk])
    Thread.objects.filter(pk=thread.pk).update(fingerprint=b"", network=b"")
    record(Happened.CONTACT_ERASED, thread, by=by)


@action("contact.erase")
def erase(thread: Thread, *, by: By) -> None:
    """Of a matter that is over, code, dates and states remain; words, photos and names go, unless a duty keeps them.

    Raises `Refused` while it is not over, or while a legal duty runs (PIPL art. 47).
    """
    was = _hold_still(thread).state
    if not thread.can("erase"):
        raise Refused(NOT_OVER)
    if thread.kept_for:
        raise Refused(duty_sentence(thread.kept_for))
    thread.advance("erase")
    empty([thread.pk])
    record(Happened.ERASED, thread, by=by, was=was)


def _hold_still(thread: Thread) -> Thread:
    """The thread as it stands now; nobody else changes it until this is written."""
    now: Any = Thread.objects.select_for_update().only("state", "kept_for", "place").get(pk=thread.pk)
    if now.state == "erased":
        raise Refused(ERASED_ALREADY)
    thread.state, thread.kept_for, thread.place = now.state, now.kept_for, now.place
    return thread
