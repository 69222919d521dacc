"""Who may change the rules, as rules."""

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def had_no_hand_in_it(actor: By, version: Any) -> bool:
    """Two heads: whoever drafted the rules, or part of them, does not put them in force."""
    return actor.id is not None and actor.id not in getattr(version, "drafted_by", ())
