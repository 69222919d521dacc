"""Staff pin words to a demand, and take them off again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.models import Thread
from hearth.journey.demands import deciding
from hearth.journey.demands.counting import source_of
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Apart, Demand, Gathering, Pin
from hearth.journey.demands.pinning import is_elsewhere, pins_of, too_common

MOST = 5
NOT_OPEN = _("Nothing joins this demand any more. Open it again first.")
THERE_ALREADY = _("“%(words)s” is pinned already.")
TOO_MANY = _("A demand has five pinned words at most. Take one off first.")
TOO_COMMON = _("“%(word)s” stands in %(share)s of a hundred messages and would offer too many. Choose a rarer word.")


@action("demands.pin")
def pin(demand: Demand, words: Sequence[str], *, by: By) -> None:
    """Whoever says one of these words is at least offered to this demand."""
    deciding.locked(demand)
    if not demand.is_open:
        raise Refused(NOT_OPEN)
    standing = {pin.word for pin in pins_of(demand)}
    if twice := [word for word in words if word in standing]:
        raise Refused(THERE_ALREADY % {"words": " · ".join(twice)})
    if len(standing) + len(words) > MOST:
        raise Refused(TOO_MANY)
    for word, share in too_common(words).items():
        raise Refused(TOO_COMMON % {"word": word, "share": share})
    now = clock.now()
    Pin.objects.bulk_create(Pin(demand=demand, word=word, said_by=by.name, at=now) for word in words)
    record(Happened.PINNED, demand, by=by, words=list(words))


@action("demands.unpin")
def unpin(demand: Demand, word: str, *, by: By) -> None:
    """It offers nothing any more, wherever it was pinned first; what it has offered stays until somebody decides."""
    keys = {demand.pk, *(pin.demand_id for pin in pins_of(demand) if pin.word == word)}
    if Pin.objects.filter(demand__in=keys, word=word).delete()[0]:
        record(Happened.UNPINNED, demand, by=by, words=[word])


@action("demands.offer")
def offer(thread: Thread, demand: Demand, words: Sequence[str], *, by: By) -> bool:
    """The message says a pinned word, so it is offered, and nothing more; answers whether it was.

    Repeatable: where it is in a demand, was offered to this one or parted from it, or lies elsewhere, nothing happens.
    """
    deciding.locked(demand)
    settled = Gathering.objects.settled().filter(thread=thread.pk)
    is_placed = settled.filter(state="joined").exists() or settled.filter(demand=demand.pk).exists()
    is_apart = Apart.objects.filter(thread=thread.pk, demand=demand.pk).exists()
    if is_placed or is_apart or not demand.is_open or not deciding.can_be_gathered(thread):
        return False
    if is_elsewhere(thread.pk, demand.pk):
        return False
    why: dict[str, Any] = {"pinned": list(words)}
    Gathering.objects.create(demand=demand, thread=thread, source=source_of(thread), since=clock.now(), why=why)
    record(Happened.OFFERED, thread, by=by, demand=demand.code)
    return True
