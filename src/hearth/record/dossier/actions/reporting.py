"""A deputy reports to the voters: drafted from the file, announced, held, appraised by paper slips, answered."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import counting, drafting
from hearth.record.dossier.actions.online import empty_out, last_moment, usual_last_day
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import VoterReport
from hearth.record.dossier.telling import telling

ONCE = _("There is a report for this year already.")
NOT_BEGUN = _("This year has not begun yet.")
PASSED = _("This day has passed. Choose one that is to come.")
TO_COME = _("It has not been held yet. Enter it once it is over.")
TOO_MANY = _("That is %(slips)s slips, and only %(voters)s voters were there.")
TELLS_WHO = _("This could tell who a resident is: %(words)s. Take it out; everybody reads it.")
STILL_ONLINE = _("Voters can still give slips online. Enter this once that is closed.")
MORE_THAN_PRINTED = _("Only %(printed)s slips were printed.")
FEWER_THAN_GIVEN = _("%(given)s slips were given online, so no fewer were handed out.")
NO_SLIP = _("Not one slip is counted. Leave the appraisal out if there was none.")


class Occasion(NamedTuple):
    """When and where voters can hear and ask."""

    held_on: date
    begins: time
    place: str
    notice: str = ""


class Slips(NamedTuple):
    """How many paper slips said what."""

    satisfied: int
    basically: int
    not_satisfied: int
    invalid: int = 0


def must_tell_nobody(words: str) -> None:
    """Raises `Refused` with what could tell who a resident is."""
    if found := telling(words):
        raise Refused(TELLS_WHO % {"words": found})


@action("dossier.draft_report")
def draft_report(deputy: Deputy, year: int, *, by: By) -> VoterReport:
    """The file of that year in plain words, for the deputy to make their own."""
    if year > clock.today().year:
        raise Refused(NOT_BEGUN)
    counting.lock(deputy.pk)
    if VoterReport.objects.filter(deputy=deputy, year=year).exclude(state="dropped").exists():
        raise Refused(ONCE)
    now = clock.now()
    words = drafting.draft(deputy, year, by)
    made: VoterReport = VoterReport.objects.create(
        deputy=deputy, year=year, words=words, name=by.name, drafted_at=now, moved_at=now
    )
    record(Happened.REPORT_DRAFTED, made, by=by, year=year)
    return made


@action("dossier.edit_report")
def edit_report(report: VoterReport, words: str, *, by: By) -> None:
    """The deputy says it in their own words."""
    if report.is_public:
        must_tell_nobody(words)
    report.step("edit", words=words)
    record(Happened.REPORT_EDITED, report, by=by)


@action("dossier.drop_report")
def drop_report(report: VoterReport, *, by: By) -> None:
    """It is not given; another can be drafted for that year."""
    report.step("drop")
    empty_out(report)
    record(Happened.REPORT_DROPPED, report, by=by)


@action("dossier.announce_report")
def announce_report(report: VoterReport, when: Occasion, *, by: By) -> None:
    """Voters read the text, and when and where they can ask (ANNOUNCED); said anew where the day changes."""
    if when.held_on < clock.today():
        raise Refused(PASSED)
    must_tell_nobody(report.words)
    closes_at = _still_closing(report, when.held_on)
    report.step("announce", announced_at=report.announced_at or clock.now(), closes_at=closes_at, **when._asdict())
    record(Happened.REPORT_ANNOUNCED, report, by=by, on=when.held_on.isoformat())


@action("dossier.call_off_report")
def call_off_report(report: VoterReport, *, by: By) -> None:
    """It does not take place then, and nobody reads it until it is announced again; slips stay good until then."""
    closes_at = report.closes_at if report.closed_at else None
    report.step("call_off", held_on=None, begins=None, place="", notice="", closes_at=closes_at)
    record(Happened.REPORT_CALLED_OFF, report, by=by)


@action("dossier.hold_report")
def hold_report(report: VoterReport, voters: int, questions: str = "", *, by: By) -> None:
    """It was given: so many voters were there, and this was asked and answered (HELD)."""
    if report.held_on is not None and report.held_on > clock.today():
        raise Refused(TO_COME)
    must_tell_nobody(questions)
    report.step("hold", voters=voters, questions=questions)
    day = (report.held_on or clock.today()).isoformat()
    record(Happened.REPORT_HELD, report, by=by, deputy=report.deputy.code, on=day, voters=voters)


@action("dossier.appraise_report")
def appraise_report(report: VoterReport, slips: Slips, handed_out: int | None = None, *, by: By) -> None:
    """Staff counted the slips; how many said what is all that is kept, and everybody reads it (APPRAISED).

    Of printed slips with a code, staff say how many were handed out; what those said stands there already.
    """
    _must_be_closed(report)
    _must_add_up(report, handed_out)
    if not sum(slips) and not report.slips_printed:
        raise Refused(NO_SLIP)
    if sum(slips) > (report.voters or 0):
        raise Refused(TOO_MANY % {"slips": sum(slips), "voters": report.voters or 0})
    report.step("appraise", slips_handed_out=handed_out, **slips._asdict())
    record(Happened.REPORT_APPRAISED, report, by=by, slips=sum(slips))


@action("dossier.feed_back")
def feed_back(report: VoterReport, words: str, *, by: By) -> None:
    """The congress tells the deputy in writing what voters said of it; the report is closed (ARCHIVED)."""
    must_tell_nobody(words)
    _must_be_closed(report)
    report.step("feed_back", feedback=words)
    record(Happened.REPORT_ANSWERED, report, by=by)


def _still_closing(report: VoterReport, held_on: date) -> datetime | None:
    """It stays open at least until it has been given."""
    if not report.is_online or report.closes_at is None or last_moment(held_on) <= report.closes_at:
        return report.closes_at  # type: ignore[no-any-return]
    return last_moment(usual_last_day(held_on))


def _must_be_closed(report: VoterReport) -> None:
    if report.is_online:
        raise Refused(STILL_ONLINE)


def _must_add_up(report: VoterReport, handed_out: int | None) -> None:
    if handed_out is None:
        return
    if handed_out > report.slips_printed:
        raise Refused(MORE_THAN_PRINTED % {"printed": report.slips_printed})
    if handed_out < (report.given_online or 0):
        raise Refused(FEWER_THAN_GIVEN % {"given": report.given_online})
