"""Deputy or staff have the last word on what a unit says about its promise."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.rulebook import clocks
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.telling import told


@action("outcomes.confirm")
def confirm(commitment: Commitment, *, by: By) -> None:
    """It is as the unit says: the promise was kept, or it could not be."""
    outcome = "done" if commitment.state == "fulfilled" else "cancelled"
    commitment.step("confirm")
    if running := clocks.running(commitment, "promise"):
        clocks.stop(running, outcome)
    told(Happened.CONFIRMED, commitment, by=by, state=commitment.state)


@action("outcomes.dispute")
def dispute(commitment: Commitment, words: str, *, by: By) -> None:
    """It is not so. The promise stands as before, with the time that was left; the unit reads why."""
    commitment.step("dispute", objection=words)
    if running := clocks.running(commitment, "promise"):
        clocks.resume(running, by=by)
    told(Happened.DISPUTED, commitment, by=by)
