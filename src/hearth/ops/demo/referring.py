"""Some of the winter’s matters lie with units, each in another state; and the catalogue says what goes where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor
from hearth.core.refusals import Refused
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post, Unit
from hearth.journey.casework import actions, routing
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.casework.models import Referral, Route
from hearth.journey.contact.models import Thread
from hearth.ops.demo.people import unit_named

ROUTES = (
    ("供暖", "heating", "停暖 暖气 供暖 室温 不热", "utilities", ""),
    ("供水", "water", "停水 水压 水管 自来水", "utilities", ""),
    ("供电", "power", "停电 电压 变压器", "utilities", ""),
    ("公交", "bus", "公交 班车 站牌", "ordinary", ""),
    ("养老", "civil", "养老 老年 食堂 助餐", "ordinary", "劳动和社会保障"),
    ("路灯与道路", "works", "路灯 井盖 路面 坑", "ordinary", ""),
    ("环境卫生", "sanitation", "垃圾 保洁 清运", "ordinary", "环境保护"),
)
OPEN = ("coordinating", "acknowledged", "delivered")
MOST = 14
TAKEN = "收到，维修班今天上门。"
DONE = "换了循环泵，二次网压力恢复，入户测温21度。"


def refer_some(slug: str) -> None:
    """What waits with deputies and staff goes to units, each a little further than the one before."""
    for title, code, words, tier, topic in ROUTES:
        unit = Unit.objects.get(name_zh=unit_named(code, slug).name)
        line = {"title": title, "words": words, "unit": unit, "tier": tier, "area": None, "topic": topic}
        actions.set_route(Route(), by=actor_of("clerk"), **line)
    courses = cycle(COURSES)
    for thread in Thread.objects.filter(state__in=OPEN, is_sealed=False).order_by("moved_at").defer("words")[:200]:
        proposed = routing.proposals(thread, most=1)
        if proposed and proposed[0].found and Referral.objects.count() < MOST:
            _refer(thread, proposed[0].route, next(courses))


def _refer(thread: Thread, route: Route, course: Callable[[Referral, Actor, Actor], Any]) -> None:
    hours = 30 if course in (late, confirmed) else 3
    moment = max(thread.moved_at + timedelta(minutes=5), clock.now() - timedelta(hours=hours))
    slip = Slip(route.unit, routing.told_apart(thread), route.tier, place=thread.place)
    with clock.standing_at(moment):
        referral = actions.refer(thread, slip, by=actor_of("clerk"))
    unit = actor_of("unit", unit=route.unit)
    if unit is not None:
        with clock.standing_at(moment + timedelta(minutes=25)):
            try:
                course(referral, unit, actor_of("deputy", deputy=thread.deputy_id))
            except Refused:
                return


def untouched(referral: Referral, unit: Actor, deputy: Actor) -> None:
    """Nobody has taken it on yet."""


def taken_on(referral: Referral, unit: Actor, deputy: Actor) -> None:
    actions.accept(referral, by=unit)
    actions.remark(referral, TAKEN, by=unit)


def late(referral: Referral, unit: Actor, deputy: Actor) -> None:
    actions.accept(referral, by=unit)


def given_back(referral: Referral, unit: Actor, deputy: Actor) -> None:
    actions.give_back(referral, "place", "这一片由物业自管，不在我们管网范围。", by=unit)


def asking_for_time(referral: Referral, unit: Actor, deputy: Actor) -> None:
    actions.accept(referral, by=unit)
    actions.request(referral, "extension", "要换的水泵明天上午到货。", by=unit, hours=24)


def reported(referral: Referral, unit: Actor, deputy: Actor) -> None:
    actions.accept(referral, by=unit)
    actions.report(referral, DONE, "done", by=unit)


def confirmed(referral: Referral, unit: Actor, deputy: Actor) -> None:
    reported(referral, unit, deputy)
    if deputy is not None:
        actions.confirm(referral, DONE, by=deputy)


COURSES = (taken_on, late, untouched, given_back, reported, asking_for_time, confirmed)


def actor_of(role: str, **where: Any) -> Any:
    """Somebody who holds this post, the same one every time."""
    post = Post.objects.filter(role=role, **where).select_related("user").order_by("user__sign_in_name").first()
    return actor_for(post.user) if post else None
