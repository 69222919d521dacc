"""What a classifier knows: labels, and for each gram how telling it is and for which label it speaks."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from hearth.core.text.grams import CHINESE, Kind, without
from hearth.core.text.hearing import Heard
from hearth.core.text.stop_words import STOP_WORDS

TELLING = 3
# a weight is kept in one byte; the square lets small weights be told apart, and most are small
WEIGHT = [math.copysign((code / 127) ** 2, code) for code in (*range(128), *range(-128, 0))]


class Guess(NamedTuple):
    """A label, how likely it is, and the words of this text that speak most for it."""

    label: str
    probability: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """Linear weights over hashed grams; `sharpness` turns scores into probabilities that mean what they say."""

    labels: tuple[str, ...]
    keys: array[int]  # of the grams, in order; a row is a place in it
    scales: bytes  # how telling the gram of each row is
    codes: bytes  # a byte for each row and label
    steps: tuple[float, ...]  # for each label, what the largest weight is
    base: tuple[float, ...]  # where each label begins
    sharpness: float = 1.0
    silent: frozenset[int] = frozenset()  # words that never say anything
    kinds: tuple[Kind, ...] = CHINESE

    def classify(self, words: Sequence[str], most: int = 3) -> list[Guess]:
        """The likeliest labels first, each with its reasons."""
        heard = self.hear(words)
        values = heard.values(self.scales)
        shares = heard.shares(values)
        best = _best(self.probabilities(self.scores(values)), most)
        return [Guess(self.labels[label], chance, self._reasons(shares, label)) for label, chance in best]

    def guess(self, words: Sequence[str], most: int = 3) -> list[Guess]:
        """The same in half the time, without reasons."""
        scores = self.scores(self.hear(words).values(self.scales))
        return [Guess(self.labels[label], chance) for label, chance in _best(self.probabilities(scores), most)]

    def hear(self, words: Sequence[str]) -> Heard:
        """What is known of a text."""
        return Heard(without(words, self.silent), self.kinds, self.keys)

    def scores(self, values: Mapping[int, float]) -> list[float]:
        """How far the text lies on the side of each label."""
        many, loud = len(self.labels), array("d", values.values())
        rows = [row * many for row in values]
        codes = self.codes
        sums = [sum(map(mul, loud, [WEIGHT[codes[row + label]] for row in rows])) for label in range(many)]
        return [base + step * total for base, step, total in zip(self.base, self.steps, sums, strict=True)]

    def probabilities(self, scores: Sequence[float]) -> list[float]:
        """What the scores mean."""
        highest = max(scores)
        parts = [math.exp(self.sharpness * (score - highest)) for score in scores]
        whole = sum(parts)
        return [part / whole for part in parts]

    def weight(self, row: int, label: int) -> float:
        """How much a gram speaks for a label."""
        return WEIGHT[self.codes[row * len(self.labels) + label]] * self.steps[label]

    def row_of(self, key: int) -> int | None:
        """Where a gram is kept, if it is."""
        row = bisect_left(self.keys, key)
        return row if row < len(self.keys) and self.keys[row] == key else None

    def _reasons(self, shares: Mapping[str, list[tuple[int, float]]], label: int) -> tuple[str, ...]:
        """The score is a sum over grams, and a gram is made of words: those with the largest shares in it."""
        many, weight, codes = len(self.labels), WEIGHT, self.codes
        sums = {
            word: sum(weight[codes[row * many + label]] * share for row, share in shares[word])
            for word in shares
            if len(word) > 1 and word not in STOP_WORDS  # a single sign tells a reader nothing, nor does a greeting
        }
        telling = sorted((word for word in sums if sums[word] > 0), key=lambda word: -sums[word])
        return tuple(telling[:TELLING])


def _best(chances: Sequence[float], most: int) -> list[tuple[int, float]]:
    return sorted(enumerate(chances), key=lambda pair: -pair[1])[:most]
