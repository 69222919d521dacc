"""What a person may do with a promise as it stands now: lifecycle and policy together."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.journey.outcomes import forms as shapes
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.rating import is_rated_by

FORMS: dict[str, type[forms.Form]] = {
    "revise": shapes.RevisionForm,
    "fulfil": shapes.FulfilmentForm,
    "give_up": shapes.ExplanationForm,
    "dispute": shapes.ObjectionForm,
    "measure": shapes.MeasurementForm,
}
MOVES = ("revise", "fulfil", "give_up", "confirm", "dispute")


def moves(actor: By, commitment: Commitment) -> frozenset[str]:
    """The verbs this person finds on the page."""
    can = {move for move in MOVES if commitment.can(move)}
    if commitment.metric == "outside" and commitment.state == "open":
        can.add("measure")
    return frozenset(verb for verb in can if may(f"outcomes.{verb}", actor, commitment))


def asks_for(actor: By, commitment: Commitment) -> dict[str, type[forms.Form]]:
    """The forms of this person's verbs; what is confirmed is rated where the place has a second evaluation."""
    return FORMS | ({"confirm": shapes.RatingForm} if is_rated_by(actor, commitment) else {})


def form_of(name: str, commitment: Commitment, *typed: Any, **more: Any) -> forms.Form:
    """The form of this verb; a promise is changed to what fits its kind."""
    if name == "revise":
        more = {"commitment": commitment, **more}
    shape = shapes.RatingForm if name == "confirm" else FORMS[name]
    return shape(*typed, auto_id=f"{name}_%s", **more)
