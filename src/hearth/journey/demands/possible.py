"""What a person may do with a demand as it stands now: lifecycle and policy together."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.journey.demands import forms as shapes
from hearth.journey.demands.lifecycle import OPEN, TOLD
from hearth.journey.demands.models import Decision, Demand, Gathering
from hearth.journey.demands.models.demand import LEAST_PUBLIC

MOVES = ("confirm", "consult", "convert", "watch", "solve", "close", "reopen", "merge", "dissolve")
FORMS: dict[str, type[forms.Form]] = {
    "confirm": shapes.ConfirmForm,
    "rename": shapes.TitleForm,
    "hand_to": shapes.OwnerForm,
    "consult": shapes.ConsultForm,
    "convert": shapes.ConvertForm,
    "watch": shapes.ResultForm,
    "solve": shapes.ResultForm,
    "close": shapes.ResultForm,
    "split": shapes.TitleForm,
    "answer": shapes.AnswerForm,
    "publish": shapes.PublicForm,
    "pin": shapes.PinForm,
}


def moves(actor: By, demand: Demand) -> frozenset[str]:
    """The verbs this person finds on the page."""
    can = {move for move in MOVES if demand.can(move)}
    if demand.state in OPEN:
        can |= {"rename", "split"} if demand.voices > 1 else {"rename"}
        can |= {"pin", "unpin"}
    if demand.is_standing:
        can.add("hand_to")
    if demand.voices and demand.state not in ("candidate", "merged", "dissolved"):
        can.add("answer")
    if demand.is_published:
        can.add("unpublish")
    elif demand.state in TOLD and demand.people >= LEAST_PUBLIC:
        can.add("publish")
    return frozenset(verb for verb in can if may(f"demands.{verb}", actor, demand))


def form_of(name: str, demand: Demand, others: list[Demand], *typed: Any) -> forms.Form:
    """The form of this verb, with what is known filled in."""
    if name == "merge":
        return shapes.OtherForm(*typed, demands=others, auto_id="merge_%s")
    known = {
        "text": demand.public_text,
        "title": "" if name == "split" else demand.title,
        "owner": demand.owner.code if demand.owner else "",
    }
    return FORMS[name](*typed, auto_id=f"{name}_%s", initial=known)


def places(actor: By, gathering: Gathering) -> frozenset[str]:
    """What this person may say about one message's place."""
    verbs = {"offered": ("accept", "refuse"), "joined": ("take_out",)}.get(gathering.state, ())
    return frozenset(verb for verb in verbs if may(f"demands.{verb}", actor, gathering))


def undoable(actor: By, decisions: list[Decision]) -> Decision | None:
    """The last decision that stands, where this person may take it back."""
    last = next((decision for decision in decisions if decision.undone_at is None), None)
    return last if last is not None and may("demands.undo", actor, last) else None
