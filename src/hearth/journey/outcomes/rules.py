"""Who stands how to a promise, or to what came of a message, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule
from hearth.ground.congress.models import Unit
from hearth.journey.casework.models import Referral
from hearth.journey.demands.models import Demand, Gathering
from hearth.journey.suggestions.models import Assignment, Suggestion

UNITS = frozenset({"unit", "unit-leader"})
NOT_THEIRS = ("withdrawn", "passed_on")


@rule
def is_own_word(actor: By, commitment: Any) -> bool:
    """They said themselves that it was kept, or that it cannot be."""
    return actor.id is not None and bool(commitment.told_by == actor.id)


@rule
def leads_its_suggestion(actor: By, commitment: Any) -> bool:
    """The deputy who leads the suggestion in whose answer it was promised."""
    suggestion = commitment.suggestion
    return suggestion is not None and actor.deputy is not None and bool(actor.deputy.pk == suggestion.lead_id)


@rule
def is_deputy_of_it(actor: By, thing: Any) -> bool:
    """The deputy who owns the demand, leads the suggestion, or to whom the message was written; for themselves."""
    return actor.deputy is not None and actor.deputy.pk in deputies_of(thing)


@rule
def is_aide_of_it(actor: By, thing: Any) -> bool:
    """An aide of that deputy."""
    return any(deputy.pk in deputies_of(thing) for deputy in actor.acts_for)


@rule
def has_it_in_hand(actor: By, thing: Any) -> bool:
    """Somebody at a unit to which the message, or one in the demand, was referred, or the suggestion assigned."""
    if actor.unit is None or not actor.roles & UNITS:
        return False
    if isinstance(thing, Suggestion):
        return bool(Assignment.objects.given_to(actor).filter(suggestion=thing.pk).exists())
    inside = [thing.pk]
    if isinstance(thing, Demand):
        inside = Gathering.objects.joined().filter(demand=thing.pk).values("thread")
    theirs = Referral.objects.filter(Referral.objects.of_unit(actor.unit)).exclude(state__in=NOT_THEIRS)
    return bool(theirs.filter(issue__strands__thread__in=inside, issue__strands__left_at=None).exists())


@rule
def is_claimant(actor: By, outcome: Any) -> bool:
    """Who claims it, or somebody of the unit that does."""
    mine = outcome.claimed_by is not None and outcome.claimed_by == actor.id
    return mine or _is_of(actor, outcome.claimed_for)


@rule
def is_its_unit(actor: By, outcome: Any) -> bool:
    """Somebody of the unit that is said to do it, or to have issued it."""
    return _is_of(actor, outcome.unit)


def deputies_of(thing: Any) -> frozenset[Any]:
    """Whose word it takes: of an outcome, those of everything it came of."""
    if hasattr(thing, "deputies_behind"):
        behind: frozenset[Any] = thing.deputies_behind()
        return behind
    return frozenset({deputy_behind(getattr(thing, "thing", thing))}) - {None}  # of a ground, what it leads to


def deputy_behind(thing: Any) -> Any:
    """The deputy who owns a demand, leads a suggestion, or to whom a message was written.

    What is sealed or kept from them is nobody's.
    """
    if isinstance(thing, Suggestion):
        return thing.lead_id
    if isinstance(thing, Demand):
        return thing.owner_id
    return None if thing.is_sealed or thing.is_withheld or not thing.was_delivered else thing.deputy_id


def _is_of(actor: By, unit: Unit | None) -> bool:
    if unit is None or actor.unit is None or not actor.roles & UNITS:
        return False
    return actor.unit.pk in {unit.pk, unit.parent_id}


def may_look(actor: Any) -> bool:
    """Whether promises and outcomes can lie before this person at all."""
    return bool(actor.roles & {"clerk", "leader", "unit", "unit-leader"}) or bool(actor.deputy or actor.acts_for)
