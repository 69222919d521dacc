"""What a message is found by: each of its terms as a number, and each word once more with the days it was written in.

Of a rare word all messages are looked through for the newest. A word that thousands of them use is sought a few days at
a time, the latest first, until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zlib import crc32

from hearth.core import tenancy
from hearth.core.text.reading import Reading

DAYS = 3
LONGEST_AGO = 60  # times so many days
LOWEST = 1 << 31  # PostgreSQL's numbers begin below nothing


def keys_of(terms: Iterable[str]) -> list[int]:
    """The numbers of these, in their order; they differ from congress to congress.

    Two terms share one so rarely that it moves nothing.
    """
    here = tenancy.current_id()
    return [crc32(f"{here} {term}".encode()) - LOWEST for term in terms]


def keys_of_reading(reading: Reading, at: datetime) -> list[int]:
    """All by which it is found."""
    days = _days(at)
    return keys_of([*sorted(reading.terms), *(f"{word} {days}" for word in sorted(reading.words))])


def keys_since(word: str, since: datetime, now: datetime) -> Sequence[int]:
    """The word in the days up to now, the latest first."""
    last = _days(now)
    first = max(_days(since), last - LONGEST_AGO)
    return keys_of(f"{word} {days}" for days in range(last, first - 1, -1))


def _days(at: datetime) -> int:
    return int(at.timestamp() // timedelta(days=DAYS).total_seconds())
