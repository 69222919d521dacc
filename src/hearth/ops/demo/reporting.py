"""Two deputies report to the voters: one has been appraised, of the other voters still ask and appraise online."""

from __future__ import annotations

from datetime import time, timedelta
from random import Random
from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor, System, Visitor
from hearth.journey.contact import tracking
from hearth.ops.demo.referring import actor_of
from hearth.ops.demo.stage import SEED
from hearth.record.dossier import actions
from hearth.record.dossier.actions.reporting import Occasion, Slips
from hearth.record.dossier.models import VoterReport

DAY = timedelta(days=1)
PLACE = "区会议中心二楼"
TO_BE_WRITTEN = "（请写哪些事还没办好，打算怎么办。）"
NOT_YET = "老旧小区管网改造还没有全部开工，明年接着督促。"
LAST_YEAR = """各位选民：

去年接待居民十二次，走访四个小区，收到的意见都作了答复。大家反映最多的是供暖和养老助餐：供暖的事请区热力公司开了三次座谈会；助餐点从两个增加到五个。

老旧小区管网改造没有按时开工，这件事我没有盯紧，今年接着办。

以上报告，请各位评议、提问。"""
ASKED = (
    ("供暖管网改造什么时候开工？能不能先修老小区？", "明年三月动工，1990年以前建成的小区在第一批。"),
    ("接待日能不能安排在周末？上班的人赶不上。", "从下个月起，每月第二个周六上午接待。"),
)
WAITING = ("助餐点周末开不开？", "我叫王小明，电话13800002046，跨区公交什么时候通？")
GIVEN = {"satisfied": 23, "basically": 11, "not_satisfied": 4}


def report_some() -> None:
    """Nothing where nobody could have reported."""
    clerk, cao = actor_of("clerk"), actor_of("deputy", user__sign_in_name="cao")
    if clerk is None or cao is None:
        return
    _appraised(cao, clerk)
    if other := actor_of("deputy", deputy__code__lt=cao.deputy.code):
        _open(other)


def _appraised(deputy: Actor, clerk: Actor) -> None:
    """Last year's, from the announcement to the congress's answer."""
    with clock.standing_at(clock.now() - 40 * DAY):
        report = _announced(deputy, clock.today().year - 1, in_days=5, open_for=8)
        _questions(report, deputy)
        _give(actions.print_slips(report, 60, by=clerk), report)
    with clock.standing_at(clock.now() - 34 * DAY):
        actions.hold_report(report, 46, "问：电梯加装补多少？答：每部补助二十万元。", by=clerk)
    with clock.standing_at(clock.now() - 30 * DAY):
        actions.close_online(report, by=System("clock"))
        report = _now(report)
        actions.appraise_report(report, Slips(15, 5, 1, 1), 45, by=clerk)
        actions.feed_back(report, "选民总体满意，希望接待日多安排在周末。", by=clerk)


def _open(deputy: Actor) -> None:
    """This year's: voters ask and appraise for some days to come."""
    with clock.standing_at(clock.now() - 2 * DAY):
        report = _announced(deputy, clock.today().year, in_days=5, open_for=12)
        _questions(report, deputy)
    for words in WAITING:
        _asked(report, words)


def _announced(deputy: Actor, year: int, *, in_days: int, open_for: int) -> VoterReport:
    report = actions.draft_report(deputy.deputy, year, by=deputy)
    in_own_words = LAST_YEAR if year < clock.today().year else report.words.replace(TO_BE_WRITTEN, NOT_YET)
    actions.edit_report(report, in_own_words, by=deputy)
    actions.announce_report(report, Occasion(clock.today() + in_days * DAY, time(14, 30), PLACE), by=deputy)
    actions.open_online(report, clock.today() + open_for * DAY, by=deputy)
    return _now(report)


def _questions(report: VoterReport, deputy: Actor) -> None:
    for words, answer in ASKED:
        actions.answer_question(_asked(report, words), answer, by=deputy)


def _asked(report: VoterReport, words: str) -> Any:
    key = tracking.submission_key(tracking.new_submission())
    return actions.ask(report, words, key, by=Visitor())


def _give(codes: list[str], report: VoterReport) -> None:
    steps = [step for step, times in GIVEN.items() for _n in range(times)]
    Random(SEED).shuffle(steps)
    for code, step in zip(codes, steps, strict=False):
        actions.give_slip(report, code, step, by=Visitor())


def _now(report: VoterReport) -> VoterReport:
    found: VoterReport = VoterReport.objects.select_related("deputy").get(pk=report.pk)
    return found
