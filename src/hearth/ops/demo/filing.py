"""What deputies did elsewhere: sessions, inspections and courses registered by staff, and a few lines by hand."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from hearth.core import clock, tenancy
from hearth.core.actors import Actor
from hearth.ground.congress.models import Deputy
from hearth.ops.demo.referring import actor_of
from hearth.ops.demo.stage import SEED
from hearth.record.dossier import actions
from hearth.record.dossier.actions.activities import Held
from hearth.record.dossier.actions.noting import Told

DAY = timedelta(days=1)


class Event(NamedTuple):
    """Something registered for many: how many weeks ago, and what share of deputies took part."""

    weeks: int
    kind: str
    title: str
    place: str
    organiser: str
    half_days: int
    share: float


EVENTS = (
    Event(45, "session", "区人民代表大会会议", "区会议中心", "区人大常委会", 4, 0.97),
    Event(36, "training", "代表履职培训班：怎样写好代表建议", "区委党校", "代表工作委员会", 2, 0.55),
    Event(28, "group", "代表小组活动：学习代表法", "各代表联络站", "代表工作委员会", 1, 0.7),
    Event(20, "inspection", "视察老旧小区改造", "安和街道、新明街道", "城建环保工作委员会", 1, 0.2),
    Event(14, "research", "养老服务专题调研", "区养老服务中心", "社会建设工作委员会", 1, 0.15),
    Event(9, "committee", "列席区人大常委会会议", "区会议中心", "区人大常委会", 1, 0.1),
    Event(5, "inspection", "视察供暖准备情况", "热源厂、锦苑小区换热站", "城建环保工作委员会", 1, 0.25),
    Event(2, "group", "代表小组活动：入户走访困难家庭", "各代表联络站", "代表工作委员会", 1, 0.6),
)
NOTES = (
    (30, "visit", "走访锦苑小区六户，实测室温，最低14度。", "锦苑小区", 6),
    (19, "publicity", "在社区讲代表法修改的主要内容。", "安和社区", 40),
    (6, "visit", "看望两位独居老人，记下助餐需求。", "文华里", 2),
)
MISTAKEN = (3, "invited", "应邀参加区法院开放日。", "区法院", None)


def file_some() -> None:
    """Nothing where nobody could register it."""
    clerk, cao = actor_of("clerk"), actor_of("deputy", user__sign_in_name="cao")
    if clerk is None:
        return
    everybody = list(Deputy.objects.in_office().order_by("code"))
    rng = Random(f"{SEED} {tenancy.current().slug}")
    for event in EVENTS:
        _held(event, [each for each in everybody if rng.random() < event.share], clerk)
    if cao is not None:
        _noted(cao, clerk)


def _held(event: Event, deputies: list[Deputy], clerk: Actor) -> None:
    then = clock.now() - timedelta(weeks=event.weeks)
    if not deputies:
        return
    with clock.standing_at(then):
        told = Held(event.kind, event.title, clock.today() - DAY, event.place, event.organiser, event.half_days)
        actions.register(tenancy.current(), told, deputies, by=clerk)


def _noted(deputy: Actor, clerk: Actor) -> None:
    for days, *told in NOTES:
        line = _entered(deputy, days, told)
        if days > 10:
            with clock.standing_at(clock.now() - (days - 1) * DAY):
                actions.verify(line, by=clerk)
    days, *told = MISTAKEN
    line = _entered(deputy, days, told)
    with clock.standing_at(clock.now() - (days - 1) * DAY):
        actions.send_back(line, "请写明参加了哪些活动。", by=clerk)


def _entered(deputy: Actor, days: int, told: list[Any]) -> Any:
    kind, words, place, people = told
    with clock.standing_at(clock.now() - days * DAY):
        day: date = clock.today()
        return actions.note(deputy.deputy, Told(kind, day, words, place, people), by=deputy)
