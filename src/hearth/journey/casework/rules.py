"""Who stands how to a referral, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import Rule, rule


@rule
def is_at_unit(actor: By, referral: Any) -> bool:
    """A contact or leader of the unit it was sent to, of the unit above it, or of the team it was given to."""
    if actor.unit is None or not actor.roles & {"unit", "unit-leader"}:
        return False
    units = {referral.unit_id, referral.unit.parent_id, referral.team_id}
    return actor.unit.pk in units


@rule
def is_at_the_unit_itself(actor: By, referral: Any) -> bool:
    """Of the unit itself or the one above it; a team inside a unit does not speak for it."""
    return actor.unit is not None and actor.unit.pk in {referral.unit_id, referral.unit.parent_id}


def of_thread(standing: Rule) -> Rule:
    """The same rule about the thread the thing belongs to; what belongs to none is not theirs by it."""

    def about(actor: By, thing: Any) -> bool:
        thread = getattr(thing, "thread", thing)
        return thread is not None and standing(actor, thread)

    return Rule(standing.name, about)


def may_look(actor: Any) -> bool:
    """Whether referrals can lie before this person at all."""
    return bool(actor.roles & {"clerk", "leader", "unit", "unit-leader"}) or bool(actor.deputy or actor.acts_for)
