"""Deputies' suggestions of the demo's winter: concluded and public, answered, being handled, to look at, to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.core.files.base import ContentFile

from hearth.core import clock, official, tenancy
from hearth.core.actors import Actor, System
from hearth.core.arrivals import write_down
from hearth.ground.congress.models import Unit
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.suggestions import actions, files, papers
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.composing import Words
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.actions.handling import Drafted, Said
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.models import Assignment, Reply, Suggestion
from hearth.ops.demo.people import unit_named
from hearth.ops.demo.referring import actor_of

DAY = timedelta(days=1)
METERS = Words(
    "推行供热按面积退费明白单",
    "入冬以来，居民多次询问室温不达标时热费怎么退、退多少。目前没有统一说明，居民要跑两三个地方才能问清。",
    ["印发退费办法，一页纸说清条件、标准和时限。", "在居民群和收费点公示，接受监督。"],
)
METERS_SAID = ("已印发退费明白单，随缴费通知发到每户。", "已在全部收费点和居民群公示，每月更新。")
LINE = Words(
    "增设供热服务热线席位",
    "早晚高峰供热客服电话长期占线，居民报修要反复拨打，老人尤其不便。",
    ["增加热线席位，高峰时段两分钟内接听。", "公布每个小区网格员的姓名和电话。", "按月公开接通率。"],
)
LINE_SAID = (
    ("热线席位由五个增加到十二个。", "resolved"),
    ("八十六名网格员的姓名和电话已在楼栋张贴。", "resolved"),
    ("接通率统计正在建设，年底起按月公开。", "in_progress"),
)
IN_PLACE_OF_A_SEAL = "演示用盖章件，未加盖印章"
WATCHED = "到热力公司热线大厅察看一次，随机拨测十次。\n到两个小区听取居民意见。\n十二月底向主任会议报告。"
LOOKED = "热线大厅值守十二席，晚高峰拨测十次，八次两分钟内接通。"
COLD_ASKS = ["建立供暖网格，每个小区有一名叫得出名字的网格员。", "逐栋排查二次管网，公布检修时间。"]
LIFTS = Words(
    "为老旧小区加装电梯提供一站式指导",
    "多个老旧小区居民有加装电梯的愿望，但不清楚流程和补贴，几家意见不一时也没有人帮忙协商。",
    ["设一个窗口，一次告知流程、补贴和所需材料。", "街道组织协商，请代表参加。"],
)
BUS = Words(
    "3路公交早班车提前半小时",
    "城东几个小区上早班的居民六点前没有公交车，只能骑车或打车。",
    ["早班车提前到五点半发车。"],
)


# what the district cannot decide: they go up to the city
MEALS = Words(
    "养老助餐卡全市通用",
    "老人办的助餐卡只能在发卡的社区食堂使用，到子女家小住或跨区就医时用不上。各区系统不通，区里定不了。",
    ["助餐卡在全市社区食堂通用。", "行动不便的老人，中午送餐上门。"],
)
BUSES = Words(
    "跨区公交线路延伸到榆河新城",
    "榆河新城入住四千余户，公交只到区界，上班的居民要步行两公里换乘。",
    ["延伸两条跨区公交线路。"],
)


class Hands(NamedTuple):
    """Who acts: two deputies, staff, the heating company and its head."""

    lead: Actor
    other: Actor
    clerk: Actor
    he: Actor
    chief: Actor


def suggest_some(slug: str) -> None:
    """Nothing where somebody is missing who would have to act."""
    heating = Unit.objects.filter(name_zh=unit_named("heating", slug).name).first()
    hands = _hands(heating)
    if hands is None or heating is None:
        return
    now = clock.now()
    _registered(hands, MEALS, now - 150 * DAY)
    _concluded(hands, heating, now - 75 * DAY)
    _answered(hands, heating, now - 40 * DAY)
    _registered(hands, BUSES, now - 3 * DAY)
    _handled(hands, heating, now)
    with clock.standing_at(now - 2 * DAY):
        _handed_in(hands.other, LIFTS)
        asking = actions.begin(tenancy.current(), BUS, by=hands.other)
        actions.invite(asking, [hands.lead.deputy], by=hands.other)


def _hands(heating: Unit | None) -> Hands | None:
    found = [
        actor_of("deputy", user__sign_in_name="cao"),
        actor_of("deputy", deputy__code="D002"),
        actor_of("clerk"),
        actor_of("unit", unit=heating),
        actor_of("unit-leader", unit=heating),
    ]
    return Hands(*found) if heating is not None and all(found) else None


def _registered(hands: Hands, words: Words, since: datetime) -> None:
    with clock.standing_at(since):
        actions.register(_handed_in(hands.lead, words), Register("social", "养老 公交"), by=hands.clerk)


def _concluded(hands: Hands, heating: Unit, since: datetime) -> None:
    with clock.standing_at(since):
        suggestion = _given(hands, heating, _handed_in(hands.lead, METERS))
    with clock.standing_at(since + 30 * DAY):
        _reply(hands, suggestion, [(words, "resolved") for words in METERS_SAID], "榆热〔2026〕31号")
    with clock.standing_at(since + 40 * DAY):
        actions.evaluate(_now(suggestion), Grades("satisfied", "satisfied", "satisfied"), by=hands.lead)
        actions.close(_now(suggestion), "退费明白单已随缴费通知发到每户，收费点常年公示。", by=hands.clerk)
        actions.publish(_now(suggestion), "full", "希望供热退费有一页纸说得清的办法。", by=hands.clerk)


def _answered(hands: Hands, heating: Unit, since: datetime) -> None:
    with clock.standing_at(since):
        suggestion = _given(hands, heating, _handed_in(hands.lead, LINE, hands.other))
    with clock.standing_at(since + 35 * DAY):
        _reply(hands, suggestion, LINE_SAID, "榆热〔2026〕38号")
        _sealed(suggestion, hands.he)
        actions.publish(_now(suggestion), "full", "希望供热服务热线打得通、有人答。", by=hands.clerk)
    _supervised(_now(suggestion), since)


def _supervised(suggestion: Suggestion, since: datetime) -> None:
    """The chair looks after it in person, where committee and chair are there."""
    committee, chair = actor_of("committee"), actor_of("leader")
    if committee is None or chair is None:
        return
    with clock.standing_at(since + 5 * DAY):
        made = actions.propose_supervision(suggestion, "供热报修难群众反映集中，连续两年有代表提出。", by=committee)
        actions.approve_supervision(made, "方副主任", by=chair)
        actions.plan_supervision(made, WATCHED, clock.today() + 60 * DAY, by=committee)
    with clock.standing_at(since + 20 * DAY):
        actions.note_supervision(made, "inspection", clock.today(), LOOKED, by=committee)


def _handled(hands: Hands, heating: Unit, now: datetime) -> None:
    """It begins with the cold flats of this winter."""
    demand = Demand.objects.filter(state="watching").order_by("-people").first()
    if demand is None:
        return
    words = Words("完善居民供暖网格化服务", f"{demand.public_text}反映人数{demand.people}人。", COLD_ASKS)
    with clock.standing_at(now - DAY):
        suggestion = _handed_in(hands.lead, words, demand=demand)
        _given(hands, heating, suggestion)
        actions.accept(_share(suggestion), by=hands.he)


def _handed_in(lead: Actor, words: Words, signer: Actor | None = None, demand: Demand | None = None) -> Suggestion:
    suggestion = actions.begin(tenancy.current(), words, demand, by=lead)
    if signer is not None:
        actions.invite(suggestion, [signer.deputy], by=lead)
        actions.cosign(suggestion.cosignatures.select_related("deputy").get(), suggestion.wording, by=signer)
    actions.submit(_now(suggestion), by=lead)
    return _now(suggestion)


def _given(hands: Hands, heating: Unit, suggestion: Suggestion) -> Suggestion:
    actions.register(suggestion, Register("city", "供暖"), by=hands.clerk)
    actions.assign(suggestion, [Share(heating, "lead")], by=hands.clerk)
    return suggestion


def _reply(hands: Hands, suggestion: Suggestion, said: Sequence[tuple[str, str]], number: str) -> None:
    actions.contact(_share(suggestion), "visit", clock.today(), "到代表联络站当面沟通，代表同意办理办法。", by=hands.he)
    asks = suggestion.asks.order_by("number")
    answers = {ask.pk: _said(*each) for ask, each in zip(asks, said, strict=True)}
    actions.draft(_share(suggestion), Drafted("您提出的建议收悉，经研究答复如下。", answers), by=hands.he)
    actions.sign(_share(suggestion), number, by=hands.chief)
    outcomes.write_down(Reply.objects.get(assignment__suggestion=suggestion.pk), by=System("clock"))


def _sealed(suggestion: Suggestion, by: Actor) -> None:
    """The letter as it left the house, as a scan would arrive; nobody’s seal is on it, and it says so."""
    share = _share(suggestion)
    letter = papers.letter(Reply.objects.get(assignment=share), share, "zh-hans")
    scan = official.pdf(replace(letter, mark=IN_PLACE_OF_A_SEAL))
    actions.seal(share, write_down(ContentFile(scan)), by=by)
    files.lay_down(suggestion.pk)


def _said(words: str, result: str) -> Said:
    """What is under way has a day some weeks ahead."""
    return Said(words, result, clock.today() + 45 * DAY if result == "in_progress" else None)


def _share(suggestion: Suggestion) -> Any:
    return Assignment.objects.select_related("suggestion__lead", "unit").get(suggestion=suggestion.pk)


def _now(suggestion: Suggestion) -> Suggestion:
    found: Suggestion = Suggestion.objects.select_related("lead", "demand").get(pk=suggestion.pk)
    return found
