"""Suggestions in each state that a page shows differently."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from hearth.core import clock, tenancy
from hearth.core.actors import Actor, System
from hearth.ground.congress.models import Congress
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.from_below import Copy
from hearth.journey.suggestions.actions.going_up import News
from hearth.journey.suggestions.models import SentUp, Suggestion
from tests import cast, suggesting
from tests.browser.world_units import STRANGELY_LONG

LONG = (
    "完善全区老旧小区供暖设施巡检、维修、报修接听、信息公开等各个环节的网格化服务，并明确各有"
    "关单位的职责、时限和联系方式，让居民找得到人、办得成事"
)


def build(people: dict[str, Actor], demand: Demand) -> dict[str, Suggestion]:
    """From the first word to the end, all through the same actions as anywhere else."""
    zhao, sun, bai, he = (people[name] for name in ("zhao", "sun", "bai", "he"))
    chief = cast.staff("高总", "Gao Zong", "unit-leader", unit=he.unit)
    heating = Share(he.unit, "lead")
    demand = Demand.objects.get(pk=demand.pk)
    long = {"title": LONG[:80], "facts": LONG * 4}
    made = {
        "draft": suggesting.begun(zhao, demand, facts="本人单位中标以后……"),
        "cosigning": suggesting.invited(zhao, sun),
        "submitted": suggesting.submitted(zhao, **long),
        "registered": suggesting.registered(zhao, bai, is_confidential=True),
        "handling": suggesting.assigned(zhao, bai, heating, demand=demand),
        "declining": suggesting.assigned(zhao, bai, heating),
        "drafted": suggesting.assigned(zhao, bai, heating),
    }
    actions.cosign(suggesting.name_of(made["cosigning"], sun), 1, by=sun)
    actions.ask_time(suggesting.share_of(made["handling"], he.unit), STRANGELY_LONG, by=he)
    actions.decline(suggesting.share_of(made["declining"], he.unit), STRANGELY_LONG, by=he)
    suggesting.drafted(made["drafted"], he)
    made["answered"] = suggesting.answered(suggesting.assigned(zhao, bai, heating), he, chief)
    again = suggesting.answered(suggesting.assigned(zhao, bai, heating, demand=demand), he, chief, "in_progress")
    made["judged"] = suggesting.judged(again, zhao, suggesting.BAD)
    closed = suggesting.judged(suggesting.answered(suggesting.assigned(zhao, bai, heating), he, chief), zhao)
    actions.close(closed, "全区划分八十六个网格，每格一名专员。", by=bai)
    actions.publish(closed, "full", "居民反映早晚室温偏低。", by=bai)
    made["closed"] = suggesting.as_it_is(closed)
    actions.publish_report(None, made["closed"].year, by=bai)
    made["above"] = _sent_up(zhao, bai)
    _from_below(zhao, bai)
    return made


def _sent_up(zhao: Actor, bai: Actor) -> Suggestion:
    """It went to the neighbour, as if that were the city, and each kind of news came back."""
    above = Congress.objects.exclude(pk=tenancy.current_id()).get()
    Congress.objects.filter(pk=tenancy.current_id()).update(parent=above)
    tenancy.current().parent = above
    suggestion = suggesting.in_public(zhao, bai)
    sent = actions.send_up(suggestion, LONG * 2, by=bai)
    told: list[dict[str, Any]] = [
        {"step": "taken_on", "who": "魏岚"},
        {"step": "registered", "number": "7-2026-018"},
        {"step": "answered", "result_class": "planned"},
        {"step": "outcome", "title": LONG[:60], "number": "晋政办发〔2026〕18号", "who": "晋河市政府办", "link": "/"},
        {"step": "concluded", "result_class": "resolved", "words": LONG * 2, "link": "/"},
    ]
    for news in told:
        actions.hear(sent, News(uuid4(), at=clock.now(), **news), by=System("carrier"))
    return suggesting.as_it_is(suggestion)


def _from_below(zhao: Actor, bai: Actor) -> None:
    """In each state in which it lies here."""
    origin = Congress.objects.exclude(pk=tenancy.current_id()).get()
    here = tenancy.current()
    with tenancy.inside(origin):
        theirs = suggesting.begun(cast.deputy("D009", "魏岚", "Wei Lan"))
    for state in ("arrived", "taken_on", "passed_on", "declined"):
        with tenancy.inside(origin):
            told = {"to": here, "key": uuid4(), "reason": "", "name": "", "at": clock.now()}
            key = SentUp.objects.create(suggestion=theirs, **told).key
        words = ("7-2026-003", LONG[:80], suggesting.FACTS, suggesting.ASKS, ["魏岚", "孙建国"], LONG * 2)
        copy = actions.receive(here, Copy(key, origin, *words, link="/"), by=System("carrier"))
        if state == "taken_on":
            actions.take_on(copy, by=zhao)
        elif state == "passed_on":
            actions.pass_on(copy, "榆河区民政局", LONG * 2, by=bai)
        elif state == "declined":
            actions.turn_down(copy, LONG * 2, by=bai)


def shares(made: dict[str, Suggestion]) -> dict[str, Any]:
    """The number of the one share in each that has one."""
    return {state: share.code for state, each in made.items() if (share := each.assignments.first())}
