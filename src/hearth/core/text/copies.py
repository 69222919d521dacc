"""Which texts are near-copies of each other: who judges a model by texts it has all but read flatters it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

ALIKE, SHORT_ALIKE = 0.5, 0.8  # of the words of both; two short questions share many words by chance
SHORT = 20  # words
COMMON = 40  # texts; a word of more of them leads to too many
LEADS = 12  # rarest words of a text that are followed


def families(texts: Sequence[Sequence[str]]) -> list[int]:
    """For each text the number of its family: the place of one of them."""
    sets = [frozenset(words) for words in texts]
    elder = list(range(len(sets)))
    for one, other in _near(sets):
        a, b = _eldest(elder, one), _eldest(elder, other)
        if a != b and _is_copy(sets[one], sets[other]):
            elder[max(a, b)] = min(a, b)
    return [_eldest(elder, place) for place in range(len(sets))]


def _is_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one | other)
    return len(one & other) >= (ALIKE if both > SHORT else SHORT_ALIKE) * both


def _near(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share a rare word; the few that have none are compared with those as short."""
    often = Counter(word for words in sets for word in words)
    holders: dict[str, list[int]] = {}
    for place, words in enumerate(sets):
        rare = sorted((word for word in words if often[word] <= COMMON), key=lambda word: (often[word], word))
        for word in rare[:LEADS] or [" ".join(sorted(words))]:
            for other in holders.setdefault(word, []):
                yield other, place
            holders[word].append(place)


def _eldest(elder: list[int], place: int) -> int:
    while elder[place] != place:
        elder[place] = elder[elder[place]]
        place = elder[place]
    return place
