"""The deputy says how it was handled; staff have it handled again, follow what was promised, or close it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks, versions
from hearth.ground.rulebook.choices import Dimension
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Evaluation, Suggestion
from hearth.journey.suggestions.owing import is_owed

NEEDS_A_REASON = _("Say why you are not satisfied: the unit must know what to do better.")
SATISFIED = _("The deputy is not dissatisfied, so there is no reason to have it handled again.")
ENOUGH = _("It has been handled again as often as the rule allows (%(times)s times). Bring deputy and unit together.")
NOTHING_OPEN = _("Everything asked for is done or explained, so there is nothing to follow. Close it.")
EACH_OF = _("Here each of these is rated: %(scales)s.")
AGAIN_FIRST = _("The deputy is not satisfied. Have it handled again before you follow or conclude it.")
MEET_FIRST = _("The deputy is still not satisfied. Bring deputy and unit together, and write down what came of it.")
OWED = _("Something promised in the answers is neither kept nor explained yet. Follow it until it is.")
STILL_OPEN = ("in_progress", "planned")


class Grades(NamedTuple):
    """Of three things: satisfied, basically, or not; with a reason where not."""

    attitude: str
    reply: str
    result: str
    reason: str = ""


@action("suggestions.evaluate")
def evaluate(suggestion: Suggestion, grades: Grades, *, by: By) -> Evaluation:
    """The deputy who leads says it for all who signed."""
    if "not" in grades[:3] and not grades.reason:
        raise Refused(NEEDS_A_REASON)
    asked = set(versions.in_force().all_chosen(Dimension))
    if asked != {name for name in Dimension.values if getattr(grades, name)}:
        raise Refused(EACH_OF % {"scales": "、".join(str(Dimension(name).label) for name in sorted(asked))})
    said = _said(suggestion, "evaluate", **grades._asdict())
    if running := clocks.running(suggestion, "evaluate"):
        clocks.stop(running, "done")
    given = {"attitude": grades.attitude, "reply": grades.reply, "result": grades.result}
    record(Happened.EVALUATED, suggestion, by=by, round=suggestion.round, **given)
    return said


@action("suggestions.lapse")
def lapse(suggestion: Suggestion, *, by: By) -> None:
    """The time for it went by in silence: not rated, and never counted as satisfied."""
    _said(suggestion, "lapse")
    if running := clocks.running(suggestion, "evaluate"):
        clocks.stop(running, "cancelled")
    record(Happened.LAPSED, suggestion, by=by, round=suggestion.round)


@action("suggestions.rehandle")
def rehandle(suggestion: Suggestion, *, by: By) -> None:
    """The deputy is not satisfied: the units that answered handle it again, in the time the rule gives."""
    last = suggestion.evaluations.filter(round=suggestion.round).first()
    if last is None or not last.is_rated or last.is_satisfied:
        raise Refused(SATISFIED)
    rule = versions.in_force().rule("suggestion.redo")
    if rule.at_most is not None and suggestion.round > rule.at_most:
        raise Refused(ENOUGH % {"times": rule.at_most})
    suggestion.step("rehandle", round=suggestion.round + 1)
    for share in suggestion.assignments.filter(state="answered").exclude(part="co").select_related("unit"):
        share.step("redo")
        clocks.start(share, "answer", "suggestion.redo", owner=share.unit)
    record(Happened.REHANDLED, suggestion, by=by, round=suggestion.round)


@action("suggestions.follow")
def follow(suggestion: Suggestion, *, by: By) -> None:
    """Something is under way or planned: it is looked at until it is done, over years if need be."""
    if suggestion.result_class not in STILL_OPEN:
        raise Refused(NOTHING_OPEN)
    _is_settled(suggestion)
    suggestion.step("follow")
    record(Happened.FOLLOWED, suggestion, by=by, result=suggestion.result_class)


@action("suggestions.close")
def close(suggestion: Suggestion, remark: str, result_class: str = "", *, by: By) -> None:
    """It is concluded: what came of it, everybody reads. Nothing that was promised is left behind."""
    if is_owed(suggestion):
        raise Refused(OWED)
    _is_settled(suggestion)
    guests = list(suggestion.joined.filter(state="joined"))  # type: ignore[attr-defined]
    for each in (suggestion, *guests):
        each.step("close", remark=remark, result_class=result_class or suggestion.result_class)
        record(Happened.CLOSED, each, by=by, result=each.result_class)


def _is_settled(suggestion: Suggestion) -> None:
    """A deputy who is not satisfied: it is handled again first, and talked over where it cannot be any more."""
    last = suggestion.evaluations.filter(round=suggestion.round).first()
    if last is None or not last.is_rated or last.is_satisfied:
        return
    rule = versions.in_force().rule("suggestion.redo")
    if rule.at_most is None or suggestion.round <= rule.at_most:
        raise Refused(AGAIN_FIRST)
    if not suggestion.meetings.exists():
        raise Refused(MEET_FIRST)


def _said(suggestion: Suggestion, move: str, **grades: str) -> Evaluation:
    suggestion.step(move)
    said: Evaluation = Evaluation.objects.create(
        suggestion=suggestion, round=suggestion.round, at=clock.now(), **grades
    )
    return said
