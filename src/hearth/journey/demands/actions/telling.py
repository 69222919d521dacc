"""Whoever wrote hears what became of the demand their words are in: once for each step."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.demands.events import Happened
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.models import Gathering


@action("demands.tell")
def tell(gathering: Gathering, *, by: By) -> None:
    """The resident is told how the demand stands now; where they know it, nothing happens.

    A step is told once it has stood for a while, so that a decision taken back at once tells nobody anything.
    """
    demand = gathering.demand
    here = Gathering.objects.joined().filter(pk=gathering.pk)
    is_news = demand.state in TOLD and here.exclude(told=demand.state).exists()
    by_the_suggestion = demand.state == "converted" and demand.became == "suggestion"
    is_told = is_news and by_the_suggestion and gathering.since <= demand.moved_at
    here.update(is_to_tell=False, **({"told": demand.state} if is_news else {}))
    if is_news and not is_told:  # who was in it when it became a suggestion hears of that from the suggestion itself
        record(Happened.TOLD, gathering.thread, by=by, demand=demand.code, state=demand.state)
