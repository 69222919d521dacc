"""What many wrote alike in the demo's winter: cold flats that a deputy has taken on, and two more to be decided.

One of the two is rising: it began a week ago.
"""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor, System
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions
from hearth.journey.demands.measuring import measure_all
from hearth.journey.demands.models import Demand
from hearth.journey.demands.models.demand import LEAST_PUBLIC
from hearth.ops.demo.promising import UNHEARD
from hearth.ops.demo.referring import actor_of

MOST = 13
COLD, LIFT = ("暖气", "早晚暖气不热"), ("电梯", "电梯常坏，老人上下楼难")
WATER = ("水压", "水压低，晚上用水难")  # of one week, so that it is rising
DONE = "供热公司正逐栋排查二次管网，每个小区的居民群里都有人值守，两小时内回应。"
ABOUT = "多个小区早晚室温偏低，老人孩子受冻；居民希望逐栋排查管网，并提前告知检修时间。"
NEARLY = 0.62
MACHINE = System("machine")


def gather_some(slug: str) -> None:
    """One demand confirmed and owned, with one more message that probably belongs; one that waits for staff."""
    clerk = actor_of("clerk")
    if clerk is None:
        return
    cold = _gathered(*COLD, clerk)
    if cold is not None:
        with clock.standing_at(cold.last_at or clock.now()):
            actions.confirm(cold, _owner(cold), COLD[1], by=clerk)
            actions.watch(cold, DONE, by=clerk)
            if cold.people >= LEAST_PUBLIC:
                actions.publish(cold, ABOUT, by=clerk)
    _gathered(*LIFT, clerk)
    _gathered(*WATER, clerk)
    measure_all()


def _gathered(word: str, title: str, clerk: Actor) -> Demand | None:
    """The last who wrote this word; the very last is only offered."""
    threads = list(_saying(word).order_by("-began_at")[:MOST])[::-1]
    if len(threads) < 2:
        return None
    *inside, last = threads
    with clock.standing_at(inside[0].began_at):
        demand = actions.begin(inside[0], title, by=clerk)
    for thread in inside[1:]:
        with clock.standing_at(thread.began_at):
            actions.join(thread, demand, by=clerk)
    why = {"words": [word], "days": (last.began_at - inside[-1].began_at).days}
    actions.gather(last, demand, NEARLY, why, by=MACHINE, joins=False)
    return demand


def _saying(word: str) -> Any:
    said = Thread.objects.filter(
        is_sealed=False, is_withheld=False, messages__kind="first", messages__body__contains=word
    )
    return said.exclude(state__in=UNHEARD).select_related("deputy").defer("words")


def _owner(demand: Demand) -> Deputy:
    """The deputy to whom it was written first."""
    first = demand.threads.order_by("began_at").select_related("deputy").first()
    owner: Deputy = first.deputy
    return owner
