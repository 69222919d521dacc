"""The chair takes a suggestion into its own hands: proposed by a committee, approved, planned, inspected, reported."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.events import Event
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import ACCEPTED
from hearth.journey.suggestions.models import Note, Suggestion, Supervision

NOT_NUMBERED = _("Only a registered suggestion can be supervised.")
IS_OVER = _("It is concluded, so there is nothing left to supervise.")
THERE = _("It is proposed or supervised already.")
TO_COME = _("This day is still to come. Write it down once it has passed.")
PASSED = _("This day has passed. Choose a later one.")


@action("suggestions.propose_supervision")
def propose_supervision(suggestion: Suggestion, reason: str, *, by: By) -> Supervision:
    """A committee proposes that the chair looks after it: of great concern, frequent, broad or hard."""
    if suggestion.state not in ACCEPTED:
        raise Refused(NOT_NUMBERED)
    if suggestion.is_over:
        raise Refused(IS_OVER)
    Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if suggestion.supervisions.exclude(state__in=("closed", "refused")).exists():
        raise Refused(THERE)
    now = clock.now()
    made: Supervision = Supervision.objects.create(
        suggestion=suggestion, reason=reason, proposed_by=by.name, proposed_at=now, moved_at=now
    )
    _told(Happened.SUPERVISION_PROPOSED, made, by)
    return made


@action("suggestions.approve_supervision")
def approve_supervision(supervision: Supervision, head: str, *, by: By) -> None:
    """The chair's meeting approves it, and names who leads it in person."""
    supervision.step("approve", head=head, approved_by=by.name, approved_at=clock.now())
    _told(Happened.SUPERVISION_APPROVED, supervision, by)


@action("suggestions.refuse_supervision")
def refuse_supervision(supervision: Supervision, remark: str, *, by: By) -> None:
    """The chair's meeting does not take it on; it is handled as any other."""
    supervision.step("turn_down", remark=remark)
    _told(Happened.SUPERVISION_REFUSED, supervision, by)


@action("suggestions.plan_supervision")
def plan_supervision(supervision: Supervision, plan: str, due_on: date, *, by: By) -> None:
    """Who goes where and asks whom, and by which day there is a report."""
    if due_on < clock.today():
        raise Refused(PASSED)
    supervision.step("plan", plan=plan, due_on=due_on)
    _told(Happened.SUPERVISION_PLANNED, supervision, by)


@action("suggestions.note_supervision")
def note_supervision(supervision: Supervision, kind: str, held_on: date, words: str, *, by: By) -> Note:
    """An inspection, a meeting, or how far it has come."""
    if held_on > clock.today():
        raise Refused(TO_COME)
    supervision.step("note")
    told = {"kind": kind, "held_on": held_on, "words": words, "name": by.name, "at": clock.now()}
    noted: Note = Note.objects.create(supervision=supervision, **told)
    _told(Happened.SUPERVISION_NOTED, supervision, by)
    return noted


@action("suggestions.report_supervision")
def report_supervision(supervision: Supervision, report: str, *, by: By) -> None:
    """What the chair's meeting hears of it."""
    supervision.step("report", report=report)
    _told(Happened.SUPERVISION_REPORTED, supervision, by)


@action("suggestions.end_supervision")
def end_supervision(supervision: Supervision, *, by: By) -> None:
    """The chair's meeting has heard the report, and nothing more is needed."""
    supervision.step("end")
    _told(Happened.SUPERVISION_ENDED, supervision, by)


@action("suggestions.carry_over_supervision")
def carry_over_supervision(supervision: Supervision, remark: str, *, by: By) -> None:
    """It is not done yet: it goes on, next year as well."""
    supervision.step("carry_over", remark=remark)
    _told(Happened.SUPERVISION_CARRIED_OVER, supervision, by)


def _told(event: Event, supervision: Supervision, by: By) -> None:
    record(event, supervision.suggestion, by=by, supervision=supervision.state)
