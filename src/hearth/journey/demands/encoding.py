"""Messages get their vectors here, behind the gathering that does not wait for them.

A message is gathered by its words the moment it is delivered, whatever an encoder does; from then on it is owed a
vector. A job asks for what is owed, keeps each vector, and in the same transaction looks once more at the message: it
is put somewhere only if neither a person nor its words have put it anywhere. Where the encoder is down or answers what
cannot be used, nothing is kept and nothing is lost: what was owed is owed still, and it is asked again, less and less
often.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from hearth.core import clock
from hearth.core.rows import among
from hearth.core.text.encoders import TOUCHSTONE, Encoder, encoder
from hearth.core.text.encoders.vectors import Declined, NotEncoded, Unfit, Vector, nearness, packed, unpacked
from hearth.journey.contact.models import Thread
from hearth.journey.demands import machine
from hearth.journey.demands.choosing import encoder_here, is_allowed
from hearth.journey.demands.meaning import nearby
from hearth.journey.demands.models import Encoding, TextReading, TextVector
from hearth.journey.demands.sending import Sent, words_to_send
from hearth.journey.demands.store import REMEMBERED

AT_ONCE = 16  # messages in one request, and in one transaction
LASTS = 20.0  # seconds for one congress, then it is the next one's turn
FIRST_WAIT, LONGEST_WAIT, A_DAY = timedelta(minutes=1), timedelta(minutes=15), timedelta(days=1)
DROPPED = 1_000
HINDERED = ["problem", "detail", "tries", "tried_at", "next_at"]
SAME = 0.98


class Owed(NamedTuple):
    """A message that waits for its vector; it arrived lately where a row was kept for it."""

    reading: Any
    thread: Any
    at: datetime
    row: Any = None
    asked_at: datetime | None = None


def expect(thread: Any) -> None:
    """A message has been delivered, or says something else now: its vector is owed, whatever it had before."""
    try:
        found = encoder_here()
    except NotEncoded:
        return  # the job says so; what is not expected now is found when it goes through all there is
    if found is None:
        return
    reading = TextReading.objects.filter(thread=thread.pk).first()
    if reading is not None:
        owed = {"state": "waiting", "numbers": b"", "at": reading.at, "asked_at": clock.now()}
        reading.vectors.exclude(version=found.version).delete()
        TextVector.objects.update_or_create(reading=reading, version=found.version, defaults=owed)


def catch_up(now: datetime) -> None:
    """Ask for what is owed until it is made, the time is over, or the encoder fails."""
    found = _asked()
    if found is None:
        return
    encoding = encoding_of(found)
    if not encoding.is_due(now):
        return
    until = time.monotonic() + LASTS
    try:
        while (batch := _owed(encoding)) and time.monotonic() < until:
            _encode(found, encoding, batch)
    except NotEncoded as error:
        _failed(encoding, error, now)
        return
    if not batch:
        _finish(encoding)


def encoding_of(found: Encoder) -> Encoding:
    """How far it has come here; a version that is new, or was left and is come back to, begins with the newest."""
    now, start = clock.now(), {"reached_at": clock.now() + A_DAY, "reached": UUID(int=0), "is_through": False}
    encoding, is_new = Encoding.objects.get_or_create(version=found.version, defaults={"begun_at": now, **start})
    if not is_new and Encoding.objects.filter(begun_at__gt=encoding.begun_at).exists():
        Encoding.objects.filter(pk=encoding.pk).update(begun_at=now, finished_at=None, **start)
        encoding.refresh_from_db()
    return encoding  # type: ignore[no-any-return]


def in_use() -> list[Encoding]:
    """That of the encoder that is set and allowed here; none where it was never asked."""
    try:
        found = encoder_here()
    except NotEncoded:
        return []
    return list(Encoding.objects.filter(version=found.version)) if found is not None else []


def go_through_again(encoding: Encoding) -> None:
    """Once a night all there is is gone through: nothing that was missed is missed for ever."""
    encoding.reached_at, encoding.reached, encoding.is_through = clock.now() + A_DAY, UUID(int=0), False
    encoding.save(update_fields=["reached_at", "reached", "is_through"])


def _asked() -> Encoder | None:
    try:
        found = encoder()
    except NotEncoded:
        return None  # told on the page and by the doctor; until it is mended everything stays as it is
    if found is None or not is_allowed(found):
        _drop(TextVector.objects.all(), Encoding.objects.all())
        return None
    return found


def _owed(encoding: Encoding) -> list[Owed]:
    """Messages that have come lately, the newest first; then those that lay there before, from where it stopped."""
    waiting = TextVector.objects.waiting(encoding.version).values_list(
        "reading", "reading__thread", "at", "pk", "asked_at"
    )
    if arrived := [Owed(*row) for row in waiting[:AT_ONCE]]:
        return arrived
    if encoding.is_through:
        return []
    before = Q(at__lt=encoding.reached_at) | Q(at=encoding.reached_at, pk__lt=encoding.reached)
    known = TextVector.objects.filter(reading=OuterRef("pk"), version=encoding.version)
    lately = TextReading.objects.filter(at__gt=clock.now() - REMEMBERED, at__lte=encoding.reached_at)
    rest = lately.filter(before).exclude(Exists(known))
    return [Owed(*row) for row in rest.order_by("-at", "-pk").values_list("pk", "thread", "at")[:AT_ONCE]]


def _encode(found: Encoder, encoding: Encoding, batch: Sequence[Owed]) -> None:
    """One request; each message keeps its vector and is looked at again in one transaction, or neither."""
    sent = words_to_send([each.thread for each in batch], leaves=bool(found.destination))
    vectors = _embedded(found, encoding, sent)
    for each in batch:
        with transaction.atomic():
            machine.one_at_a_time()
            if _kept(each, encoding, vectors):
                _look_again(each, encoding)
    _reach(encoding, batch, was_asked=bool(sent))


def _embedded(found: Encoder, encoding: Encoding, sent: Sequence[Sent]) -> dict[Any, Vector | None]:
    """A vector for each text, or none for a text it does not take; before them the touchstone, which it must know."""
    if not sent:
        return {}
    try:
        touchstone, *vectors = found.embed([TOUCHSTONE, *(each.text for each in sent)])
    except Declined:
        if len(sent) > 1:
            middle = len(sent) // 2
            return _embedded(found, encoding, sent[:middle]) | _embedded(found, encoding, sent[middle:])
        _recognise(encoding, found.embed([TOUCHSTONE])[0])
        return {sent[0].thread: None}
    _recognise(encoding, touchstone)
    return {each.thread: vector for each, vector in zip(sent, vectors, strict=True)}


def _recognise(encoding: Encoding, touchstone: Vector) -> None:
    """As many numbers as before, and the same ones: otherwise its vectors could not be compared with the others."""
    if encoding.dimension and len(touchstone) != encoding.dimension:
        raise Unfit("dimension", f"{len(touchstone)} ≠ {encoding.dimension}")
    if encoding.dimension and nearness(touchstone, unpacked(bytes(encoding.touchstone))) < SAME:
        raise Unfit("otherwise")
    if not encoding.dimension:
        encoding.dimension, encoding.touchstone = len(touchstone), packed(touchstone)
        encoding.save(update_fields=["dimension", "touchstone"])


def _kept(owed: Owed, encoding: Encoding, vectors: dict[Any, Vector | None]) -> bool:
    """Keep it where the message is still read, and says what it said when it was asked for."""
    if not TextReading.objects.select_for_update().filter(pk=owed.reading).exists():
        return False
    if owed.thread not in vectors:  # it may not be given away, or says nothing
        TextVector.objects.filter(pk=owed.row).delete()
        return False
    vector = vectors[owed.thread]
    told = {"state": "made" if vector else "declined", "numbers": packed(vector) if vector else b""}
    if owed.row is not None:
        changed = TextVector.objects.filter(pk=owed.row, asked_at=owed.asked_at).update(**told)
        return bool(changed and vector)
    own = {"at": owed.at, "asked_at": clock.now(), **told}
    _row, is_new = TextVector.objects.get_or_create(reading_id=owed.reading, version=encoding.version, defaults=own)
    return bool(is_new and vector)


def _look_again(owed: Owed, encoding: Encoding) -> None:
    """What has arrived lately may still find its place; what lay there before is compared for the night alone."""
    thread = Thread.objects.defer("words").get(pk=owed.thread)
    machine.look_at(thread, nearby(thread, encoding), is_put=owed.row is not None)


def _reach(encoding: Encoding, batch: Sequence[Owed], *, was_asked: bool) -> None:
    """Of those that lay there before, it has come as far as the last of these; and it works, if it was asked."""
    if batch[-1].row is None:
        encoding.reached_at, encoding.reached = batch[-1].at, batch[-1].reading
    if was_asked:
        encoding.problem = encoding.detail = ""
        encoding.tries, encoding.next_at, encoding.tried_at = 0, None, clock.now()
    encoding.save(update_fields=["reached_at", "reached", *HINDERED])


def _failed(encoding: Encoding, error: NotEncoded, now: datetime) -> None:
    """Leave it alone for a while, twice as long each time."""
    encoding.problem, encoding.detail = error.problem, error.detail
    wait = min(FIRST_WAIT * 2 ** min(encoding.tries, 10), LONGEST_WAIT)
    encoding.tries, encoding.tried_at, encoding.next_at = min(encoding.tries + 1, 999), now, now + wait
    encoding.save(update_fields=HINDERED)


def _finish(encoding: Encoding) -> None:
    """All there is has been encoded: what other versions left goes, and what is too old to be compared."""
    encoding.is_through, encoding.finished_at = True, encoding.finished_at or clock.now()
    encoding.save(update_fields=["is_through", "finished_at"])
    others = TextVector.objects.exclude(version=encoding.version)
    _drop(others | TextVector.objects.filter(at__lt=clock.now() - REMEMBERED), Encoding.objects.exclude(pk=encoding.pk))


def _drop(vectors: Any, encodings: Any) -> None:
    """Some at a time; the rest the next time."""
    keys = list(vectors.values_list("pk", flat=True)[:DROPPED])
    if keys:
        TextVector.objects.filter(pk__in=among(keys)).delete()
    elif encodings.exists():
        encodings.delete()
