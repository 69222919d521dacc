"""Who stands how to a promise, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_own_word(actor: By, commitment: Any) -> bool:
    """They said themselves that it was kept, or that it cannot be."""
    return actor.id is not None and bool(commitment.told_by == actor.id)


def may_look(actor: Any) -> bool:
    """Whether promises can lie before this person at all."""
    return bool(actor.roles & {"clerk", "leader", "unit", "unit-leader"}) or bool(actor.deputy or actor.acts_for)
