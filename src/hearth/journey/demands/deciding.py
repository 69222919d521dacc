"""What a person decides is written down with how things stood, so that it can be taken back whole."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.core.remembered import Remembered
from hearth.core.rows import insert_together
from hearth.journey.contact.models import Thread
from hearth.journey.demands.counting import source_of
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.measuring import measure
from hearth.journey.demands.models import Apart, Decision, Demand, Gathering

KEPT = ("state", "title", "owner_id", "into_id", "became", "result", "is_published", "public_text")
NOT_TO_BE_GATHERED = _("This message is kept apart, so it joins no demand.")
ELSEWHERE = _("This message is in another demand already. Take it out there first.")
OVER = ("withdrawn", "erased", "not_accepted", "redirected", "held", "submitted")
LOCKED = Remembered(lambda key: Demand.objects.filter(pk=key).select_for_update(), key=UUID)
PLACES = Remembered(lambda key: Gathering.objects.settled().filter(thread=key).values_list("state", "demand"), key=UUID)
STANDING = Remembered(
    lambda key: Gathering.objects.filter(thread=key, state__in=("joined", "offered")).order_by("pk"), key=UUID
)


def locked(*demands: Demand) -> None:
    """Whoever decides about these waits for each other; each is read as it stands now."""
    for demand in sorted(demands, key=attrgetter("pk")):
        now = LOCKED.first(key=demand.pk)
        for name in (*KEPT, "people", "voices"):
            setattr(demand, name, getattr(now, name))


def decided(verb: str, demand: Demand, *, by: By, other: Demand | None = None) -> Decision:
    """The decision as it is kept; called before anything is changed, on demands that are locked."""
    before = {str(each.pk): _as_it_stands(each) for each in (demand, other) if each is not None}
    made: Decision = Decision.objects.create(
        verb=verb, demand=demand, other=other, before=before, who=by.id, name=by.name, role=by.role, made_at=clock.now()
    )
    return made


def _as_it_stands(demand: Demand) -> dict[str, Any]:
    standing = {name: getattr(demand, name) for name in KEPT}
    return {name: str(value) if name.endswith("_id") and value else value for name, value in standing.items()}


def can_be_gathered(thread: Thread) -> bool:
    """What is sealed, kept from its deputy, or not a matter here, joins nothing."""
    return not (thread.is_sealed or thread.is_withheld or thread.state in OVER)


def places_of(thread: Thread) -> list[tuple[str, UUID]]:
    """Where it stands, is offered, or a person said that it does not belong: the state, and the demand."""
    return PLACES.tuples(key=thread.pk)


def put_in(demand: Demand, thread: Thread, decision: Decision | None, *, by: By, **how: Any) -> Gathering:
    """The message is in this demand from now on; it stood in no other. Where it was offered, that is settled."""
    if not can_be_gathered(thread):
        raise Refused(NOT_TO_BE_GATHERED)
    places: list[Gathering] = STANDING.rows(key=thread.pk)
    for standing in (place for place in places if place.state == "joined"):
        if standing.demand_id != demand.pk:
            raise Refused(ELSEWHERE)
        return standing
    for offer in (place for place in places if place.demand_id == demand.pk):
        offer.move("accept", begun_by=decision, said_by=by.name, since=clock.now())
        return offer
    made = Gathering(
        demand=demand,
        thread=thread,
        state="joined",
        source=source_of(thread),
        since=clock.now(),
        said_by=by.name,
        begun_by=decision,
        **{"how": "person", **how},
    )
    insert_together([made])
    return made


def end(gathering: Gathering, move: str, decision: Decision | None = None) -> None:
    """The message is in it no longer, or offered to it no longer; that it was, and why, stays."""
    gathering.move(move, ended_at=clock.now(), ended_by=decision, ended_from=gathering.state)


def end_all(demand: Demand, decision: Decision | None = None) -> list[Gathering]:
    """Every message leaves it, and every offer lapses; answers those that were in it."""
    standing = Gathering.objects.filter(demand=demand.pk, state__in=("joined", "offered")).order_by("since", "id")
    all_of_it = list(standing.select_related("thread"))
    inside = [gathering for gathering in all_of_it if gathering.state == "joined"]
    for gathering in all_of_it:
        end(gathering, "take_out" if gathering.state == "joined" else "lapse", decision)
    return inside


def bring_over(gathering: Gathering, demand: Demand, decision: Decision, *, by: By) -> None:
    """A message that has just left one demand is in this one from now on, for the reasons it had there."""
    if can_be_gathered(gathering.thread):
        told = {"how": gathering.how, "score": gathering.score, "why": gathering.why, "told": gathering.told}
        put_in(demand, gathering.thread, decision, by=by, **told)


def keep_apart(demand: Demand, threads: Iterable[Any], decision: Decision) -> None:
    """The machine never puts these into this demand again, unless the decision is taken back."""
    Apart.objects.bulk_create(Apart(demand=demand, thread_id=thread, decision=decision) for thread in threads)


def counted(*demands: Demand) -> None:
    """Each counted anew; whoever is in it and has not heard how it stands is to be told."""
    measure(demands)
    for demand in demands:
        if demand.state in TOLD:
            Gathering.objects.joined().filter(demand=demand.pk).exclude(told=demand.state).update(is_to_tell=True)
