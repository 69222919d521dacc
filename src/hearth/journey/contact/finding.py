"""From a typed code to its thread, slowly enough for whoever guesses (D1)."""

from __future__ import annotations

from typing import NamedTuple

from hearth.core import throttle
from hearth.core.encryption import keyed_hash
from hearth.journey.contact import tracking
from hearth.journey.contact.models import Thread
from hearth.journey.contact.queries import thread_at

TRIES, TRIES_SECONDS = 25, 600
MISSES, MISSES_SECONDS = 5, 3600


class Nobodys(NamedTuple):
    """Stands where no thread was found, so that finding out takes as long."""

    locator: str
    submission: bytes = bytes(32)


def find(code: str, network: bytes) -> Thread | None:
    """The thread this code opens. Raises `TooOften`.

    A locator that does not exist costs the same work and gives the same answer as a wrong secret.
    """
    throttle.limit(keyed_hash("tracking.tries", network)[:16], most=TRIES, seconds=TRIES_SECONDS)
    if (pair := tracking.typed(code)) is None:
        return None
    locator, secret = pair
    misses = keyed_hash("tracking.misses", locator)[:16]
    throttle.limit(misses, most=MISSES, seconds=MISSES_SECONDS)
    thread = thread_at(locator)
    if not tracking.is_right(thread or Nobodys(locator), secret) or thread is None:
        return None
    throttle.give_back(misses, seconds=MISSES_SECONDS)
    return thread
