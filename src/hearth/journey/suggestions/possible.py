"""What a person may do with a suggestion or a unit's share as it stands now: lifecycle and policy together."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.core import tenancy
from hearth.core.actions import may
from hearth.core.actors import By
from hearth.journey.suggestions import forms as shapes
from hearth.journey.suggestions.actions.evaluating import STILL_OPEN
from hearth.journey.suggestions.forms_paper import SealForm
from hearth.journey.suggestions.lifecycle import ACCEPTED
from hearth.journey.suggestions.models import Assignment, Evaluation, FromBelow, Suggestion, Supervision

MOVES = (
    *("revise", "invite", "submit", "withdraw", "register", "send_back", "convert"),
    *("hand_over", "join", "part", "assign", "send_up", "evaluate", "rehandle", "follow", "close"),
)
FORMS: dict[str, type[forms.Form]] = {
    "join": shapes.JoinForm,
    "meet": shapes.MeetingForm,
    "propose_supervision": shapes.SupervisionForm,
    "approve_supervision": shapes.ApprovalForm,
    "refuse_supervision": shapes.RemarkForm,
    "plan_supervision": shapes.PlanForm,
    "note_supervision": shapes.NoteForm,
    "report_supervision": shapes.ReportForm,
    "carry_over_supervision": shapes.RemarkForm,
    "invite": shapes.InvitationForm,
    "withdraw": shapes.ReasonForm,
    "register": shapes.RegisterForm,
    "send_back": shapes.RemarkForm,
    "convert": shapes.RemarkForm,
    "assign": shapes.AssignForm,
    "evaluate": shapes.GradesForm,
    "send_up": shapes.UpwardForm,
    "close": shapes.CloseForm,
    "publish": shapes.PublishForm,
}
SHARE_FORMS: dict[str, type[forms.Form]] = {
    "decline": shapes.DeclineForm,
    "release": shapes.RulingForm,
    "keep": shapes.RulingForm,
    "contact": shapes.ConsultationForm,
    "sign": shapes.SignForm,
    "seal": SealForm,
    "ask_time": shapes.ReasonForm,
}


def moves(actor: By, suggestion: Suggestion, last: Evaluation | None = None) -> frozenset[str]:
    """The verbs this person finds on its page; `last` is what the deputy said of the latest round."""
    can = {move for move in MOVES if suggestion.can(move)}
    is_contested = bool(last and last.is_rated and not last.is_satisfied)
    if not is_contested:
        can.discard("rehandle")
    elif suggestion.state == "evaluated":
        can.add("meet")
    if tenancy.current().parent_id is None:
        can.discard("send_up")
    if suggestion.handed_over_at is not None:
        can.discard("hand_over")
    if suggestion.withdrawal_asked_at is not None:
        can = can - {"withdraw"} | {"drop_withdrawal"}
    if suggestion.result_class not in STILL_OPEN:
        can.discard("follow")
    if suggestion.is_published:
        can.add("unpublish")
    elif suggestion.state in ACCEPTED and not suggestion.is_confidential:
        can.add("publish")
    return frozenset(verb for verb in can if may(f"suggestions.{verb}", actor, suggestion))


COPY_FORMS: dict[str, type[forms.Form]] = {
    "pass_on": shapes.PassOnForm,
    "turn_down": shapes.TurnDownForm,
    "note_answer": shapes.OrgansAnswerForm,
}


def copy_moves(actor: By, copy: FromBelow) -> frozenset[str]:
    """The verbs this person finds beside what came from below."""
    can = {move for move in ("take_on", *COPY_FORMS) if copy.can(move)}
    return frozenset(verb for verb in can if may(f"suggestions.{verb}", actor, copy))


OF_SUPERVISION = {
    "proposed": ("approve_supervision", "refuse_supervision"),
    "approved": ("plan_supervision",),
    "planned": ("note_supervision", "report_supervision", "plan_supervision"),
    "reported": ("end_supervision", "carry_over_supervision"),
}


def supervising(actor: By, suggestion: Suggestion, supervision: Supervision | None) -> frozenset[str]:
    """The verbs of the chair's supervision that this person finds."""
    if supervision is not None:
        verbs = OF_SUPERVISION.get(supervision.state, ())
        return frozenset(verb for verb in verbs if may(f"suggestions.{verb}", actor, supervision))
    is_free = suggestion.state in ACCEPTED and not suggestion.is_over
    is_theirs = is_free and may("suggestions.propose_supervision", actor, suggestion)
    return frozenset({"propose_supervision"} if is_theirs else ())


def share_moves(actor: By, share: Assignment) -> frozenset[str]:
    """The verbs this person finds beside one unit's share."""
    can = {move for move in ("accept", "decline", "release", "keep") if share.can(move)}
    if share.declines.all():
        can.discard("decline")
    if share.is_in_hand:
        can.add("urge")
    if share.state in ("pending", "working"):
        can |= {"contact", "draft"}
        if not share.requests.all():
            can.add("ask_time")
    if share.state == "working" and any(reply.signed_at is None for reply in share.replies.all()):
        can.add("sign")
    if any(reply.signed_at for reply in getattr(share, "said", ())):
        can.add("seal")
    if any(not request.ruling for request in share.requests.all()) and share.is_in_hand:
        can |= {"grant_time", "deny_time"}
    return frozenset(verb for verb in can if may(f"suggestions.{verb}", actor, share))


def form_of(name: str, suggestion: Suggestion, *typed: Any) -> forms.Form:
    """The form of this verb, with what is known filled in."""
    known = {
        "disclosure": suggestion.disclosure if suggestion.disclosure != "withheld" else "full",
        "public_text": suggestion.public_text,
        "result_class": suggestion.result_class,
    }
    return FORMS[name](*typed, auto_id=f"{name}_%s", initial=known)


def share_form_of(name: str, share: Assignment, *typed: Any) -> forms.Form:
    """The form of this verb beside this share."""
    return SHARE_FORMS[name](*typed, auto_id=f"{name}_{share.code}_%s")
