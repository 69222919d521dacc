"""Which pairs of characters stand in a text, as bits: enough to say how much of a name it holds, and no text.

Each pair sets one bit of some thousand (after Bloom, 1970), so a pair that stands there is always found, and one that
does not is taken for found in one of fifteen cases.
"""

from base64 import b64decode, b64encode
from functools import lru_cache
from zlib import crc32

SIZE = 4096


def bits(text: str) -> int:
    """One number with a bit for each pair."""
    places = bytearray(SIZE // 8)
    for pair in {text[place : place + 2] for place in range(len(text) - 1)}:
        number = crc32(pair.encode("utf-8", "replace")) % SIZE
        places[number // 8] |= 1 << number % 8
    return int.from_bytes(places, "little")


def kept(found: int) -> str:
    """As it is stored."""
    return b64encode(found.to_bytes(SIZE // 8, "little")).decode()


def from_kept(stored: str) -> int:
    """What was stored."""
    return int.from_bytes(b64decode(stored), "little")


@lru_cache(20_000)
def of_name(name: str) -> tuple[int, int]:
    """The bits of a name, and how many they are."""
    found = bits(name)
    return found, found.bit_count() or 1


def share(name: str, found: int) -> float:
    """How much of a name stands in a text with these bits."""
    sought, many = of_name(name)
    return (sought & found).bit_count() / many
