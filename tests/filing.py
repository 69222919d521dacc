"""Lines in a deputy's file, as far as a test needs them: entered, verified, disputed, registered for many."""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta
from typing import Any

from hearth.core import clock, tenancy
from hearth.core.actors import Actor, System, Visitor
from hearth.journey.contact import tracking
from hearth.record.dossier import actions, deriving
from hearth.record.dossier.actions.activities import Held
from hearth.record.dossier.actions.noting import Told
from hearth.record.dossier.actions.reporting import Occasion, Slips
from hearth.record.dossier.models import Activity, DutyCount, DutyRecord, VoterQuestion, VoterReport

TWENTY = Slips(12, 5, 2, 1)


def told(words: str = "到六户家里测了室温。", kind: str = "visit", days_ago: int = 1, **more: Any) -> Told:
    """A visit of yesterday."""
    return Told(kind, clock.today() - timedelta(days=days_ago), words, **more)


def noted(
    by: Actor, words: str = "到六户家里测了室温。", photos: tuple[Any, ...] = (), voice: Any = None, **more: Any
) -> DutyRecord:
    """The deputy has entered it."""
    line: DutyRecord = actions.note(by.deputy, told(words, **more), by=by, photos=photos, voice=voice)
    return line


def verified(by: Actor, clerk: Actor, **more: Any) -> DutyRecord:
    """And staff have verified it."""
    line = noted(by, **more)
    actions.verify(line, by=clerk)
    return as_it_is(line)


def disputed(by: Actor, clerk: Actor, **more: Any) -> DutyRecord:
    """The deputy says that it is not so after all."""
    line = verified(by, clerk, **more)
    actions.dispute(line, "那天是别人去的。", by=by)
    return as_it_is(line)


def held(title: str = "视察供暖准备情况", kind: str = "inspection", days_ago: int = 2, **more: Any) -> Held:
    """An inspection of the day before yesterday."""
    return Held(kind, title, clock.today() - timedelta(days=days_ago), **more)


def registered(clerk: Actor, *deputies: Any, **more: Any) -> Activity:
    """Staff have registered it for these deputies."""
    activity: Activity = actions.register(tenancy.current(), held(**more), deputies, by=clerk)
    return activity


def at_the_door(clerk: Actor, title: str = "代表小组活动", **more: Any) -> Activity:
    """Something is held today, and a code hangs at the door."""
    what = held(title, "group", 0, **more)
    activity: Activity = actions.register(tenancy.current(), what, [], by=clerk, at_the_door=True)
    return activity


def line_of(activity: Activity, by: Actor) -> DutyRecord:
    """How it stands in the file of this deputy."""
    found: DutyRecord = DutyRecord.objects.select_related("deputy").get(activity=activity, deputy=by.deputy)
    return found


def drafted(by: Actor, year: int | None = None) -> VoterReport:
    """The deputy has had this year's report drafted."""
    report: VoterReport = actions.draft_report(by.deputy, year or clock.today().year, by=by)
    return report


def announced(by: Actor, **more: Any) -> VoterReport:
    """Voters can read it, and come today."""
    report = drafted(by, **more)
    actions.announce_report(report, Occasion(clock.today(), time(14, 30), "安和街道代表联络站"), by=by)
    return report


def given(by: Actor, voters: int = 20, **more: Any) -> VoterReport:
    """It was held."""
    report = announced(by, **more)
    actions.hold_report(report, voters, "问：暖气什么时候修好？答：下周三。", by=by)
    return report


def appraised(by: Actor, clerk: Actor, slips: Slips = TWENTY, **more: Any) -> VoterReport:
    """Staff have counted the slips."""
    report = given(by, **more)
    actions.appraise_report(report, slips, by=clerk)
    return report


def online(by: Actor, until: int = 5, **more: Any) -> VoterReport:
    """Voters ask and appraise on its page, for so many days."""
    report = announced(by, **more)
    actions.open_online(report, clock.today() + timedelta(days=until), by=by)
    return report_now(report)


def slips_of(report: VoterReport, clerk: Actor, amount: int = 12) -> list[str]:
    """Staff have printed slips, and these codes stand on them."""
    codes: list[str] = actions.print_slips(report_now(report), amount, by=clerk)
    return codes


def given_slips(report: VoterReport, codes: list[str], *steps: str) -> None:
    """One voter after the other gives a slip."""
    for code, step in zip(codes, steps, strict=False):
        actions.give_slip(report_now(report), code, step, by=Visitor())


def closed_online(report: VoterReport) -> VoterReport:
    """The time is over, and the clock has struck."""
    found = report_now(report)
    with clock.standing_at(found.closes_at):
        actions.close_online(found, by=System("clock"))
    return report_now(report)


def asked(report: VoterReport, words: str = "供暖管网什么时候改造？", **more: Any) -> VoterQuestion:
    """A voter has asked."""
    key = tracking.submission_key(tracking.new_submission())
    question: VoterQuestion = actions.ask(report_now(report), words, key, by=Visitor(), **more)
    return question


def report_now(report: VoterReport) -> VoterReport:
    """Read anew."""
    found: VoterReport = VoterReport.objects.select_related("deputy").get(pk=report.pk)
    return found


def as_it_is(line: DutyRecord) -> DutyRecord:
    """Read anew."""
    found: DutyRecord = DutyRecord.objects.select_related("deputy", "activity").get(pk=line.pk)
    return found


COLUMNS = ("pk", "code", "deputy", "kind", "done_on", "state", "source_id", "key", "origin")


def everything() -> tuple[set[Any], set[Any]]:
    """Every line of every file, and how many of each kind are counted."""
    lines = set(DutyRecord.objects.values_list(*COLUMNS))
    return lines, set(DutyCount.objects.values_list("deputy", "year", "kind", "lines"))


def read_anew() -> tuple[set[Any], set[Any]]:
    """The same after what follows from the ledger was taken out and the whole ledger was read again."""
    DutyCount.objects.all().delete()
    DutyRecord.objects.filter(origin="derived")._raw_delete("default")
    deriving.replay()
    return everything()


def kinds_of(deputy: Any) -> Counter[str]:
    """How often each kind stands in this deputy's file, so as to count."""
    return Counter(DutyRecord.objects.filter(deputy=deputy.deputy).counted().values_list("kind", flat=True))


def is_derived() -> float:
    """The share of lines nobody had to type."""
    return DutyRecord.objects.filter(origin="derived").count() / DutyRecord.objects.count()
