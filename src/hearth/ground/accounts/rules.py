"""Whose account it is, as a rule."""

from __future__ import annotations

from typing import Any

from hearth.core import tenancy
from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_own_account(actor: By, user: Any) -> bool:
    """People change their own account and nobody else's."""
    return actor.id is not None and user.pk == actor.id


@rule
def is_kept_here(actor: By, user: Any) -> bool:
    """The account was made in the congress in scope; no other may close it or open it anew."""
    return bool(user.home_id) and user.home_id == tenancy.current_id()
