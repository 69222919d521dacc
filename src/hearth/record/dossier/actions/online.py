"""A report is open online: voters ask about it and appraise it, and nothing leads from a slip to whoever gave it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.contact.deadlines import by_when
from hearth.record.dossier import slip_codes
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import Slip, Urn, VoterReport
from hearth.record.dossier.models.report import ONLINE, STEPS
from hearth.record.dossier.rules import LEAST

LAST = timedelta(days=92)
MOST_SLIPS, MOST_OF_ONE = 200, 5_000
OVER = gettext_lazy("It was open online already, and is closed. What was given then stands.")
PASSED = gettext_lazy("This day has passed. Choose one that is to come.")
BEFORE = gettext_lazy("Voters hear it on %(day)s. Choose that day or a later one.")
TOO_LATE = gettext_lazy("Three months at most; otherwise nobody hears what came of it.")
NOT_YET = gettext_lazy("It is still open online.")
NOT_OPEN = gettext_lazy("It is not open online. Open it first.")
ENOUGH = gettext_lazy("At most 5,000 slips can be printed for one report.")
ONE_OF_THREE = gettext_lazy("Choose one of the three.")
NO_SUCH_SLIP = gettext_lazy(
    "No slip with this code is waiting. Compare the twelve digits; if they are right, this slip has been given already."
)
OF_ANOTHER = gettext_lazy("This slip is for another report: %(report)s. Scan its code, or open that report.")


def last_moment(day: date) -> datetime:
    """The end of this day."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def last_day(report: VoterReport) -> date:
    """The day at whose end it closes."""
    return localtime(report.closes_at - timedelta(seconds=1)).date()


def usual_last_day(held_on: date) -> date:
    """Until when it stays open after it was given, by the rules in force."""
    begins = datetime.combine(held_on, time(12), SHANGHAI)
    return by_when("duty.voters_online", begins).moment.astimezone(SHANGHAI).date()


def closed_since(report: VoterReport) -> str:
    """Why nobody can ask or appraise now, in the words of whoever comes."""
    if report.state == "draft":
        return _(
            "This report was called off for now. Once it is announced again, voters can ask, and slips are still good."
        )
    if report.closes_at is None:
        return _("This report is not open online. Voters ask where it is given.")
    day = date_format(last_day(report))
    return _("It was open online until %(day)s, and is closed now.") % {"day": day}


def must_be_open(report: VoterReport) -> None:
    """Raises `Refused` with the reason where it is closed, called off or was never opened."""
    if not report.is_open:
        raise Refused(closed_since(report))


@action("dossier.open_online")
def open_online(report: VoterReport, until: date, *, by: By) -> None:
    """Until the end of this day voters ask about it and appraise it online; said anew where that day changes."""
    if report.closed_at is not None:
        raise Refused(OVER)
    _must_be_fit(report, until)
    report.step("open_online", closes_at=last_moment(until))
    record(Happened.ONLINE_OPENED, report, by=by, until=until.isoformat())


@action("dossier.print_slips")
def print_slips(report: VoterReport, amount: int, *, by: By) -> list[str]:
    """So many slips with a code that is good once, to be printed now: the codes are kept nowhere."""
    locked = VoterReport.objects.select_for_update().get(pk=report.pk)
    if not locked.is_open:
        raise Refused(NOT_OPEN)
    if locked.slips_printed + amount > MOST_OF_ONE:
        raise Refused(ENOUGH)
    if not Urn.objects.filter(report=report).exists():
        Urn.empty(report)
    codes = slip_codes.new_codes(amount)
    # in the order of the hashes, so that no row stands where its slip lies in the pile
    Slip.objects.bulk_create(Slip(report=report, hash=each) for each in sorted(map(slip_codes.hash_of, codes)))
    report.step("print_slips", slips_printed=locked.slips_printed + amount)
    record(Happened.SLIPS_PRINTED, report, by=by, slips=amount)
    return list(codes)


@action("dossier.give_slip")
def give_slip(report: VoterReport, code: str, step: str, *, by: By) -> None:
    """A voter says one of three. The slip goes, the urn is sealed anew with one more in it, and that is all.

    No line of the ledger tells of it: its moment, beside whoever was there or asked for a page, would tell too much.
    """
    if step not in STEPS:
        raise Refused(ONE_OF_THREE)
    urn = Urn.objects.select_for_update().filter(report=report.pk).first()
    must_be_open(VoterReport.objects.get(pk=report.pk))
    hashed = slip_codes.hash_of(code)
    if urn is None or not Slip.objects.filter(report=report.pk, hash=hashed).delete()[0]:
        raise Refused(_why_not(hashed))
    urn.put(step)


@action("dossier.close_online")
def close_online(report: VoterReport, *, by: By) -> None:
    """The time is over: the urn is opened, and from ten slips on everybody reads how many said what.

    Of fewer nothing is kept, not even how many they were. Slips that nobody gave are good for nothing any more.
    """
    urn = Urn.objects.select_for_update().filter(report=report.pk).first()
    current = VoterReport.objects.get(pk=report.pk)
    if not current.is_online or current.is_open:
        raise Refused(NOT_YET)
    counts = urn.counts if urn else {}
    told = {f"online_{step}": count for step, count in counts.items()} if sum(counts.values()) >= LEAST else {}
    current.step("close_online", closed_at=clock.now(), **dict.fromkeys(ONLINE) | told)
    empty_out(current)
    record(Happened.ONLINE_CLOSED, current, by=by)


def empty_out(report: VoterReport) -> None:
    """What was never given is not good any more, and the urn goes."""
    Slip.objects.filter(report=report.pk).delete()
    Urn.objects.filter(report=report.pk).delete()


def _must_be_fit(report: VoterReport, until: date) -> None:
    if until < clock.today():
        raise Refused(PASSED)
    if report.held_on and until < report.held_on:
        raise Refused(BEFORE % {"day": date_format(report.held_on)})
    if until > max(report.held_on or clock.today(), clock.today()) + LAST:
        raise Refused(TOO_LATE)


def _why_not(hashed: bytes) -> str:
    """The code is none, was given already (nobody can tell which of the two), or stands on a slip of another report."""
    other = Slip.objects.filter(hash=hashed).select_related("report__deputy").first()
    if other is None or not other.report.is_public:
        return str(NO_SUCH_SLIP)
    named = _("%(deputy)s, report of %(year)s") % {"deputy": other.report.deputy.name, "year": other.report.year}
    return str(OF_ANOTHER) % {"report": named}
