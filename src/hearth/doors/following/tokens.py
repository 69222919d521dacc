"""The address in a letter by which whoever holds it begins to follow, and stops: a key with our seal on it."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from hearth.core.addresses import address
from hearth.ground.courier import stopping

SEAL = "tracking.following"


def page_of(key: UUID) -> str:
    """The page of one following, as it stands in letters."""
    return f"{settings.HEARTH_LETTER_ADDRESS}{address('following:own', stopping.sealed(SEAL, key))}"


def key_behind(token: str) -> UUID | None:
    """Which one it is; None where the seal is not ours."""
    return stopping.opened(SEAL, token)
