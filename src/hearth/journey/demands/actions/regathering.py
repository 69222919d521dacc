"""What looking again found is laid before staff; they carry it out or leave everything as it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed, Refused
from hearth.core.rows import among
from hearth.ground.audit.recording import record
from hearth.journey.contact.models import Thread
from hearth.journey.demands import deciding
from hearth.journey.demands.actions.gathering import begin, join, take_out
from hearth.journey.demands.actions.shaping import merge, split
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Apart, Decision, Gathering, Proposal

CHANGED = _("This is no longer so: something was decided about these messages since. Nothing was changed.")


@action("demands.regather")
def regather(congress: Any, fresh: Sequence[Proposal], past: Collection[Any], *, by: By) -> None:
    """Messages were looked at again, together: what was found waits for staff, and what is true no longer lapses."""
    lapsed = Proposal.objects.filter(pk__in=past).lapse() if past else 0
    Proposal.objects.bulk_create(fresh, ignore_conflicts=True)
    if fresh:
        kinds = [proposal.kind for proposal in fresh]
        record(Happened.REGATHERED, congress, by=by, lapsed=lapsed, **{kind: kinds.count(kind) for kind in set(kinds)})


@action("demands.follow")
def follow(proposal: Proposal, *, by: By) -> Any:
    """Somebody says that it is so: it is done as their own decision, and is taken back as any other.

    Where things have changed since that night nothing is done, it lapses, and the answer is the sentence that says so.
    """
    _locked(proposal)
    try:
        with transaction.atomic():
            _carry_out(proposal, by)
    except NotAllowed:
        raise  # of one of its messages this person may decide nothing; others may
    except Refused as refusal:
        proposal.over("lapse")
        return refusal.sentence
    proposal.over("follow")
    _told(Happened.FOLLOWED, proposal, by)
    return ""


@action("demands.decline")
def decline(proposal: Proposal, *, by: By) -> None:
    """Somebody says that it is not so: all stays as it is, and is kept so by the nights to come."""
    _locked(proposal)
    proposal.over("decline", decision=_kept_as_it_is(proposal, by))
    _told(Happened.DECLINED, proposal, by)


def _locked(proposal: Proposal) -> None:
    """Whoever decides about it comes first; then the demands, in one order, as everybody locks them."""
    if Proposal.objects.open().filter(pk=proposal.pk).select_for_update().first() is None:
        raise Stale
    deciding.locked(*_demands(proposal))


def _demands(proposal: Proposal) -> list[Any]:
    return [demand for demand in (proposal.demand, proposal.other) if demand is not None]


def _told(event: Happened, proposal: Proposal, by: By) -> None:
    demands = [demand.code for demand in _demands(proposal)]
    record(event, proposal, by=by, change=proposal.kind, demands=demands, messages=len(proposal.threads))


def _carry_out(proposal: Proposal, by: By) -> None:
    """The same verbs that staff have on the pages of demands."""
    demand, other = proposal.demand, proposal.other
    if proposal.kind == "merge" and other is not None:
        _unparted(proposal)
        merge(other, demand, by=by)
        return
    inside, alone = _as_it_was(proposal)
    if proposal.kind == "split":
        demand = split(demand, {gathering.thread_id for gathering in inside}, _title(proposal, alone), by=by)
    else:
        for gathering in inside:
            take_out(gathering, by=by)
        alone = [*(gathering.thread for gathering in inside), *alone]
    if demand is None:
        demand, alone = begin(alone[0], _title(proposal, alone), by=by), alone[1:]
    for thread in alone:
        join(thread, demand, by=by)


def _as_it_was(proposal: Proposal) -> tuple[list[Gathering], list[Thread]]:
    """Its messages, those in a demand and those alone, if they still stand as they did and nobody has spoken since."""
    joined = Gathering.objects.joined().filter(thread__in=among(proposal.threads)).order_by("since", "id")
    inside = list(joined.select_related("demand", "thread"))
    source = proposal.demand_id if proposal.kind == "split" else proposal.other_id
    known = {gathering.thread_id for gathering in inside}
    rest = [key for key in proposal.threads if key not in known]
    is_elsewhere = any(gathering.demand_id != source for gathering in inside)
    is_said = any(gathering.how == "person" or gathering.begun_by_id for gathering in inside)
    has_left = bool(rest) and proposal.kind == "move" and source is not None
    if is_elsewhere or is_said or has_left:
        raise Refused(CHANGED)
    _unparted(proposal)
    alone = Thread.objects.defer("words").filter(pk__in=among(rest)).order_by("began_at", "id")
    return inside, list(alone) if rest else []


def _unparted(proposal: Proposal) -> None:
    """Nobody has said since that these do not belong there."""
    if proposal.kind == "split" or proposal.demand is None:
        return
    pairs = [(proposal.demand, proposal.threads)]
    if proposal.kind == "merge":
        pairs = [(proposal.demand, _inside(proposal.other)), (proposal.other, _inside(proposal.demand))]
    if any(Apart.objects.filter(demand=demand, thread__in=among(threads)).exists() for demand, threads in pairs):
        raise Refused(CHANGED)


def _inside(demand: Any) -> list[Any]:
    return list(Gathering.objects.joined().filter(demand=demand).order_by("pk").values_list("thread", flat=True))


def _kept_as_it_is(proposal: Proposal, by: By) -> Decision | None:
    """What the machine must not do from now on; where there is no demand yet, the refusal itself is all there is."""
    demand, other = proposal.demand, proposal.other
    if demand is None:
        return None
    decision = deciding.decided("keep", demand, by=by, other=other)
    there = _inside(demand)
    if proposal.kind == "merge":
        deciding.keep_apart(demand, _inside(other), decision)
        deciding.keep_apart(other, there, decision)  # type: ignore[arg-type]
    elif proposal.kind == "move":
        deciding.keep_apart(demand, [key for key in proposal.threads if key not in there], decision)
    return decision


def _title(proposal: Proposal, alone: Sequence[Thread]) -> str:
    """What the night would call it, until staff name it."""
    return proposal.title or (alone[0].code if alone else proposal.code)
