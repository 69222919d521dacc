"""What a person may do with a referral as it stands now: lifecycle and policy together."""

from __future__ import annotations

from django import forms

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import By
from hearth.ground.rulebook import clocks
from hearth.journey.casework import forms as shapes
from hearth.journey.casework.models import Referral
from hearth.journey.casework.rules import is_at_unit

FORMS: dict[str, type[forms.Form]] = {
    "give_back": shapes.GivingBackForm,
    "remark": shapes.RemarkForm,
    "ask": shapes.QuestionForm,
    "request": shapes.RequestForm,
    "report": shapes.ReportForm,
    "keep": shapes.WordsForm,
    "pass_on": shapes.PassingOnForm,
    "grant": shapes.WordsForm,
    "deny": shapes.WordsForm,
    "confirm": shapes.ConfirmationForm,
    "send_back": shapes.WordsForm,
    "disclose": shapes.DisclosureForm,
    "note_order": shapes.OrderForm,
}
# verb of the policy → move of the lifecycle, where it moves the referral
MOVES = {
    "accept": "accept",
    "give_back": "return",
    "assign": "assign",
    "ask": "ask",
    "report": "report",
    "resume": "resume",
    "keep": "keep",
    "pass_on": "pass_on",
    "confirm": "confirm",
    "send_back": "send_back",
    "withdraw": "withdraw",
}
OTHERS = ("remark", "request", "grant", "deny", "urge", "disclose", "note_order")


def moves(actor: By, referral: Referral) -> frozenset[str]:
    """The verbs this person finds on the page."""
    can = {verb for verb, move in MOVES.items() if referral.can(move)}
    can |= {verb for verb in OTHERS if _fits(verb, referral)}
    if referral.was_returned or not _in_time(referral):
        can.discard("give_back")
    if not referral.may_be_sent_back:
        can.discard("send_back")
    if referral.thread.state != "coordinating":
        can.discard("ask")
    return frozenset(verb for verb in can if may(f"casework.{verb}", actor, referral))


def is_units(actor: By, referral: Referral) -> bool:
    """Whether this person belongs to the unit."""
    return is_at_unit(actor, referral)


def _fits(verb: str, referral: Referral) -> bool:
    is_asked = any(each.state == "asked" for each in referral.requests.all())
    return (
        not referral.is_over
        and {
            "remark": True,
            "request": referral.state in ("sent", "accepted") and not is_asked,
            "grant": is_asked,
            "deny": is_asked,
            "urge": referral.state in ("sent", "accepted"),
            "disclose": not referral.has_contact,
            "note_order": True,
        }[verb]
    )


def _in_time(referral: Referral) -> bool:
    window = clocks.running(referral, "return")
    return window is not None and window.due_at >= clock.now()
