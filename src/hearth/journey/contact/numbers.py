"""The number behind a printed code: eight random characters and two that check them (D12)."""

from __future__ import annotations

import hmac

from hearth.core.encryption import keyed_hash
from hearth.core.ids import encode, readable, short_code


def new_number() -> str:
    """40 random bits and a keyed check, so that a mistyped or guessed number is told before anything is looked up."""
    stem = short_code(8)
    return stem + _check(stem)


def read_number(typed: str) -> str | None:
    """The number a person typed or scanned, or None where it cannot be one of ours."""
    number = readable(typed)
    if len(number) != 10 or not hmac.compare_digest(_check(number[:8]).encode(), number[8:].encode()):
        return None
    return number


def _check(stem: str) -> str:
    return encode(keyed_hash("tracking.poster", stem), 2)
