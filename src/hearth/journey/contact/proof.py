"""Proof of work bound to the form: no puzzle, no third party, nothing to remember, checked with one hash (D5).

The browser looks for a number n such that SHA-256(submission + ":" + n) begins with BITS zero bits. A submission is
stored once, so a proof cannot be used twice. Who cannot compute (no script) is not refused; a smaller limit holds.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

BITS = 18
PROVEN = "proven"


def proves(submission: str, number: str) -> bool:
    """Whether this number is a proof for this submission."""
    if not number.isascii() or not number.isdigit() or len(number) > 20:
        return False
    return int.from_bytes(sha256(f"{submission}:{number}".encode()).digest(), "big") >> (256 - BITS) == 0


def is_proven(thread: Any) -> bool:
    """Whether this thread came with a proof."""
    return bool(thread.proof == PROVEN)
