"""Identifiers made by the application, so that rows can be written together and moved between databases."""

import os
import time
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to be misread
_CONFUSED = str.maketrans("OIL", "011", " -")


def uuid7() -> UUID:
    """A time-ordered identifier (RFC 9562, version 7): new rows land side by side in every index."""
    moment = time.time_ns() // 1_000_000
    value = (moment << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))


def short_code(length: int = 8) -> str:
    """A random name for a thing, readable aloud: 5 bits a character."""
    return encode(os.urandom((5 * length + 7) // 8), length)


def readable(typed: str) -> str:
    """What a person meant when typing such a code: case, blanks, hyphens, O for 0, I and L for 1."""
    return typed.upper().translate(_CONFUSED)


def encode(data: bytes, length: int) -> str:
    """The first `length` characters of these bytes in the readable alphabet."""
    value = int.from_bytes(data, "big")
    return "".join(ALPHABET[(value >> (5 * i)) & 31] for i in range(length))
