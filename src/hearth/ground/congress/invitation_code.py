"""The code that opens an invitation: six signs find it, ten are its secret, recomputed and never stored (D1)."""

from __future__ import annotations

import hmac

from hearth.core import throttle
from hearth.core.encryption import keyed_hash
from hearth.core.ids import encode, readable, short_code
from hearth.ground.congress.models import Invitation

LOCATOR, SECRET = 6, 10
TEN_MINUTES, HOUR = 600, 3600
TRIES_FROM_A_NETWORK = 25
TRIES_OF_ONE = 30


def new_locator() -> str:
    """The half of a new code by which the invitation is found."""
    return short_code(LOCATOR)


def code_of(invitation: Invitation) -> str:
    """The sixteen signs as they stand in the letter."""
    return invitation.locator + encode(keyed_hash("tracking.invitation", invitation.pk.bytes), SECRET)


def find(typed: str, network: bytes) -> Invitation | None:
    """The invitation this code opens, however it stands; None for a code that is none. Guesses are counted first."""
    code = readable(typed)
    by_network = keyed_hash("tracking.invitations", network)[:16]
    throttle.limit(by_network, most=TRIES_FROM_A_NETWORK, seconds=TEN_MINUTES)
    if len(code) != LOCATOR + SECRET or not code.isascii():
        return None
    throttle.limit(keyed_hash("tracking.invitation_tries", code[:LOCATOR])[:16], most=TRIES_OF_ONE, seconds=HOUR)
    found: Invitation | None = Invitation.objects.select_related("user").filter(locator=code[:LOCATOR]).first()
    if found is None or not hmac.compare_digest(code_of(found), code):
        return None
    throttle.give_back(by_network, seconds=TEN_MINUTES)  # a room full of deputies may share one address
    return found
