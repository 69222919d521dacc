"""A deputy's file with a line in each state that a page shows differently, and what many took part in."""

from __future__ import annotations

from typing import NamedTuple

from hearth.core import clock
from hearth.core.actors import Actor
from hearth.record.dossier import actions, deriving
from hearth.record.dossier.actions.reporting import Slips
from hearth.record.dossier.models import Activity, DutyRecord, VoterReport
from hearth.record.scoring import actions as scores
from hearth.record.scoring.models import ScoreSheet
from tests import cast, filing, scoring
from tests.browser.world_units import STRANGELY_LONG


class Files(NamedTuple):
    """One line in each state, and an activity."""

    lines: dict[str, DutyRecord]
    activity: Activity
    door: Activity
    reports: dict[str, VoterReport]
    score: ScoreSheet


def build(people: dict[str, Actor]) -> Files:
    """Everything that was done so far is read, and a few lines are entered."""
    zhao, bai = people["zhao"], people["bai"]
    deriving.replay()
    activity = filing.registered(bai, zhao.deputy, people["sun"].deputy, place="热源厂", organiser="城建环保工委")
    door = filing.at_the_door(bai, place="代表之家")
    returned = filing.noted(zhao, "看望两位老人。")
    actions.send_back(returned, "请写明是哪个小区。", by=bai)
    corrected = filing.verified(zhao, bai, words="测了六户。")
    actions.correct(corrected, filing.told("测了七户。"), by=zhao)
    settled = filing.disputed(zhao, bai, words="参加开放日。")
    actions.settle(settled, "uphold", "有签到记录。", by=cast.staff("林芳", "Lin Fang", "clerk"))
    lines = {
        "pending": filing.noted(zhao, f"走访。{STRANGELY_LONG}"[:900], place=STRANGELY_LONG[:100]),
        "returned": returned,
        "corrected": corrected,
        "verified": filing.verified(zhao, bai, words="到社区讲代表法。", kind="publicity", people=40),
        "disputed": filing.disputed(zhao, bai, words="列席会议。", kind="committee"),
        "settled": settled,
        "attended": filing.line_of(activity, zhao),
        "derived": DutyRecord.objects.filter(deputy=zhao.deputy, origin="derived").order_by("kind", "id")[0],
    }
    actions.set_kind(activity.congress, "fieldwork", "巡河护河志愿服务", "Walking the river", by=bai)
    this = clock.today().year
    reports = {
        "draft": filing.drafted(zhao, this),
        "announced": filing.announced(zhao, year=this - 1),
        "appraised": filing.appraised(zhao, bai, year=this - 2),
        "few": filing.appraised(people["sun"], bai, Slips(3, 1, 0), year=this - 1),
        "online": _online(people["sun"], bai, this),
        "told": _told(people["sun"], bai, this - 2, 25),
        "too few": _told(people["sun"], bai, this - 3, 4),
    }
    return Files(lines, activity, door, reports, _scored(zhao, bai, people["shi"]))


def _online(deputy: Actor, clerk: Actor, year: int) -> VoterReport:
    """Voters have asked, a short word and a long one, politely and not."""
    report = filing.online(deputy, year=year)
    filing.slips_of(report, clerk)
    for _n in range(2):
        filing.asked(report, f"我叫王小明，住7号楼3单元501室。{STRANGELY_LONG}"[:450])
    filing.asked(report, "你们这帮王八蛋")
    actions.answer_question(
        filing.asked(report, "管网什么时候改造？"), f"明年三月动工。{'先修供水管，再修供暖管，' * 12}", by=deputy
    )
    actions.set_aside(filing.asked(report, "隔壁吵架。"), "private", by=clerk)
    return filing.report_now(report)


def _told(deputy: Actor, clerk: Actor, year: int, given: int) -> VoterReport:
    """It is closed online, and so many slips were given."""
    report = filing.online(deputy, year=year)
    steps = (["satisfied"] * 3 + ["basically"]) * 7
    filing.given_slips(report, filing.slips_of(report, clerk, 40), *steps[:given])
    return filing.closed_online(report)


def _scored(zhao: Actor, bai: Actor, admin: Actor) -> ScoreSheet:
    """Last year is reckoned; one line was put right, another is disputed, and one rule has ended since."""
    lin = cast.staff("林芳芳", "Lin Fangfang", "clerk")
    scoring.reckoned(admin, bai, zhao)
    objection = scoring.contested(zhao, f"六月去了两天。{STRANGELY_LONG}"[:900])
    scores.decide(scoring.sheet_of(zhao), objection, "put_right", "当天分两处，有签到。", 3, by=lin)
    scores.contest(scoring.sheet_of(zhao), scoring.rule_of("inspection"), "视察是两天。", by=zhao)
    scores.end_rule(scoring.rule_of("training"), clock.today(), by=admin)
    return scoring.sheet_of(zhao)
