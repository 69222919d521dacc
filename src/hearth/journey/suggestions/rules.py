"""Who stands how to a suggestion, to a name under it, and to a unit's share in it, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_lead(actor: By, suggestion: Any) -> bool:
    """The deputy whose suggestion it is; an aide neither submits nor judges in their name."""
    return actor.deputy is not None and actor.deputy.pk == suggestion.lead_id


@rule
def is_invited(actor: By, cosignature: Any) -> bool:
    """The deputy who was asked to put their name under it."""
    return actor.deputy is not None and actor.deputy.pk == cosignature.deputy_id


@rule
def has_a_share(actor: By, assignment: Any) -> bool:
    """Of the unit to which this share was given, or of the one above it."""
    if actor.unit is None or not actor.roles & {"unit", "unit-leader"}:
        return False
    return actor.unit.pk in {assignment.unit_id, assignment.unit.parent_id}


@rule
def is_head_of_unit(actor: By, assignment: Any) -> bool:
    """The leader of that unit: they answer for it with their name (Deputies Law art. 51)."""
    return "unit-leader" in actor.roles


def may_look(actor: Any) -> bool:
    """Whether suggestions are this person's business at all."""
    return bool(actor.roles & {"clerk", "leader", "unit", "unit-leader"}) or bool(actor.deputy or actor.acts_for)


def oversees(actor: Any) -> bool:
    """Staff and chair, who see how all of them stand."""
    return bool(actor.roles & {"clerk", "leader"})
