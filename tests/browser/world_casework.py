"""Matters that units have in hand, as far as each can get, with talks, links and a line of the catalogue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hearth.core import clock
from hearth.core.arrivals import arrived
from hearth.core.ids import uuid7
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework import actions
from hearth.journey.casework.actions.talking import Recording
from hearth.journey.casework.models import Referral, Route
from hearth.journey.contact.models import Thread
from tests import cast


def build(code: Any, people: dict[str, Any]) -> dict[str, Referral]:
    """A referral in each state a page can show, the heating company’s except where it was passed on."""
    zhao, bai = people["zhao"], people["bai"]
    heating, water = cast.unit(), cast.unit("榆河自来水公司", "Yuhe Water")
    team = cast.unit("三号站班组", "Team 3", parent=heating)
    he = people["he"] = cast.staff("贺工", "He Gong", "unit", unit=heating)
    people["leader"] = cast.staff("梁主任", "Liang Zhu", "leader")
    actions.set_route(Route(), by=bai, title="供暖", words="暖气 室温", unit=heating, tier="utilities", area=None)
    made = {name: cast.referred(cast.delivered(code), bai, heating) for name in ("sent", "late", "back", "done", "on")}
    Clock.objects.filter(pk=made["late"].clock_id).update(due_at=clock.now() - timedelta(hours=3))
    actions.assign(made["late"], team, by=he)
    actions.give_back(made["back"], "remit", "这是供水的事。", by=he, proposed=water)
    actions.report(made["done"], "换了循环泵，室温21度。", "done", by=he)
    actions.give_back(made["on"], "remit", "这是供水的事。", by=he, proposed=water)
    made["on"] = actions.pass_on(made["on"], water, "改转。", by=bai)
    actions.note_order(made["on"], "20261128-0042", by=bai)
    _visit(made["late"].thread, zhao)
    actions.link(_again(made["late"]), _again(made["on"]), by=bai)
    return made


def _visit(thread: Thread, zhao: Any) -> None:
    arrival, today = uuid7(), clock.now().date()
    arrived(arrival).parent.mkdir(parents=True, exist_ok=True)
    arrived(arrival).write_bytes(b"OggS" + bytes(60))
    said = {"whom": "热力公司王经理", "promised": "两小时内有人回应"}
    actions.note_talk(thread, "talk", "今晚加压。", today, by=zhao, voice=Recording(arrival, "ogg"), **said)


def _again(referral: Referral) -> Thread:
    return Thread.objects.get(pk=referral.thread.pk)
