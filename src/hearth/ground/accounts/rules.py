"""Whose account it is, as a rule."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_own_account(actor: By, user: Any) -> bool:
    """People change their own account and nobody else's."""
    return actor.id is not None and user.pk == actor.id
