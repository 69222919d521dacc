"""Whose file it is, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_own_extract(actor: By, extract: Any) -> bool:
    """Only who ordered a file may fetch it."""
    return actor.id is not None and getattr(extract, "ordered_by", None) == actor.id


@rule
def is_second_to_it(actor: By, extract: Any) -> bool:
    """Somebody else than who ordered it: a long list leaves the house with two names on it."""
    return actor.id is not None and getattr(extract, "ordered_by", None) != actor.id
