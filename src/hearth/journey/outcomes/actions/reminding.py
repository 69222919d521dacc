"""The clock tells those above that a promise was not kept by its day."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.telling import told


@action("outcomes.escalate")
def escalate(commitment: Commitment, step: str, *, by: By) -> None:
    """The day has passed: the unit is told, then its leader, then the committee."""
    told(Happened.ESCALATED, commitment, by=by, step=step)
