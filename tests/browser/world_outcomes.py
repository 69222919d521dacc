"""What has changed: an outcome in each state that a page shows differently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.actors import Actor, System
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.models import Attachment, Outcome
from tests import cast
from tests.browser.world_units import STRANGELY_LONG

Step = Callable[[Outcome, dict[str, Actor]], Any]
LONG_LINK = "https://www.example.org/" + "notice/" * 40


def _step(who: str, verb: str, *words: Any) -> Step:
    return lambda outcome, people: getattr(actions, verb)(outcome, *words, by=people[who])


SHOW = _step("zhao", "evidence", Proof(f"热线记录：九成来电两小时内有人回应。{STRANGELY_LONG}"[:900]))
BOTH = [_step("bai", "verify"), _step("zhao", "verify")]
PUBLISH = _step("bai", "publish")
LIVES: dict[str, list[Step]] = {
    "claimed": [],
    "shown": [SHOW, _step("bai", "verify")],
    "contested": [SHOW, _step("zhao", "contest", "周末没有人接电话。")],
    "verified": [SHOW, *BOTH],
    "rejected": [SHOW, _step("bai", "reject", "还只是计划，没有实行。")],
    "public": [SHOW, *BOTH, PUBLISH],
    "lapsed": [SHOW, *BOTH, PUBLISH, _step("bai", "lapse")],
    "replaced": [SHOW, *BOTH, PUBLISH],
}


def build(people: dict[str, Actor], demand: Demand) -> dict[str, Outcome]:
    """Let it all happen, through the same actions as anywhere else, about one common demand."""
    made = {name: _lived(demand, people, steps, number) for number, (name, steps) in enumerate(LIVES.items())}
    Attachment.objects.create(outcome=made["public"], kind="pdf", state="unreadable")
    actions.replace(made["replaced"], made["public"], by=people["bai"])
    actions.tell(made["public"], by=System("clock"))
    return {name: cast.as_it_is(outcome) for name, outcome in made.items()}


def _lived(demand: Demand, people: dict[str, Actor], steps: list[Step], number: int) -> Outcome:
    """Documents and measures by turns, one of each as long as it may be."""
    told: dict[str, Any] = {"days_ago": 40 + number}
    if number % 2:
        told |= {
            "number": f"榆建发〔2098〕{number}号",
            "link": LONG_LINK,
            "until": localdate(clock.now()) + timedelta(days=900),
        }
    if number in (5, 6):
        told |= {"title": STRANGELY_LONG[:120], "words": STRANGELY_LONG * 3}
    made = cast.claimed(
        Demand.objects.get(pk=demand.pk), people["zhao"], "document" if number % 2 else "measure", **told
    )
    for step in steps:
        step(cast.as_it_is(made), people)
    return cast.as_it_is(made)
