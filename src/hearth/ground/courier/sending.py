"""From a line of the ledger to letters that have left: put into the outbox once, handed over, gathered, tried again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db import models, transaction
from django.db.models import ExpressionWrapper, Q

from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.ground.courier import addressing
from hearth.ground.courier.delivering import deliver, hand_over, why_not
from hearth.ground.courier.kinds import letters
from hearth.ground.courier.models import Dispatch, Outlet
from hearth.ground.courier.models.dispatch import FOLLOWER, LAPSED
from hearth.ground.courier.parcels import Parcel, gathered, parcel_of

LEAVING = ("ready", "sending")
AT_A_TIME = 200
# many at once, and nobody waits for them: they leave last
OF_THE_PUBLIC = ExpressionWrapper(Q(recipient__startswith=FOLLOWER), models.BooleanField())
PATIENCE = timedelta(minutes=1)
# what becomes of the one letter becomes of all that it carried
SHARED = {"sent": "confirm", "delivered": "confirm", "failed": "give_up", "unknown": "lose", "ready": "fail"}


def tell(entry: Entry, letters: Iterable[Dispatch], *, is_confidential: bool = False) -> None:
    """Put these letters into the outbox, once each, and hand over those of this line that wait there."""
    people = list(letters)
    outside = () if is_confidential else addressing.to_outlets(entry, people)
    Dispatch.objects.bulk_create([*people, *outside], ignore_conflicts=True)
    carry(entry)


def carry(entry: Entry) -> None:
    """Hand over what waits for nothing. One channel that is out of order keeps no other letter waiting."""
    trouble: OSError | None = None
    for dispatch in Dispatch.objects.filter(entry=entry.pk, state__in=LEAVING, leaves_at=None).order_by("id"):
        try:
            if not lapsed(dispatch, entry):
                deliver(dispatch, prepared(dispatch, entry))
        except OSError as error:
            trouble = trouble or error
    if trouble:
        raise trouble


def lapsed(dispatch: Dispatch, entry: Entry) -> bool:
    """Its reader no longer wishes to hear, or what happened no longer stands: then nothing leaves."""
    known = letters().get(dispatch.letter)
    if known is None or known.reaches is None or known.reaches(dispatch, entry) is not None:
        return False
    if dispatch.state == "ready":
        dispatch.move("drop", error=LAPSED)
    return dispatch.state != "sending"


def prepared(dispatch: Dispatch, entry: Entry) -> Parcel:
    """The letter; for a place outside with its address and secret, which stand with the place and nowhere else."""
    parcel = parcel_of(dispatch, entry)
    if not dispatch.recipient.startswith("outlet "):
        return parcel
    outlet = Outlet.objects.filter(pk=dispatch.recipient.partition(" ")[2]).first()
    return replace(parcel, address=outlet.address, secret=outlet.secret) if outlet else parcel


def carry_waiting(now: datetime) -> None:
    """What lay here over quiet hours leaves; what was gathered for one person leaves as one letter."""
    due = Dispatch.objects.filter(state="ready", leaves_at__lte=now)
    ordered = due.order_by(OF_THE_PUBLIC, "recipient", "channel", "language", "is_for_digest", "id")
    waiting = list(ordered[:AT_A_TIME])
    entries = Entry.objects.in_bulk({each.entry for each in waiting})
    standing = [each for each in waiting if not lapsed(each, entries[each.entry])]
    for (*_who, is_for_digest), together in groupby(standing, _kept_together):
        letters = list(together)
        for bundle in [letters] if is_for_digest else [[each] for each in letters]:
            _try(bundle, entries, now)


def _kept_together(each: Dispatch) -> tuple[str, str, str, bool]:
    return each.recipient, each.channel, each.language, each.is_for_digest


def _try(bundle: list[Dispatch], entries: dict[UUID, Entry], now: datetime) -> None:
    """A bundle of one is a letter as any other. What could not leave waits, longer each time."""
    first = bundle[0]
    try:
        if first.is_for_digest:
            _carry_together(bundle, entries)
        else:
            deliver(first, prepared(first, entries[first.entry]))
    except Stale:
        return
    except OSError:
        later = now + PATIENCE * 2**first.attempts
        Dispatch.objects.filter(pk__in=[each.pk for each in bundle], state="ready").update(leaves_at=later)


def _carry_together(letters: list[Dispatch], entries: dict[UUID, Entry]) -> None:
    """All of them say `sending` before the one letter leaves, and share what becomes of it."""
    first, others = letters[0], letters[1:]
    if why := why_not(first):
        for each in letters:
            each.move("drop", error=why)
        return
    parcel = gathered(first, entries, letters)
    with transaction.atomic():
        for each in letters:
            each.move("send", attempts=each.attempts + 1, carried_by=first.pk)
    try:
        hand_over(first, parcel)
    finally:
        for each in others:
            _share(each, first)


def _share(other: Dispatch, first: Dispatch) -> None:
    if move := SHARED.get(first.state):
        other.move(move, error=first.error, **({"sent_at": first.sent_at} if move == "confirm" else {}))


def settle_interrupted(before: datetime) -> None:
    """A letter that had waited and was leaving when the worker was killed: nobody can know, and nobody tries again."""
    for each in Dispatch.objects.filter(state="sending", leaves_at__lt=before):
        carrier = Dispatch.objects.filter(pk=each.carried_by).exclude(pk=each.pk).first()
        if carrier is not None and carrier.state in SHARED:
            _share(each, carrier)
        else:
            each.move("lose", error="interrupted while sending")
