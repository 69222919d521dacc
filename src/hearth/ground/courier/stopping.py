"""The signed address in a letter by which its reader ends such letters, without signing in (RFC 8058)."""

from __future__ import annotations

from hmac import compare_digest
from uuid import UUID

from hearth.core import tenancy
from hearth.core.encryption import keyed_hash
from hearth.ground.courier.models import Dispatch

SEAL = 16


def token_of(dispatch: Dispatch) -> str:
    """The letter's number and a seal on it."""
    return f"{dispatch.pk.hex}{_seal(dispatch.pk)}"


def dispatch_behind(token: str) -> Dispatch | None:
    """The letter in which this address stood; None where the seal is not ours."""
    try:
        key = UUID(token[:32])
    except ValueError:
        return None
    if not token.isascii() or not compare_digest(token[32:], _seal(key)):
        return None
    found: Dispatch | None = Dispatch.objects.filter(pk=key).first()
    return found


def _seal(key: UUID) -> str:
    return keyed_hash("tracking.stop_letters", str(tenancy.current_id()), key.bytes)[:SEAL].hex()
