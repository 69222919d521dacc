"""Who stands how to a deputy's file and a line in it, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule

OVERSEEING = frozenset({"clerk", "leader"})
LEAST = 10  # no share of fewer than so many


@rule
def keeps_the_file(actor: By, thing: Any) -> bool:
    """The deputy whose file it is, or one of their aides; of a deputy, or of a line."""
    deputy = getattr(thing, "deputy_id", getattr(thing, "pk", None))
    return deputy is not None and any(mine.pk == deputy for mine in (actor.deputy, *actor.acts_for) if mine)


@rule
def entered_it(actor: By, record: Any) -> bool:
    """Whoever entered this line."""
    return actor.id is not None and bool(record.entered_by == actor.id)


@rule
def verified_it(actor: By, record: Any) -> bool:
    """Whoever verified this line, or registered it so that it needed no other word."""
    return actor.id is not None and actor.id in (record.verified_by, record.entered_by)


@rule
def is_by_hand(actor: By, record: Any) -> bool:
    """It waits for somebody's word: typed, taken over from before, or a reception day that may not have been held.

    What follows from work is put right where it was done.
    """
    return record.origin in ("own", "imported") or (record.origin == "derived" and record.kind == "reception")


@rule
def is_there_in_person(actor: By, thing: Any) -> bool:
    """A deputy, in person: nobody comes to the door for somebody else."""
    return actor.deputy is not None and actor.deputy.congress_id == thing.congress_id


@rule
def is_organisers(actor: By, record: Any) -> bool:
    """The line was registered for many at once."""
    return bool(record.origin == "organiser")


def may_look(actor: Any) -> bool:
    """Whether files are this person's business: their own, or all of them."""
    return bool(actor.roles & OVERSEEING) or bool(actor.deputy or actor.acts_for)
