"""Whose export it is, as a rule."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_own_export(actor: By, export: Any) -> bool:
    """Only who ordered a file may fetch it; and they cannot be the second person."""
    return getattr(export, "ordered_by", None) == actor.id
