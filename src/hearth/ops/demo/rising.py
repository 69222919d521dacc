"""Two of Yuhe's suggestions go up to the city: one waits there, of the other a document came."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from hearth.core import clock, tenancy
from hearth.core.actors import Actor
from hearth.ground.audit.models import Entry
from hearth.ground.congress import models
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes import upward as outcomes_upward
from hearth.journey.outcomes.actions.claiming import Claim, Proof
from hearth.journey.outcomes.models import Outcome
from hearth.journey.suggestions import actions, tasks, upward
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.actions.handling import Drafted, Said
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Assignment, FromBelow, Suggestion
from hearth.ops.demo.city import SLUG
from hearth.ops.demo.referring import actor_of
from hearth.ops.demo.suggesting import BUSES, MEALS

DAY = timedelta(days=1)
MEALS_WHY = "助餐卡跨区结算属市级事权，区里已经征求区民政局意见，建议请市人大代表研究提出。"
MEALS_SAID = (
    "全市助餐结算系统已经打通，助餐卡在二百一十三个社区食堂通用。",
    "各区已建立送餐队伍，按需登记，中午送到家。",
)
ISSUED = ("晋河市居家养老助餐服务办法", "晋政办发〔2026〕18号", "助餐卡全市通用，行动不便的老人中午送餐上门。")
ISSUED_PROOF = "文件已在市政府门户网站公布。"
BUSES_WHY = "跨区公交线路由市交通局审批，区里无权调整。"


class City(NamedTuple):
    """Who acts there."""

    deputy: Actor
    clerk: Actor
    unit: Actor
    head: Actor


def rise(slug: str) -> None:
    """Two of this district’s suggestions go up: of one a document came, the other lies in the city’s tray."""
    below, city = models.Congress.objects.get(slug=slug), models.Congress.objects.get(slug=SLUG)
    first = Suggestion.objects.filter(title=MEALS.title).first()
    second = Suggestion.objects.filter(title=BUSES.title).first()
    if first is None or second is None:
        return
    clerk, now = actor_of("clerk"), clock.now()
    _goes_up(first, MEALS_WHY, clerk, now - 147 * DAY)
    with tenancy.inside(city):
        _carried_out(now - 140 * DAY)
    _goes_up(second, BUSES_WHY, clerk, now - 2 * DAY)
    with clock.standing_at(now - DAY), tenancy.inside(below):
        actions.publish(_now(first), "full", "希望老人的助餐卡全市通用。", by=clerk)


def _goes_up(suggestion: Suggestion, why: str, clerk: Actor, since: datetime) -> None:
    with clock.standing_at(since):
        actions.send_up(_now(suggestion), why, by=clerk)
        upward.carry_up(Entry.objects.get(thing_id=suggestion.pk, event=Happened.SENT_UP))


def _carried_out(since: datetime) -> None:
    """A deputy of the city takes it on; it is answered, a document is issued, and all of it is told below."""
    city = City(*(actor_of(role) for role in ("deputy", "clerk", "unit", "unit-leader")))
    with clock.standing_at(since):
        copy = FromBelow.objects.select_related("origin").get()
        suggestion = actions.take_on(copy, by=city.deputy)
        actions.submit(_now(suggestion), by=city.deputy)
        actions.register(_now(suggestion), Register("social", "养老 助餐"), by=city.clerk)
        actions.assign(_now(suggestion), [Share(city.unit.unit, "lead")], by=city.clerk)
    with clock.standing_at(since + 60 * DAY):
        _answered(_now(suggestion), city)
        actions.publish(_now(suggestion), "full", "希望助餐卡全市通用。", by=city.clerk)
    _tell_below(suggestion, copy)
    with clock.standing_at(since + 65 * DAY):
        actions.evaluate(_now(suggestion), Grades("satisfied", "satisfied", "satisfied"), by=city.deputy)
    with clock.standing_at(since + 90 * DAY):
        outcomes_upward.carry_down(_issued(_now(suggestion), city))
    with clock.standing_at(since + 95 * DAY):
        actions.close(_now(suggestion), "助餐卡已全市通用，办法已经印发。", by=city.clerk)
    _tell_below(suggestion, copy)


def _answered(suggestion: Suggestion, city: City) -> None:
    def share() -> Assignment:
        found: Assignment = Assignment.objects.select_related("suggestion__lead", "unit").get(suggestion=suggestion.pk)
        return found

    asks = suggestion.asks.order_by("number")
    answers = {ask.pk: Said(words, "resolved") for ask, words in zip(asks, MEALS_SAID, strict=True)}
    actions.contact(share(), "visit", clock.today(), "到代表所在的养老院当面沟通。", by=city.unit)
    actions.draft(share(), Drafted("您提出的建议收悉，经研究答复如下。", answers), by=city.unit)
    actions.sign(share(), f"晋民函〔{clock.today().year}〕46号", by=city.head)


def _issued(suggestion: Suggestion, city: City) -> Outcome:
    title, number, words = ISSUED
    claim = Claim(
        "document", title, clock.today(), words=words, issuer="晋河市人民政府办公室", level="city",
        number=number.replace("2026", str(clock.today().year)), link="https://www.example.org/notices/jinhe-meals.html",
    )  # fmt: skip
    made = outcomes.claim(suggestion, claim, by=city.deputy, proof=Proof(ISSUED_PROOF))
    for by in (city.deputy, city.clerk):
        outcomes.verify(Outcome.objects.get(pk=made.pk), by=by)
    outcomes.publish(Outcome.objects.get(pk=made.pk), by=city.clerk)
    found: Outcome = Outcome.objects.select_related("unit").get(pk=made.pk)
    return found


def _tell_below(suggestion: Suggestion, copy: FromBelow) -> None:
    """At the moments at which it happened: in a told past no worker carries anything."""
    told = Entry.objects.filter(thing_id__in=(suggestion.pk, copy.pk), event__in=list(map(str, tasks.CARRIED_DOWN)))
    for entry in told.order_by("at", "id"):
        with clock.standing_at(entry.at):
            upward.carry_down(entry)


def _now(suggestion: Suggestion) -> Suggestion:
    found: Suggestion = Suggestion.objects.select_related("lead", "demand").get(pk=suggestion.pk)
    return found
