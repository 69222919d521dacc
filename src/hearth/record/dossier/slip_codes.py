"""The code on a printed slip: twelve digits that nobody can guess, kept as a hash until the slip is given."""

from __future__ import annotations

import secrets

from hearth.core import tenancy, throttle
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import TooOften

DIGITS, GROUP = 12, 4
MISSES, MISSES_SECONDS = 25, 600  # from one network; a hall full of voters who read well share it without noticing
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def new_codes(amount: int) -> set[str]:
    """So many codes, each another."""
    codes: set[str] = set()
    while len(codes) < amount:
        codes.add(f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")
    return codes


def hash_of(code: str) -> bytes:
    """What is kept of a code; nobody can compute it without the key file."""
    return keyed_hash("tracking.appraisal_slip", str(tenancy.current_id()), code)


def typed(text: str) -> str | None:
    """The digits of a code as people type it: blanks, hyphens, full-width digits; None where it is none."""
    digits = "".join(sign for sign in text.translate(_WIDE) if sign.isascii() and sign.isdigit())
    return digits if len(digits) == DIGITS else None


def in_groups(code: str) -> str:
    """As it stands on paper: 4821 0937 5516."""
    return " ".join(code[start : start + GROUP] for start in range(0, DIGITS, GROUP))


def must_not_guess(network: bytes) -> None:
    """Raises `TooOften` after too many wrong codes. It only reads: a right one leaves no trace beside the slip."""
    if throttle.counted(_key(network), seconds=MISSES_SECONDS) >= MISSES:
        raise TooOften()


def missed(network: bytes) -> None:
    """One more wrong code from this network."""
    throttle.count(_key(network), seconds=MISSES_SECONDS)


def _key(network: bytes) -> bytes:
    return keyed_hash("tracking.appraisal_misses", network)[:16]
