"""What units promise: a promise in each state that a page shows differently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor
from hearth.journey.casework.models import Referral
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.counting import Count
from hearth.journey.outcomes.models import Commitment
from tests import cast
from tests.browser.world_units import STRANGELY_LONG

Step = Callable[[Commitment, dict[str, Actor]], Any]
NEVER_BROKEN = "https://example.org/" + "renewable" * 20
QUARTER = {1: Count(52, 44, 2), 2: Count(41, 37), 3: Count(8, 8)}


def _step(who: str, verb: str, *words: Any, **details: Any) -> Step:
    return lambda promise, people: getattr(actions, verb)(promise, *words, by=people[who], **details)


FULFIL = _step("he", "fulfil", "二号泵换好了，入户测温21度。", document_no="榆热〔2098〕12号")
GIVE_UP = _step("he", "give_up", "楼内主管道归业主共有，须业主大会表决。", "榆河热力有限公司 高经理")
LIVES: dict[str, list[Step]] = {
    "open": [],
    "revised": [_step("he", "revise", Terms(due_on=date(2099, 3, 1)), "配件要从外地调，路上要两周。")],
    "fulfilled": [FULFIL],
    "disputed": [FULFIL, _step("zhao", "dispute", "三单元还是只有15度。")],
    "cannot": [GIVE_UP],
    "kept": [FULFIL, _step("zhao", "confirm")],
    "given_up": [GIVE_UP, _step("bai", "confirm")],
}


def build(people: dict[str, Actor], referral: Referral) -> dict[str, Commitment]:
    """Let it all happen, through the same actions as anywhere else, about one matter the heating company has."""
    made = {name: _lived(referral, steps, people) for name, steps in LIVES.items()}
    with clock.standing_at(clock.now() - timedelta(days=9)):
        made["late"] = cast.promised(referral, people["he"], in_days=3, words=STRANGELY_LONG)
    made["counted"] = _counted(referral, people)
    made["uncounted"] = cast.quick(referral, people["he"], tier="utilities", words=NEVER_BROKEN)
    return made


def _counted(referral: Referral, people: dict[str, Actor]) -> Commitment:
    terms = Terms(percent=95, within=2, span="h")
    with clock.standing_at(clock.now() - timedelta(days=200)):
        pledge = Pledge("群里和热线的报修，两小时内回应。", terms, "outside")
        promise: Commitment = actions.note_promise(referral.thread, referral.unit, pledge, by=people["zhao"])
    year = clock.now().year - 1
    for month, count in QUARTER.items():
        period = Period(date(year, month, 1), date(year, month, 28))
        actions.measure(promise, period, count, by=people["bai"], source="供热热线通话清单")
    return promise


def _lived(referral: Referral, steps: list[Step], people: dict[str, Actor]) -> Commitment:
    promise = cast.promised(referral, people["he"])
    for step in steps:
        step(_again(promise), people)
    return _again(promise)


def _again(promise: Commitment) -> Commitment:
    found: Commitment = Commitment.objects.select_related("unit", "clock", "thread__deputy").get(pk=promise.pk)
    return found
