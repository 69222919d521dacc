"""Staff send a matter to the units that must see to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record, sight
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.lifecycle import OPEN
from hearth.journey.casework.models import Issue, Referral, Route, Strand
from hearth.journey.casework.telling import told
from hearth.journey.contact import coordinating
from hearth.journey.contact.models import Subject, Thread

SEALED = _("It is sealed, so it is sent to nobody.")
ABOUT_THEM = _("It is about this unit. Send it to somebody else.")
THERE_ALREADY = _("It lies with %(unit)s already.")
NOT_IN_USE = _("%(unit)s takes no more matters.")


@dataclass(frozen=True)
class Slip:
    """What a unit is to read, and to which unit it goes."""

    unit: Unit
    words: str
    tier: str = "ordinary"
    role: str = "lead"
    place: str = ""
    has_photos: bool = False
    order_no: str = ""
    route: Route | None = None  # the line of the catalogue that proposed it
    guess: Route | None = None  # the likeliest line by the model in force, taken or not
    chance: float | None = None


@action("casework.refer")
def refer(thread: Thread, slip: Slip, *, by: By, before: Referral | None = None) -> Referral:
    """A unit is to see to it and to report by the moment its tier allows, counted from now, not from its consent."""
    _is_fit(thread, slip.unit)
    issue = issue_of(thread)
    if issue.referrals.filter(unit=slip.unit, state__in=OPEN).exists():
        raise Refused(THERE_ALREADY % {"unit": slip.unit.name})
    now = clock.now()
    columns = {"issue": issue, "before": before, "sent_at": now, "moved_at": now, **vars(slip)}
    columns["first_sent_at"] = before.first_sent_at if before else now
    referral = Referral.objects.create(code=short_code(), **columns)
    coordinating.to_unit(thread, slip.tier)
    wind_up(referral)
    urgent = "_urgent" if slip.tier in ("danger", "utilities") else ""
    clocks.start(referral, "return", f"referral.return{urgent}", owner=slip.unit)
    told(Happened.REFERRED, referral, by=by, tier=slip.tier, role=slip.role)
    return referral


def _is_fit(thread: Thread, unit: Unit) -> None:
    if thread.is_sealed:
        raise Refused(SEALED)
    if not unit.is_active:
        raise Refused(NOT_IN_USE % {"unit": unit.name})
    if Subject.objects.filter(thread=thread, unit__in=[unit.pk, unit.parent_id]).exists():
        raise Refused(ABOUT_THEM)


def issue_of(thread: Thread) -> Issue:
    """The matter this thread belongs to; the first referral makes it one."""
    strand = Strand.objects.filter(thread=thread, left_at=None).select_related("issue__thread").first()
    if strand is not None:
        if strand.issue.state == "settled":
            strand.issue.move("reopen", settled_at=None)
        issue: Issue = strand.issue
        return issue
    now = clock.now()
    issue = Issue.objects.create(code=short_code(), thread=thread, opened_at=now)
    Strand.objects.create(issue=issue, thread=thread, joined_at=now)
    return issue


@action("casework.withdraw")
def withdraw(referral: Referral, *, by: By) -> None:
    """The unit need do nothing more: it was sent by mistake, or the resident has withdrawn."""
    referral.step("withdraw")
    stop_clocks(referral, "cancelled")
    told(Happened.REFERRAL_WITHDRAWN, referral, by=by)
    settle(referral)


@action("casework.disclose")
def disclose(referral: Referral, reason: str, *, by: By) -> None:
    """For this case the unit is told how to reach the resident; the resident sees it, and why."""
    Referral.objects.filter(pk=referral.pk).update(has_contact=True)
    referral.has_contact = True
    sight(referral.thread, by=by, reason=reason)
    told(Happened.DISCLOSED, referral, by=by)


def note_reading(referral: Referral, *, by: By) -> None:
    """Somebody of the unit opened how to reach the resident; who did is written down."""
    sight(referral.thread, by=by, reason=f"referral {referral.code}")


@action("casework.note_order")
def note_order(referral: Referral, number: str, *, by: By) -> None:
    """It runs at the 12345 hotline under this number; the deputy's follow-up stays here."""
    Referral.objects.filter(pk=referral.pk).update(order_no=number)
    referral.order_no = number
    told(Happened.ORDER_NOTED, referral, by=by, order=number)


@action("casework.set_tier")
def set_tier(thread: Thread, tier: str, *, by: By) -> None:
    """How urgent it is, and so by when the resident is answered."""
    thread.stay("coordinate", tier=tier, turn=thread.turn)
    record(Happened.TIER_SET, thread, by=by, tier=tier)


def wind_up(referral: Referral) -> None:
    """The clock of its report begins to run."""
    referral.clock = clocks.start(referral, "result", f"referral.result_{referral.tier}", owner=referral.unit)
    Referral.objects.filter(pk=referral.pk).update(clock=referral.clock)


def stop_clocks(referral: Referral, outcome: str, *names: str) -> None:
    """These clocks of the referral stop, or all of them."""
    for running in clocks.of(referral):
        if running.stopped_at is None and (not names or running.name in names):
            clocks.stop(running, outcome)


def settle(referral: Referral) -> None:
    """Where no unit has it any more, the answer is the deputy's again."""
    issue: Any = referral.issue
    if issue.referrals.filter(state__in=OPEN).exists():
        return
    if issue.state == "open":
        issue.move("settle", settled_at=clock.now())
    for strand in issue.strands.filter(left_at=None).select_related("thread"):
        coordinating.back_to_deputy(strand.thread)
