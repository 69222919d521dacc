"""Deputy or staff have the last word on what a unit says about its promise."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.rulebook import clocks
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.rating import is_rated_by
from hearth.journey.outcomes.telling import told

RATE_IT = _("Say how you rate what became of the promise.")


@action("outcomes.confirm")
def confirm(commitment: Commitment, grade: str = "", *, by: By) -> None:
    """It is as the unit says: the promise was kept, or it could not be.

    Where the place has a second evaluation (Chongqing's regulation of 2018, art. 28), the deputy who leads the
    suggestion also rates that; staff do not, and what they confirm stays without a grade.
    """
    is_rated = is_rated_by(by, commitment)
    if is_rated and not grade:
        raise Refused(RATE_IT)
    outcome = "done" if commitment.state == "fulfilled" else "cancelled"
    commitment.step("confirm", grade=grade if is_rated else "")
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
