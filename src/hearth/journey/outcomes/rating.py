"""Whether a deputy also rates how a promise was kept: the second evaluation, where the rules of the place have it."""

from __future__ import annotations

from hearth.core.actors import By
from hearth.ground.rulebook import versions
from hearth.ground.rulebook.choices import SecondEvaluation
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.rules import leads_its_suggestion


def is_rated_by(actor: By, commitment: Commitment) -> bool:
    """It was promised in an answer to this deputy's suggestion, in a place that asks for a second evaluation."""
    has_it = versions.in_force().chosen(SecondEvaluation) is SecondEvaluation.YES
    return has_it and leads_its_suggestion(actor, commitment)
