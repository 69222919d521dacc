"""What a person may do with an outcome as it stands now: lifecycle and policy together."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.journey.outcomes import forms_outcome as shapes
from hearth.journey.outcomes.lifecycle import CLAIMS
from hearth.journey.outcomes.models import Ground, Outcome
from hearth.journey.outcomes.verifying import sides_of

MOVES = ("evidence", "correct", "contest", "reject", "publish", "unpublish", "lapse", "replace")
FORMS: dict[str, type[forms.Form]] = {
    "evidence": shapes.EvidenceForm,
    "contest": shapes.ContestForm,
    "reject": shapes.RejectionForm,
    "unpublish": shapes.UnpublishForm,
}


def moves(actor: By, outcome: Outcome) -> frozenset[str]:
    """The verbs this person finds on the page."""
    can = {move for move in MOVES if outcome.can(move)}
    if outcome.can("verify") and not outcome.objection and _may_speak(actor, outcome):
        can.add("verify")
    return frozenset(verb for verb in can if may(f"outcomes.{verb}", actor, outcome))


def may_unlink(actor: By, outcome: Outcome, ground: Ground) -> bool:
    """Whether they may say that it did not come of this."""
    return outcome.state in (*CLAIMS, "published") and may("outcomes.unlink", actor, ground)


def form_of(name: str, *typed: Any, **more: Any) -> forms.Form:
    """The form of this verb."""
    return FORMS[name](*typed, auto_id=f"{name}_%s", **more)


def _may_speak(actor: By, outcome: Outcome) -> bool:
    """A side is free on which they may speak, and they have not spoken on the other."""
    has_spoken = actor.id in (outcome.staff_who, outcome.deputy_who)
    return not has_spoken and any(side not in outcome.verified_by for side in sides_of(actor, outcome))
