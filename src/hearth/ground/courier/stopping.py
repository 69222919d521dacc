"""The signed address in a letter by which its reader ends such letters, without signing in (RFC 8058)."""

from __future__ import annotations

from hmac import compare_digest
from uuid import UUID

from hearth.core import tenancy
from hearth.core.encryption import keyed_hash
from hearth.ground.courier.models import Dispatch

SEAL = 16
LETTERS = "tracking.stop_letters"


def token_of(dispatch: Dispatch) -> str:
    """The letter's number and a seal on it."""
    return sealed(LETTERS, dispatch.pk)


def dispatch_behind(token: str) -> Dispatch | None:
    """The letter in which this address stood; None where the seal is not ours."""
    found: Dispatch | None = Dispatch.objects.filter(pk=opened(LETTERS, token)).first()
    return found


def sealed(purpose: str, key: UUID) -> str:
    """A key with a seal on it, which this congress alone can put there."""
    return f"{key.hex}{_seal(purpose, key)}"


def opened(purpose: str, token: str) -> UUID | None:
    """The key again; None where the seal is not ours."""
    try:
        key = UUID(token[:32])
    except ValueError:
        return None
    return key if token.isascii() and compare_digest(token[32:], _seal(purpose, key)) else None


def _seal(purpose: str, key: UUID) -> str:
    return keyed_hash(purpose, str(tenancy.current_id()), key.bytes)[:SEAL].hex()
