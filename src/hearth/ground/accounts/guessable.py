"""Passwords that are long enough and guessed all the same: those that stood in leaks, and those of words known here."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from hearth.core import tenancy
from hearth.core.actors import ROLES

# of the million commonest passwords of leaks, those of twelve signs and more, in small letters (NOTICE says whence)
LEAKED = Path(__file__).with_name("leaked.txt.gz")
# docs/explanation/signing-in.md names them for people
OF_THE_HOUSE = ("hearth", "lianxin", "连心", "renda", "人大", "daibiao", "代表", "congress", "password", "mima", "密码")
DIFFERENT_SIGNS = 6  # so many must be left beside the words that everybody here knows
SHORTEST_PART = 3


def has_leaked(typed: str) -> bool:
    """Whether it stood in a leak, with whatever capital letters. Read anew each time: new passwords are rare."""
    with gzip.open(LEAKED, "rt", encoding="utf-8") as lines:
        return any(line.rstrip("\n") == typed.lower() for line in lines)


def is_of_known_words(typed: str, sign_in_name: str) -> bool:
    """Whether little is left without the product's name, the congress's, the person's own and those of posts."""
    left = typed.lower()
    for word in sorted(_known(sign_in_name), key=len, reverse=True):
        left = left.replace(word, "")
    return left != typed.lower() and len(set(left)) < DIFFERENT_SIGNS


def _known(sign_in_name: str) -> set[str]:
    here = tenancy.current()
    names = (here.slug, here.name_zh, here.name_en, here.short_zh, here.short_en) if here else ()
    parts = re.split(r"[\W_]+", " ".join((sign_in_name, *ROLES, *names)).lower())
    return {*OF_THE_HOUSE, *(part for part in parts if len(part) >= SHORTEST_PART)}
