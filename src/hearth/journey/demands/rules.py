"""Who stands how to a common demand, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_owner(actor: By, thing: Any) -> bool:
    """The deputy who took it on, or an aide of theirs."""
    demand = getattr(thing, "demand", thing)
    mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    return demand.owner_id is not None and demand.owner_id in mine


@rule
def is_own_decision(actor: By, decision: Any) -> bool:
    """They decided it themselves."""
    return actor.id is not None and bool(decision.who == actor.id)


def may_look(actor: Any) -> bool:
    """Whether common demands are this person's business at all."""
    return bool(actor.roles & {"clerk", "leader"}) or bool(actor.deputy or actor.acts_for)


def may_read_proposals(actor: Any) -> bool:
    """Whether what the nights propose is their business: staff decide about it, and the chair reads it."""
    return bool(actor.roles & {"clerk", "leader"})
