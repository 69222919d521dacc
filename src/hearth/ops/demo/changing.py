"""What has changed in the demo's winter: the two-hour hotline, the rules that followed, one they replaced, and claims
that still wait for somebody's word."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.core.files.base import ContentFile

from hearth.core import clock
from hearth.core.actors import Actor, System
from hearth.core.arrivals import write_down
from hearth.core.printing import printed
from hearth.ground.congress.models import Unit
from hearth.journey.casework.models import Referral
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions, files
from hearth.journey.outcomes.actions.claiming import Claim, Proof
from hearth.journey.outcomes.models import Outcome
from hearth.ops.demo.gathering import COLD
from hearth.ops.demo.people import unit_named
from hearth.ops.demo.places import ground
from hearth.ops.demo.referring import actor_of

MACHINE = System("machine")
HOTLINE = (
    "供热服务人员进驻小区居民群",
    "每个小区的居民群里都有一名供热服务人员，群里和热线的报修两小时内回应，当天上门。",
    "热线通话清单和居民群记录：最近一个月九成报修在两小时内有人回应；代表到安和、锦华的四个群里看过。",
)
GRID = (
    "居民供暖服务网格化管理办法（试行）",
    "每个小区划入一个供暖网格，有一名叫得出名字的网格员；报修两小时内回应；室温不达标的，按日退还热费。",
    "文件已在门户网站公布，各小区公告栏也贴了。",
    (
        "为让居民报修找得到人、等得有数，制定本办法。",
        "每个小区划入一个供暖网格，由一名网格员负责。网格员的姓名和值班时间在小区公告栏公布。",
        "居民通过热线或者居民群报修的，两小时内回应，当天上门；一时修不好的，说明原因和时间。",
        "入户测温不足十八度的，从报修之日起按日退还热费。",
        "本办法自印发之日起试行一年。",
    ),
)
OLD_RULES = (
    "居民供暖报修处理规定",
    "报修由热线统一登记，三个工作日内处理。",
    "文件汇编里能查到。",
    ("居民报修由热线统一登记。", "登记后三个工作日内处理，并电话告知结果。"),
)
MEALS = (
    "居家养老助餐服务办法",
    "各社区食堂的助餐卡全市通用，行动不便的老人中午送餐上门。",
    "市里的门户网站上能看到全文。",
)
MEASURING = ("供暖投诉户入户测温", "对投诉两次以上的住户逐户测温，结果贴在单元门口。", "本周测温登记表，已测四十一户。")
BUSES = ("节前加密3路公交早高峰班次", "节前早高峰每六分钟一班。", "调度室排班表。")


class Issued(NamedTuple):
    """A document of the demo: what it says, and on paper."""

    told: tuple[str, str, str]
    number: str
    days_ago: int
    paragraphs: tuple[str, ...] = ()


def change_some(slug: str) -> None:
    """Measures and documents that came of the cold flats: public ones, one replaced, and claims in between."""
    demand = Demand.objects.filter(title=COLD[1], owner__isnull=False).select_related("owner").first()
    clerk = actor_of("clerk")
    deputy = actor_of("deputy", deputy=demand.owner_id) if demand else None
    if demand is None or clerk is None or deputy is None:
        return
    heating, housing = (Unit.objects.get(name_zh=unit_named(code, slug).name) for code in ("heating", "housing"))
    year, short = clock.today().year, ground(slug).name[0]
    old = Issued(OLD_RULES[:3], f"{short}建发〔{year - 2}〕31号", 700, OLD_RULES[3])
    new = Issued(GRID[:3], f"{short}建发〔{year}〕7号", 16, GRID[3])
    both = [_issued(demand, each, housing, clerk, deputy) for each in (old, new)]
    actions.replace(Outcome.objects.get(pk=both[0].pk), Outcome.objects.get(pk=both[1].pk), by=clerk)
    _in_force(demand, _measure(HOTLINE, heating, 24), clerk, deputy)
    ended = _in_force(
        demand, _measure(BUSES, Unit.objects.get(name_zh=unit_named("bus", slug).name), 60), clerk, deputy
    )
    actions.lapse(ended, by=clerk)
    _wait(demand, heating, clerk, deputy, slug)
    for outcome in Outcome.objects.filter(is_to_tell=True):
        while actions.tell(outcome, by=MACHINE):
            pass


def _wait(demand: Demand, heating: Unit, clerk: Actor, deputy: Actor, slug: str) -> None:
    """One that the unit claims and nobody has looked at; one of the city that waits for the deputy alone."""
    unit = actor_of("unit", unit=heating)
    referral = Referral.objects.filter(unit=heating).exclude(state__in=("withdrawn", "passed_on")).first()
    if unit is not None and referral is not None:
        actions.claim(referral.thread, _measure(MEASURING, heating, 3), by=unit, proof=Proof(MEASURING[2]))
    city = Claim(
        kind="document", title=MEALS[0], words=MEALS[1], since=_ago(9), level="city",
        issuer=f"{'晋河' if slug == 'yuhe' else '邻'}市民政局", number=f"晋河民发〔{clock.today().year}〕12号",
        link="https://www.example.org/notices/meals.html",
    )  # fmt: skip
    claimed = actions.claim(demand, city, by=clerk, proof=Proof(MEALS[2]))
    actions.verify(claimed, by=clerk)


def _issued(demand: Demand, issued: Issued, housing: Unit, clerk: Actor, deputy: Actor) -> Outcome:
    title, words, _shown = issued.told
    since = _ago(issued.days_ago)
    claim = Claim("document", title, since, words=words, unit=housing, number=issued.number, level="district")
    paper = _on_paper(title, issued, housing, since)
    made = _in_force(demand, claim, clerk, deputy, shown=issued.told[2], paper=paper)
    files.lay_down(made.pk)
    return made


def _in_force(
    demand: Demand, claim: Claim, clerk: Actor, deputy: Actor, shown: str = "", paper: UUID | None = None
) -> Outcome:
    """Claimed by the deputy, verified by both, published: within two days after it began, or yesterday."""
    begun = clock.now() - timedelta(days=min(max((clock.today() - claim.since).days - 2, 1), 14))
    with clock.standing_at(begun):
        made = actions.claim(demand, claim, by=deputy, paper=paper, proof=Proof(shown or _proof_of(claim)))
    with clock.standing_at(begun + timedelta(hours=5)):
        for by in (deputy, clerk):
            actions.verify(Outcome.objects.get(pk=made.pk), by=by)
        actions.publish(Outcome.objects.get(pk=made.pk), by=clerk)
    found: Outcome = Outcome.objects.get(pk=made.pk)
    return found


def _measure(told: tuple[str, str, str], unit: Unit, days_ago: int) -> Claim:
    return Claim("measure", told[0], _ago(days_ago), words=told[1], unit=unit)


def _proof_of(claim: Claim) -> str:
    return next(told[2] for told in (HOTLINE, BUSES) if told[0] == claim.title)


def _ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def _on_paper(title: str, issued: Issued, housing: Unit, since: date) -> UUID:
    """The document itself, as its PDF arrives."""
    item: dict[str, Any] = {"issuer": housing.name_zh, "number": issued.number, "paragraphs": issued.paragraphs}
    item["dated"] = f"{since.year}年{since.month}月{since.day}日"
    words = {"product": housing.name_zh}
    return write_down(ContentFile(printed("notice", "zh-hans", title, words=words, item=item)))
