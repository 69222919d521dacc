"""Two persons look at a claim, one for staff and one a deputy of what it came of; or somebody says it is not so."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.outcomes.actions.claiming import UNVERIFIED
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Outcome
from hearth.journey.outcomes.verifying import locked, sides_of

TWICE = _("You have verified it already. Somebody else does so for the other side.")
BY_OTHERS = _("%(name)s has verified it for this side already. Nothing is missing here.")
NOTHING_TO_SEE = _("There is nothing yet by which it could be verified. Add evidence first.")
OBJECTED = _("%(name)s says that it is not so: “%(words)s”. Correct it or add evidence first.")


@action("outcomes.verify")
def verify(outcome: Outcome, *, by: By) -> None:
    """They have looked, and it is so. The second of the two words makes it ready to be published (VERIFIED)."""
    locked(outcome)
    side = _free_side(outcome, by)
    said = {f"{side}_who": by.id, f"{side}_name": by.name, f"{side}_at": clock.now()}
    is_second = bool(outcome.verified_by)
    outcome.step("second" if is_second else "verify", **said)
    deputy = by.deputy.code if side == "deputy" and by.deputy else ""
    record(Happened.VERIFIED, outcome, by=by, side=side, is_second=is_second, deputy=deputy)


@action("outcomes.contest")
def contest(outcome: Outcome, words: str, *, by: By) -> None:
    """It is not so. Until it is corrected or shown, it cannot be published, whoever had verified it."""
    locked(outcome)
    outcome.step("contest", **UNVERIFIED | {"objection": words, "objector": by.name})
    record(Happened.CONTESTED, outcome, by=by)


@action("outcomes.reject")
def reject(outcome: Outcome, reason: str, *, by: By) -> None:
    """Nothing of the kind has changed, or it came of something else; why, whoever claimed it reads (REJECTED)."""
    locked(outcome)
    outcome.step("reject", reason=reason)
    record(Happened.REJECTED, outcome, by=by)


def must_be_uncontested(outcome: Outcome) -> None:
    """Raises `Refused` with what is said against it, where something is."""
    if outcome.objection:
        raise Refused(OBJECTED % {"name": outcome.objector, "words": outcome.objection})


def _free_side(outcome: Outcome, by: By) -> str:
    must_be_uncontested(outcome)
    if outcome.state == "claimed":
        raise Refused(NOTHING_TO_SEE)
    if by.id in (outcome.staff_who, outcome.deputy_who):
        raise Refused(TWICE)
    sides = list(sides_of(by, outcome))
    free = [side for side in sides if side not in outcome.verified_by]
    if not free:
        raise Refused(BY_OTHERS % {"name": getattr(outcome, f"{sides[0]}_name")})
    return free[0]
