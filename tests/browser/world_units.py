"""What units have in hand: a matter in each state that a page shows differently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor
from hearth.core.arrivals import arrived
from hearth.core.ids import uuid7
from hearth.core.recordings import Spoken
from hearth.core.text.grams import words_of
from hearth.core.text.packing import to_bytes
from hearth.core.text.training import Example, train
from hearth.ground.rulebook import actions as rulebook
from hearth.journey.casework import actions
from hearth.journey.casework.models import Referral, Route, RoutingModel
from hearth.journey.contact.models import DeputyCode, Thread
from tests import cast

Step = Callable[[Referral, dict[str, Actor]], Any]
DONE = "换了循环泵，入户测温21度，三户老人家里都去看过了。"
STRANGELY_LONG = "锦苑小区七号楼一单元至四单元以及八号楼地下车库入口旁边的换热站和它门前那一段没有名字的小路"


@dataclass
class Matters:
    """The referrals by what became of them, a line of the catalogue, and a thread no unit has yet."""

    referrals: dict[str, Referral]
    route: Route
    unsent: Thread


def _step(who: str, verb: str, *words: Any, **details: Any) -> Step:
    return lambda referral, people: getattr(actions, verb)(referral, *words, by=people[who], **details)


def _rule(verb: str, *words: Any) -> Step:
    return lambda referral, people: getattr(actions, verb)(referral.requests.get(), *words, by=people["bai"])


ACCEPT, REPORT = _step("he", "accept"), _step("he", "report", DONE, "done")
GIVE_BACK = _step("he", "give_back", "remit", "这段管道归小区物业管。")
ASK_FOR_TIME = _step("he", "request", "suspension", "等配件，三天后到货。")
LIVES: dict[str, list[Step]] = {
    "sent": [],
    "accepted": [ACCEPT, _step("he", "remark", "已派两人上门。"), _step("bai", "note_order", "JH20981129-0042")],
    "returned": [GIVE_BACK],
    "kept": [GIVE_BACK, _step("bai", "keep", "供热条例第二十条：归你们。")],
    "waiting": [ACCEPT, ASK_FOR_TIME],
    "suspended": [ACCEPT, ASK_FOR_TIME, _rule("grant", "同意，等配件到货。")],
    "asking": [ACCEPT, _step("he", "ask", "哪几天最冷？家里有人的时间？")],
    "disclosed": [ACCEPT, _step("bai", "disclose", "上门要先约时间")],
    "reported": [ACCEPT, REPORT],
    "confirmed": [ACCEPT, REPORT, _step("bai", "confirm", "热力公司换了循环泵。")],
    "passed_on": [],
    "withdrawn": [_step("bai", "withdraw")],
}


def _learnt(route: Route, bai: Actor) -> None:
    """What a night learnt is in force, and another waits for a clerk; one of its guesses was right."""
    Route.objects.create(
        title=STRANGELY_LONG[:80], words="没人写", unit=route.unit, tier="hard", topic="劳动和社会保障"
    )
    line, now = str(route.pk), clock.now()
    shares = {"macro_f1": 0.83, "among_three": 1.0, "right": 0.9, "texts": 412}
    figures = {
        "all": shares | {"calibration_error": 0.03},
        "lines": {line: {"f1": 0.9, "n": 1412}},
        "reliability": [[0.55, 0.5, 9], [0.97, 0.95, 1403]],
        "beside": {"than": "", "new": shares, "old": shares},
    }
    packed = to_bytes(train([Example(words_of(text), line) for text in ("暖气不热", "室温太低，暖气不热")]))
    for state in ("in_force", "proposed"):
        RoutingModel.objects.create(
            code=f"LEARNT{state[:2].upper()}", state=state, packed=packed, figures=figures, examples=1412,
            made_at=now, newest_at=now, moved_at=now, said_by=bai.name,
        )  # fmt: skip
    Referral.objects.filter(state="confirmed").update(guess=route, chance=0.93)


def build(code: DeputyCode, people: dict[str, Actor]) -> Matters:
    """Let it all happen, through the same actions as anywhere else; "late" was sent three days ago."""
    heating = cast.unit()
    people["he"] = cast.staff("贺工", "He Gong", "unit", unit=heating)
    people["gao"] = cast.staff("高经理", "Gao Jing", "unit-leader", unit=heating)
    people["chair"] = cast.staff("程主任", "Cheng Wei", "leader")
    columns = {"title": "供暖", "words": "室温 停暖 暖气", "unit": heating, "tier": "utilities", "area": None}
    rulebook.set_promise(heating, "referral.result_utilities", 4, "wh", by=people["bai"])
    route = actions.set_route(Route(), by=people["bai"], **columns)
    lived = {name: _lived(code, heating, steps, people) for name, steps in LIVES.items()}
    with clock.standing_at(clock.now() - timedelta(days=3)):
        lived["late"] = _lived(code, heating, [], people, place=STRANGELY_LONG)
    actions.assign(_again(lived["late"]), cast.unit("三号站班组", "Team 3", parent=heating), by=people["he"])
    _wander(lived["passed_on"], people)
    _spoken_of(lived["accepted"].thread, people["zhao"])
    actions.link(_thread(lived["accepted"]), _thread(lived["sent"]), by=people["bai"])
    _learnt(route, people["bai"])
    return Matters(lived, route, cast.delivered(code))


def _wander(referral: Referral, people: dict[str, Actor]) -> None:
    """The heating company gave it back, and the waterworks have it now."""
    water = cast.unit("榆河自来水公司", "Yuhe Water")
    actions.give_back(_again(referral), "remit", "这是供水的事。", by=people["he"], proposed=water)
    actions.pass_on(_again(referral), water, "改转供水。", by=people["bai"])


def _spoken_of(thread: Thread, zhao: Actor) -> None:
    """A talk of which only a telephone's recording is left, and what was promised in it."""
    arrival = uuid7()
    arrived(arrival).parent.mkdir(parents=True, exist_ok=True)
    arrived(arrival).write_bytes(b"OggS" + bytes(60))
    said = {"whom": "热力公司王经理", "promised": "每晚测温", "voice": Spoken(arrival, "ogg")}
    actions.note_talk(thread, "talk", "进居民群，两小时内回复。", clock.today(), by=zhao, **said)


def _again(referral: Referral) -> Referral:
    return Referral.objects.select_related("issue__thread").get(pk=referral.pk)


def _thread(referral: Referral) -> Thread:
    return Thread.objects.get(pk=referral.thread.pk)


def _lived(code: DeputyCode, unit: Any, steps: list[Step], people: dict[str, Actor], **details: Any) -> Referral:
    thread = cast.delivered(code, name="李奶奶", phone="138 0000 2046", **details)
    referral = cast.referred(thread, people["bai"], unit, place=details.get("place", "锦苑小区"))
    for step in steps:
        step(_again(referral), people)
    return _again(referral)
