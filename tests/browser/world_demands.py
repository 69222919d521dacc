"""Common demands in each state that a page shows differently."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor, System
from hearth.journey.demands import actions
from hearth.journey.demands.models import Demand, Proposal
from tests import cast
from tests.browser.world_units import STRANGELY_LONG

MACHINE = System("machine")
WHY = {"words": ["暖气", "七号楼"], "places": ["锦苑小区"], "days": 2}


def build(people: dict[str, Actor], code: Any) -> dict[str, Demand]:
    """Begun, offered, confirmed, answered, put together, dissolved: all through the same actions as anywhere else."""
    bai, zhao = people["bai"], people["zhao"]
    made = {"candidate": _begun(code, "电梯常坏", zhao), "owned": _begun(code, STRANGELY_LONG[:80], bai)}
    made["absorbed"], made["dissolved"] = _begun(code, "家里冷", bai), _begun(code, "不是一件事", bai)
    for number in range(5):
        actions.join(_voice(code, number), made["owned"], by=bai)
    actions.gather(_voice(code, 7), made["owned"], 0.62, WHY, by=MACHINE, joins=False)
    actions.gather(_voice(code, 8), made["owned"], 0.93, WHY, by=MACHINE, joins=True)
    actions.confirm(made["owned"], zhao.deputy, STRANGELY_LONG[:80], by=bai)
    actions.merge(made["absorbed"], made["owned"], by=bai)
    actions.answer(made["owned"], "今晚全部修好。" * 30, "explained", by=zhao)
    actions.publish(made["owned"], f"早晚室温偏低。{STRANGELY_LONG}"[:300], by=bai)
    actions.watch(made["owned"], "供热公司正逐栋排查。", by=zhao)
    actions.dissolve(made["dissolved"], by=bai)
    _found_at_night(code, made)
    actions.pin(Demand.objects.get(pk=made["owned"].pk), ["换热站", "循环泵房漏水结冰处"], by=bai)
    return made


def _found_at_night(code: Any, made: dict[str, Demand]) -> None:
    """One proposal of each kind, with words that are as long as they may be."""
    voices = [_voice(code, number) for number in range(20, 28)]
    keys = [thread.pk for thread in voices]
    inside = list(made["owned"].threads.values_list("pk", flat=True)[:2])
    found: list[dict[str, Any]] = [
        {"kind": "move", "demand": made["owned"], "threads": keys, "why": WHY | {"words": ["暖气"] * 30}},
        {"kind": "merge", "demand": made["owned"], "other": made["candidate"], "threads": inside, "why": WHY},
        {"kind": "split", "demand": made["owned"], "threads": inside, "why": WHY, "title": "暖气"},
        {"kind": "merge", "threads": keys[:1] + keys[-1:], "why": WHY, "title": "暖气"},
    ]
    for number, each in enumerate(found):
        Proposal.objects.create(code=f"FVND000{number}", score=0.83, mark=str(number), made_at=clock.now(), **each)


def _begun(code: Any, title: str, by: Actor) -> Demand:
    demand: Demand = actions.begin(cast.delivered(code, f"{title}，好几天了。"), title, by=by)
    return demand


def _voice(code: Any, number: int) -> Any:
    return cast.delivered(code, f"{number}号楼早晚都冷。", email=f"n{number}@example.org")
