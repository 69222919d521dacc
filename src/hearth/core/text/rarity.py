"""How much a word says: the fewer demands use it, the more.

Demands are counted, not messages: what a hundred people repeat about one matter does not become a common word by it.
So that the first messages of a congress are weighed sensibly, the dictionary's own counts stand for a few hundred more.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import exp, log, sqrt

from hearth.core.text import dictionary

WORD, LETTER = 1.0, 0.2  # what even the commonest word, or sign, says
BACKGROUND = 500  # demands' worth of ordinary Chinese
DICTIONARY, LETTER_LENGTH = 60_000_000, 200  # words that the dictionary's makers counted; words of a message
SIGN_SHARE = 0.02  # of demands in which any one character of a title, or a subject, stands
MOST = 64
OFTEN = [0.0, *(1 + log(times) for times in range(1, MOST + 1))]
Vector = dict[str, float]


class Rarity(dict[str, float]):
    """The weight of each word among so many demands, worked out when it is first asked for."""

    def __init__(self, demands: int, frequencies: Mapping[str, int]) -> None:
        super().__init__()
        self._log, self._frequencies = log(demands + BACKGROUND + 1), frequencies

    def __missing__(self, term: str) -> float:
        is_sign = len(term) == 1 or term[0] == "#"
        seen = self._frequencies.get(term, 0) + BACKGROUND * (SIGN_SHARE if is_sign else _share(term))
        found = self[term] = max(0.0, self._log - log(seen + 1)) + (LETTER if is_sign else WORD)
        return found

    def vector(self, counted: Mapping[str, int]) -> Vector:
        """Rare words weigh more, repeated ones a little more."""
        return {term: OFTEN[times if times < MOST else MOST] * self[term] for term, times in counted.items()}


def unit(vector: Vector) -> Vector:
    """The same direction, of length one."""
    length = sqrt(sum([weight * weight for weight in vector.values()])) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def only(vector: Vector, terms: Iterable[str]) -> Vector:
    """The part of it along these terms."""
    return {term: vector[term] for term in terms if term in vector}


def cosine(one: Vector, other: Vector) -> float:
    """How near two directions are: 1 for the same, 0 for nothing shared."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[term] for term, weight in one.items() if term in other])


@lru_cache(50_000)
def _share(word: str) -> float:
    """In how many of ordinary messages the word would stand, by the dictionary."""
    return 1 - exp(-dictionary.count(word) * LETTER_LENGTH / DICTIONARY)
