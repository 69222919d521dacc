"""Staff say who handles it; a unit takes its share on, or says once in time that it is not its own."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import clocks, versions
from hearth.ground.rulebook.choices import Restart
from hearth.ground.rulebook.deadlines import SHANGHAI, moment_in_words
from hearth.journey.suggestions.actions.composing import end_clocks
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Assignment, Decline, Suggestion
from hearth.journey.suggestions.models.assignment import new_assignment

NOBODY = _("Choose at least one unit that leads or handles separately.")
TWO_LEADS = _("Only one unit can lead. Let the others handle along, or let each handle separately.")
MIXED = _("Either one unit leads and others handle along, or each handles separately.")
CLOSED_UNIT = _("%(unit)s is closed. Choose the unit that took over its work.")
HANDED_OVER = _("It is with the government office already.")
TWICE = _("%(unit)s has a share in it already.")
TOO_LATE = _("The time to decline ended on %(when)s (rule: %(rule)s). The unit has taken it on.")
DECLINED_ONCE = _("This unit has declined once already; staff ruled that it keeps its share.")
ANSWER = {"lead": "suggestion.answer", "separate": "suggestion.answer", "co": "suggestion.co_opinion"}


class Share(NamedTuple):
    """A unit, and how it takes part."""

    unit: Unit
    part: str


@action("suggestions.assign")
def assign(suggestion: Suggestion, shares: list[Share], *, by: By) -> list[Assignment]:
    """These units handle it from now on; clocks start today (交办之日), not when a unit takes it on.

    A unit that comes later has what is left of the time, unless the rules here begin it anew.
    """
    _fit_together(suggestion, shares)
    now = clock.now()
    is_first = suggestion.assigned_at is None
    suggestion.step("assign", assigned_at=suggestion.assigned_at or now)
    if is_first and (running := clocks.running(suggestion, "assign")):
        clocks.stop(running, "done")
    since = now if is_first or versions.in_force().chosen(Restart) is Restart.YES else suggestion.assigned_at or now
    return [_given(suggestion, share, since, by) for share in shares]


@action("suggestions.hand_over")
def hand_over(suggestion: Suggestion, *, by: By) -> None:
    """It goes to the government office, which assigns it inside government and rules there on who declines."""
    if suggestion.handed_over_at is not None:
        raise Refused(HANDED_OVER)
    suggestion.step("hand_over", handed_over_at=clock.now())
    record(Happened.HANDED_OVER, suggestion, by=by)


@action("suggestions.accept")
def accept(assignment: Assignment, *, by: By) -> None:
    """The unit takes its share on; silence until the window closes means the same."""
    assignment.step("accept")
    _stop(assignment, "decline")
    record(Happened.ACCEPTED, assignment.suggestion, by=by, **about(assignment))


@action("suggestions.decline")
def decline(assignment: Assignment, reason: str, proposed: Unit | None = None, *, by: By) -> None:
    """The unit says that it is not its own matter, and whose it is. Nobody passes it on by themselves."""
    if assignment.declines.exists():
        raise Refused(DECLINED_ONCE)
    window = clocks.running(assignment, "decline")
    if window is not None and window.due_at < clock.now():
        when = moment_in_words(window.due_at.astimezone(SHANGHAI))
        raise Refused(TOO_LATE % {"when": when, "rule": versions.in_force().rule(window.rule).title})
    assignment.step("decline")
    Decline.objects.create(assignment=assignment, reason=reason, proposed=proposed, name=by.name, at=clock.now())
    _stop(assignment, "decline")
    clocks.start(assignment, "ruling", "suggestion.decline_ruling")
    record(Happened.DECLINED, assignment.suggestion, by=by, **about(assignment))


@action("suggestions.release")
def release(assignment: Assignment, words: str, *, by: By) -> None:
    """Staff let the unit go; somebody else must be found in time."""
    assignment.step("release")
    _ruled(assignment, "released", words, by)
    end_clocks(assignment)
    suggestion = assignment.suggestion
    if not suggestion.assignments.exclude(state__in=("released", "ended")).exclude(part="co").exists():
        clocks.start(suggestion, "assign", "suggestion.reassign")
    record(Happened.RELEASED, suggestion, by=by, **about(assignment))


@action("suggestions.keep")
def keep(assignment: Assignment, words: str, *, by: By) -> None:
    """Staff rule that it is this unit's matter all the same; its time has run on."""
    assignment.step("keep")
    _ruled(assignment, "kept", words, by)
    _stop(assignment, "ruling")
    record(Happened.KEPT, assignment.suggestion, by=by, **about(assignment))


def about(assignment: Assignment) -> dict[str, str]:
    """What the ledger keeps of a share: its number and its unit."""
    unit = assignment.unit
    return {"assignment": assignment.code, "unit": unit.name_zh, "unit_en": unit.name_en, "part": assignment.part}


def _fit_together(suggestion: Suggestion, shares: list[Share]) -> None:
    standing = list(suggestion.assignments.exclude(state__in=("released", "ended")).select_related("unit"))
    known = {share.unit_id for share in standing}
    for unit, _part in shares:
        if not unit.is_active:
            raise Refused(CLOSED_UNIT % {"unit": unit.name})
        if unit.pk in known:
            raise Refused(TWICE % {"unit": unit.name})
        known.add(unit.pk)
    parts = [share.part for share in (*standing, *shares)]
    if not set(parts) - {"co"}:
        raise Refused(NOBODY)
    if parts.count("lead") > 1:
        raise Refused(TWO_LEADS)
    if "separate" in parts and set(parts) != {"separate"}:
        raise Refused(MIXED)


def _given(suggestion: Suggestion, share: Share, since: datetime, by: By) -> Assignment:
    assignment = new_assignment(suggestion, share.unit, share.part, short_code())
    assignment.save(force_insert=True)
    if clocks.running(suggestion, "assign"):  # it was to be assigned anew
        _stop(suggestion, "assign")
    clocks.start(assignment, "decline", "suggestion.decline", owner=share.unit)
    clocks.start(assignment, "answer", ANSWER[share.part], since=since, owner=share.unit)
    if share.part != "co":
        clocks.start(assignment, "contact", "suggestion.contact", owner=share.unit)
    record(Happened.ASSIGNED, suggestion, by=by, **about(assignment))
    return assignment


def _ruled(assignment: Assignment, ruling: str, words: str, by: By) -> None:
    said = {"ruling": ruling, "ruling_words": words, "ruled_by": by.name, "ruled_at": clock.now()}
    assignment.declines.filter(ruling="").update(**said)


def _stop(thing: Assignment | Suggestion, name: str) -> None:
    if running := clocks.running(thing, name):
        clocks.stop(running, "done")
