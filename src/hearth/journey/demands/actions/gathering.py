"""A message joins a common demand, is offered to it, or leaves it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.core.remembered import Remembered
from hearth.core.rows import insert_together
from hearth.ground.audit.recording import record
from hearth.journey.contact.models import Thread
from hearth.journey.demands import deciding
from hearth.journey.demands.counting import source_of
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Apart, Demand, Gathering
from hearth.journey.demands.reading import forget_reading

KEPT_APART = Remembered(
    lambda thread, demand: Apart.objects.filter(thread=thread, demand=demand).values_list("pk"),
    thread=UUID,
    demand=UUID,
)
NOT_OPEN = _("Nothing joins this demand any more. Open it again first, or choose another.")


@action("demands.begin")
def begin(thread: Thread, title: str, *, by: By) -> Demand:
    """Somebody says that this message is not alone: a demand to which others will come (CANDIDATE)."""
    demand: Demand = Demand.objects.create(code=short_code(), title=title, moved_at=clock.now())
    decision = deciding.decided("begin", demand, by=by)
    deciding.put_in(demand, thread, decision, by=by)
    deciding.counted(demand)
    record(Happened.BEGUN, demand, by=by, thread=thread.code)
    record(Happened.JOINED, thread, by=by, demand=demand.code)
    return demand


@action("demands.join")
def join(thread: Thread, demand: Demand, *, by: By) -> Gathering:
    """Somebody says that this message belongs to that demand."""
    deciding.locked(demand)
    if not demand.is_open:
        raise Refused(NOT_OPEN)
    gathering = deciding.put_in(demand, thread, deciding.decided("join", demand, by=by), by=by)
    return _joined(gathering, demand, by)


@action("demands.accept")
def accept(gathering: Gathering, *, by: By) -> Gathering:
    """What was offered is right: the message belongs to the demand."""
    demand = gathering.demand
    deciding.locked(demand)
    if not demand.is_open:
        raise Refused(NOT_OPEN)
    if not Gathering.objects.offered().filter(pk=gathering.pk).exists():
        raise Stale
    accepted = deciding.put_in(demand, gathering.thread, deciding.decided("accept", demand, by=by), by=by)
    return _joined(accepted, demand, by)


@action("demands.refuse")
def refuse(gathering: Gathering, *, by: By) -> None:
    """What was offered is wrong: it is not the same, and is not offered again."""
    deciding.locked(gathering.demand)
    decision = deciding.decided("refuse", gathering.demand, by=by)
    deciding.end(gathering, "refuse", decision)
    deciding.keep_apart(gathering.demand, [gathering.thread_id], decision)
    record(Happened.REFUSED, gathering.thread, by=by, demand=gathering.demand.code)


@action("demands.take_out")
def take_out(gathering: Gathering, *, by: By) -> None:
    """It does not belong there after all; the machine does not put it back."""
    deciding.locked(gathering.demand)
    decision = deciding.decided("take_out", gathering.demand, by=by)
    deciding.end(gathering, "take_out", decision)
    deciding.keep_apart(gathering.demand, [gathering.thread_id], decision)
    deciding.counted(gathering.demand)
    record(Happened.TAKEN_OUT, gathering.thread, by=by, demand=gathering.demand.code)


@action("demands.gather")
def gather(thread: Thread, demand: Demand, score: float, why: dict[str, Any], *, by: By, joins: bool) -> None:
    """The machine puts a message where it belongs, or offers it, and says why; a person may say otherwise.

    Repeatable: where it is in a demand, was offered to this one, or a person kept it apart, nothing happens.
    """
    deciding.locked(demand)
    settled = deciding.places_of(thread)
    is_settled = any(state == "joined" for state, _demand in settled)
    is_there = any(place == demand.pk for _state, place in settled)
    is_apart = bool(KEPT_APART.tuples(thread=thread.pk, demand=demand.pk))
    if is_settled or is_there or is_apart or not demand.is_open or not deciding.can_be_gathered(thread):
        return
    if joins:
        deciding.put_in(demand, thread, None, by=by, how="machine", score=score, why=why)
        deciding.counted(demand)
        record(Happened.JOINED, thread, by=by, demand=demand.code, score=round(score, 2))
        return
    told = {"source": source_of(thread), "since": clock.now(), "score": score, "why": why}
    insert_together([Gathering(demand=demand, thread=thread, **told)])
    record(Happened.OFFERED, thread, by=by, demand=demand.code, score=round(score, 2))


@action("demands.propose")
def propose(thread: Thread, title: str, *, by: By, is_to_be_joined: bool = False) -> Demand | None:
    """The machine sees that another message says the same as this one: a candidate for staff to look at.

    None where this one is in a demand by now, or must not be in any. Where the other one joins in the same breath, the
    demand is counted then.
    """
    is_joined = any(state == "joined" for state, _demand in deciding.places_of(thread))
    if is_joined or not deciding.can_be_gathered(thread):
        return None
    demand = Demand(code=short_code(), title=title, moved_at=clock.now())
    insert_together([demand])
    deciding.put_in(demand, thread, None, by=by, how="machine")
    if not is_to_be_joined:
        deciding.counted(demand)
    record(Happened.BEGUN, demand, by=by, thread=thread.code)
    record(Happened.JOINED, thread, by=by, demand=demand.code)
    return demand


@action("demands.leave")
def leave(thread: Thread, *, by: By) -> None:
    """It was withdrawn, sealed or sent elsewhere: it is in no demand, and the count says so."""
    forget_reading(thread)
    standing = Gathering.objects.filter(thread=thread.pk, state__in=("offered", "joined"))
    for gathering in standing.select_related("demand"):
        deciding.locked(gathering.demand)
        deciding.end(gathering, "take_out" if gathering.state == "joined" else "lapse")
        deciding.counted(gathering.demand)
        record(Happened.LEFT, thread, by=by, demand=gathering.demand.code)


def _joined(gathering: Gathering, demand: Demand, by: By) -> Gathering:
    deciding.counted(demand)
    record(Happened.JOINED, gathering.thread, by=by, demand=demand.code)
    return gathering
