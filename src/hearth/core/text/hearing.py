"""A text as a model hears it: the rows of the grams it knows, and how loud each is."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from hearth.core.text.grams import Kind, counted, keys_of, pairs_of

LOUDNESS = [0.0, 1.0, *(1.0 + math.log(times) for times in range(2, 256))]  # what stands often counts little more


class Heard:
    """The known grams of one text, by family: how often each stands there, and where it is kept."""

    def __init__(self, words: Sequence[str], kinds: Sequence[Kind], keys: array[int]) -> None:
        self.words = words
        self.families = [(kind, *_known(counted(words, kind), keys)) for kind in kinds]

    def values(self, scales: Sequence[int]) -> dict[int, float]:
        """How loud each row is; a long text and a short one, and each family, are as loud as they should be."""
        values: dict[int, float] = {}
        for kind, rows, counts in self.families:
            loud = {row: LOUDNESS[min(counts[key], 255)] * scales[row] for key, row in rows.items()}
            values.update(even(loud, kind.counts))
        return values

    def shares(self, values: Mapping[int, float]) -> dict[str, list[tuple[int, float]]]:
        """What is heard of each word: a gram that stands twice, or between two words, is of each by half."""
        shares: dict[str, list[tuple[int, float]]] = {word: [] for word in self.words}
        for kind, rows, counts in self.families:
            for word, key, part in _parts(kind.of(self.words), kind):
                if (row := rows.get(key)) is not None:
                    shares[word].append((row, values[row] * part / counts[key]))
        return shares


def even(values: Mapping[int, float], loud: float) -> dict[int, float]:
    """The same, of this length."""
    length = math.sqrt(sum(value * value for value in values.values()))
    return {row: value * loud / length for row, value in values.items()} if length else {}


def _known(counts: dict[int, int], keys: array[int]) -> tuple[dict[int, int], dict[int, int]]:
    rows, many = {}, len(keys)
    for key in counts:
        row = bisect_left(keys, key)
        if row < many and keys[row] == key:
            rows[key] = row
    return rows, counts


def _parts(words: Sequence[str], kind: Kind) -> Iterator[tuple[str, int, float]]:
    times: dict[str, int] = {}
    for word in words:
        times[word] = times.get(word, 0) + 1
    for word, often in times.items():
        for key in keys_of(word, kind):
            yield word, key, float(often)
    for one, other, key in pairs_of(words, kind):
        yield one, key, 0.5
        yield other, key, 0.5
