"""Demands are put together, taken apart, dissolved; and each decision can be taken back whole."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.demands import deciding
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Apart, Decision, Demand, Gathering

ITSELF = _("This is the same demand.")
NOT_OPEN = _("One of the two is over. Open it again first.")
NOBODY = _("Choose the messages that are another matter.")
EVERYBODY = _("These are all of its messages. Leave at least one where it is.")
UNDONE = _("This was taken back already.")
LATER = _("Later decisions rest on this one. Take back the latest first.")


@action("demands.merge")
def merge(demand: Demand, into: Demand, *, by: By) -> None:
    """Two demands are one: every message of this one is in the other from now on (MERGED)."""
    if demand.pk == into.pk:
        raise Refused(ITSELF)
    deciding.locked(demand, into)
    if not (demand.is_open and into.is_open):
        raise Refused(NOT_OPEN)
    decision = deciding.decided("merge", demand, by=by, other=into)
    for gathering in deciding.end_all(demand, decision):
        deciding.bring_over(gathering, into, decision, by=by)
    demand.step("merge", into=into)
    deciding.counted(demand, into)
    record(Happened.MERGED, demand, by=by, into=into.code)
    record(Happened.MERGED, into, by=by, absorbed=demand.code)


@action("demands.split")
def split(demand: Demand, threads: Collection[UUID], title: str, *, by: By) -> Demand:
    """Some of its messages are another matter: they make a demand of their own, and the machine keeps the two apart."""
    deciding.locked(demand)
    inside = list(Gathering.objects.joined().filter(demand=demand).select_related("thread").order_by("since", "id"))
    moving = [gathering for gathering in inside if gathering.thread_id in threads]
    if not moving:
        raise Refused(NOBODY)
    if len(moving) == len(inside):
        raise Refused(EVERYBODY)
    fresh: Demand = Demand.objects.create(code=short_code(), title=title, moved_at=clock.now())
    decision = deciding.decided("split", demand, by=by, other=fresh)
    for gathering in moving:
        deciding.end(gathering, "take_out", decision)
        deciding.bring_over(gathering, fresh, decision, by=by)
    gone = {gathering.thread_id for gathering in moving}
    deciding.keep_apart(demand, sorted(gone), decision)
    deciding.keep_apart(fresh, [each.thread_id for each in inside if each.thread_id not in gone], decision)
    deciding.counted(demand, fresh)
    record(Happened.SPLIT, demand, by=by, fresh=fresh.code, moved=len(moving))
    return fresh


@action("demands.dissolve")
def dissolve(demand: Demand, *, by: By) -> None:
    """The grouping was wrong: every message stands by itself again; that they were together stays in the ledger."""
    deciding.locked(demand)
    decision = deciding.decided("dissolve", demand, by=by)
    released = deciding.end_all(demand, decision)
    deciding.keep_apart(demand, [gathering.thread_id for gathering in released], decision)
    demand.step("dissolve")
    deciding.counted(demand)
    record(Happened.DISSOLVED, demand, by=by, released=len(released))


@action("demands.undo")
def undo(decision: Decision, *, by: By) -> None:
    """The decision is taken back: messages, names and states are as they were before it.

    Raises `Refused` where a later decision about the same demands still stands on it.
    """
    demands = [demand for demand in (decision.demand, decision.other) if demand is not None]
    deciding.locked(*demands)
    decision.refresh_from_db(fields=["undone_at"])
    if decision.undone_at:
        raise Refused(UNDONE)
    if Decision.objects.standing().about(*demands).filter(pk__gt=decision.pk).exists():
        raise Refused(LATER)
    owner = decision.demand.owner.code if decision.demand.owner else ""
    _take_back_joinings(decision)
    _bring_back_endings(decision)
    Apart.objects.filter(decision=decision).delete()
    for demand in demands:
        _put_back(demand, decision)
    deciding.counted(*demands)
    Decision.objects.filter(pk=decision.pk).update(undone_at=clock.now(), undone_by=by.name)
    record(Happened.UNDONE, decision.demand, by=by, verb=decision.verb, owner_was=owner)


def _take_back_joinings(decision: Decision) -> None:
    """What it put in is out again; what had been offered is offered again."""
    begun = Gathering.objects.joined().filter(begun_by=decision)
    if decision.verb in ("accept", "join"):
        begun.filter(how="machine").update(state="offered", begun_by=None, said_by="")
    begun.update(state="ended", ended_at=clock.now(), ended_from="joined")


def _bring_back_endings(decision: Decision) -> None:
    """What it ended stands again; where the machine has put the message elsewhere since, the person's word counts."""
    ended = Gathering.objects.filter(ended_by=decision).select_related("thread")
    for gathering in ended:
        if not deciding.can_be_gathered(gathering.thread):
            continue
        if gathering.ended_from == "joined":
            _end_elsewhere(gathering)
        again = {"state": gathering.ended_from, "ended_at": None, "ended_by": None, "ended_from": ""}
        Gathering.objects.filter(pk=gathering.pk).update(**again)


def _end_elsewhere(gathering: Gathering) -> None:
    elsewhere = Gathering.objects.joined().filter(thread=gathering.thread_id).exclude(pk=gathering.pk)
    for other in elsewhere.select_related("demand"):
        deciding.end(other, "take_out")
        deciding.counted(other.demand)


def _put_back(demand: Demand, decision: Decision) -> None:
    """As it stood; what the decision itself had made is there no more, and whoever joined it since stands alone."""
    before: dict[str, Any] = decision.before[str(demand.pk)]
    was_made_by_it = decision.verb == "begin" or (decision.verb == "split" and demand.pk == decision.other_id)
    if was_made_by_it:
        deciding.end_all(demand)
        before = before | {"state": "dissolved"}
    if not Demand.objects.filter(pk=demand.pk, state=demand.state).update(**before, moved_at=clock.now()):
        raise Stale
    deciding.locked(demand)
