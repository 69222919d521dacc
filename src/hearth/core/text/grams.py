"""What a text is judged by: its words, pairs of them, pieces of words; once for all of it, once for its beginning.

Each such gram is kept as a number of 24 bits and never as itself, so that whoever holds a model cannot read in it what
people wrote. How a citizen begins says more than the rest: most begin with what it is about.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hearth.core.bigrams import RUNS, folded
from hearth.core.text import dictionary

BITS = 24
SAME_IN_NO_OTHER = re.compile(r"\d{5,}")  # telephones and the like


class Kind(NamedTuple):
    """One family of grams: of the whole text or its first words, and how loud the family is."""

    name: str
    counts: float
    first: int = 0  # of how many words; 0 is all
    pairs: tuple[int, int] = (1, 2)  # how far apart two words may stand, from and up to but not
    pieces: tuple[int, int] = (0, 0)  # of how many signs, from and up to but not; then neither words nor pairs

    def of(self, words: Sequence[str]) -> Sequence[str]:
        """The words it looks at."""
        return words[: self.first] if self.first else words


CHINESE = (
    Kind("w", 1.0),
    Kind("c", 1.0, pieces=(2, 4)),
    Kind("W", 0.7, first=20),
    Kind("C", 0.7, first=20, pieces=(1, 4)),
)
ENGLISH = (Kind("w", 1.0), Kind("c", 1.0, pieces=(2, 5)), Kind("p", 0.7, pairs=(2, 8)))


def words_of(text: str) -> list[str]:
    """The words of a text in their order, without differences of width and case."""
    plain = SAME_IN_NO_OTHER.sub(" ", folded(text)).encode(errors="replace").decode()  # half a sign is none
    return [word for word in dictionary.cut(plain) if RUNS.match(word)]


def counted(words: Sequence[str], kind: Kind) -> dict[int, int]:
    """How often each gram of one family stands in the text."""
    counts: dict[int, int] = {}
    seen = kind.of(words)
    for word in seen:
        for key in keys_of(word, kind):
            counts[key] = counts.get(key, 0) + 1
    for _, _, key in pairs_of(seen, kind):
        counts[key] = counts.get(key, 0) + 1
    return counts


def pairs_of(words: Sequence[str], kind: Kind) -> Iterator[tuple[str, str, int]]:
    """Two words that stand near each other, and the number of their gram."""
    for apart in range(*kind.pairs) if not kind.pieces[1] else ():
        for one, other in zip(words, words[apart:], strict=False):
            yield one, other, _key(kind.name, f"{one} {other}")


def keys_of(word: str, kind: Kind) -> tuple[int, ...]:
    """The numbers of the grams that lie within one word."""
    return _pieces(kind.name, word, *kind.pieces) if kind.pieces[1] else (_word(kind.name, word),)


def word_key(word: str) -> int:
    """The number of one word by itself."""
    return _word("w", word)


def without(words: Iterable[str], silent: frozenset[int]) -> list[str]:
    """The words that may say something; as numbers, the others can be kept beside a model."""
    return [word for word in words if _word("w", word) not in silent]


@lru_cache(50_000)
def _word(name: str, word: str) -> int:
    return _key(name, word)


@lru_cache(50_000)
def _pieces(name: str, word: str, shortest: int, end: int) -> tuple[int, ...]:
    whole = f" {word} "
    return tuple(
        _key(name, whole[start : start + size])
        for size in range(shortest, end)
        for start in range(len(whole) - size + 1)
    )


def _key(name: str, gram: str) -> int:
    return zlib.crc32(f"{name}{gram}".encode()) >> (32 - BITS)
