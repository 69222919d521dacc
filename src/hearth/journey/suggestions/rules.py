"""Who stands how to a suggestion, to a name under it, and to a unit's share in it, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule

AT_IT = frozenset({"clerk", "leader", "unit", "unit-leader", "office", "committee"})


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
def asked_for_it(actor: By, assignment: Any) -> bool:
    """The deputy whose suggestion this unit handles."""
    return actor.deputy is not None and bool(actor.deputy.pk == assignment.suggestion.lead_id)


@rule
def is_office_of_it(actor: By, thing: Any) -> bool:
    """The government office, where the suggestion was handed over to it."""
    suggestion = getattr(thing, "suggestion", thing)
    return "office" in actor.roles and suggestion.handed_over_at is not None


@rule
def is_head_of_unit(actor: By, assignment: Any) -> bool:
    """The leader of that unit: they answer for it with their name (Deputies Law art. 51)."""
    return "unit-leader" in actor.roles


def may_look(actor: Any) -> bool:
    """Whether suggestions are this person's business at all."""
    return bool(actor.roles & AT_IT) or bool(actor.deputy or actor.acts_for)


def is_overseeing(actor: Any) -> bool:
    """Staff and the chair, who look after all of them."""
    return bool(actor.roles & {"clerk", "leader"})


def gathers_names(actor: Any, suggestion: Any) -> bool:
    """Whose business it is who was asked to sign: the deputy who leads, with aides, and staff."""
    mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
    return suggestion.lead_id in mine or "clerk" in actor.roles
