"""A ninth ground beside words and places: how near two messages lie in meaning, as far as an encoder tells.

What it is worth is learnt from pairs that people of the congress have decided, with what the words say held fast. Until
there are enough of these it is worth nothing: it brings messages to be compared, and no probability changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log, log1p
from statistics import fmean, pstdev
from typing import NamedTuple, Protocol

from hearth.core.text.likeness import Likeness
from hearth.core.text.portrait import Portrait

LEAST, MOST = 0.0001, 0.9999  # what words say is never quite certain
ENOUGH, ENOUGH_OF_EACH = 200, 40  # decided pairs
FOLDS, ROUNDS = 5, 50
CAUTION = 1.0  # how much is taken off what few pairs say
EXACT = 1e-9
BETTER = 0.005  # log loss on pairs it has not seen: less than this is chance


class Meaning(Protocol):
    """What is known of the meaning of one message and of those beside it."""

    @property
    def lifted_by(self) -> str:
        """By which weights, these and those of the words, its likenesses are found."""

    @property
    def nearest(self) -> Sequence[str]:
        """Messages to compare with, whatever words they share."""

    def weigh(
        self, links: Mapping[str, Likeness], mine: Portrait, others: Mapping[str, Portrait]
    ) -> dict[str, Likeness]:
        """The same likenesses, as they are with this known as well."""


class Decided(NamedTuple):
    """A pair of messages about which somebody said whether they are one matter."""

    probability: float  # by words and places
    nearness: float
    is_one: bool
    part: int = 0  # pairs of one demand are of one part: none is judged by what was learnt from it


class Lift(NamedTuple):
    """How much nearness adds to the log-odds that words give: nothing at `even`."""

    slope: float
    even: float

    def lifted(self, probability: float, nearness: float) -> float:
        """What words say and what meaning says, together."""
        return 1 / (1 + exp(-_held(log_odds(probability) + self.slope * (nearness - self.even))))


class Weighed(NamedTuple):
    """What was learnt, and how wrong the answers were on pairs not learnt from, with words alone and with both."""

    lift: Lift
    by_words: float
    by_both: float

    @property
    def is_better(self) -> bool:
        """Whether it may be put in force."""
        return self.lift.slope > 0 and self.by_both < self.by_words - BETTER


def log_odds(probability: float) -> float:
    """Probabilities of nothing and of one have none; they are taken as very unlikely and very likely."""
    certain = min(max(probability, LEAST), MOST)
    return log(certain / (1 - certain))


def is_enough(pairs: Sequence[Decided]) -> bool:
    """Whether anything can be learnt from these."""
    together = sum(pair.is_one for pair in pairs)
    return len(pairs) >= ENOUGH and min(together, len(pairs) - together) >= ENOUGH_OF_EACH


def weighed(pairs: Sequence[Decided]) -> Weighed:
    """Learn from all of them, and judge the learning on each fifth by what the other four say."""
    errors: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        judged = [pair for pair in pairs if pair.part % FOLDS == fold]
        learnt = [pair for pair in pairs if pair.part % FOLDS != fold]
        if judged and learnt:
            lift = learn(learnt)
            errors += [(_surprise(pair, None), _surprise(pair, lift)) for pair in judged]
    amount = len(errors) or 1
    return Weighed(learn(pairs), sum(by for by, _ in errors) / amount, sum(both for _, both in errors) / amount)


def learn(pairs: Sequence[Decided]) -> Lift:
    """The slope and the even point under which what was decided is likeliest: Newton’s method, a ridge on the slope."""
    found = [pair.nearness for pair in pairs]
    mean = fmean(found)
    spread = pstdev(found, mean) or 1.0  # some encoders use the whole scale, others its last tenth
    slope = shift = 0.0
    for _ in range(ROUNDS):
        by_slope, by_shift = _step(pairs, mean, spread, slope, shift)
        slope, shift = slope + by_slope, shift + by_shift
        if abs(by_slope) + abs(by_shift) < EXACT:
            break
    return Lift(slope / spread, mean - shift * spread / slope if slope else mean)


def _step(pairs: Sequence[Decided], mean: float, spread: float, slope: float, shift: float) -> tuple[float, float]:
    """Where the slope of likelihood leads, by how it bends."""
    pull, push, steep, mixed, flat = -CAUTION * slope, 0.0, CAUTION, 0.0, EXACT
    for pair in pairs:
        x = (pair.nearness - mean) / spread
        found = 1 / (1 + exp(-_held(log_odds(pair.probability) + slope * x + shift)))
        off, sure = pair.is_one - found, found * (1 - found)
        pull, push = pull + off * x, push + off
        steep, mixed, flat = steep + sure * x * x, mixed + sure * x, flat + sure
    whole = steep * flat - mixed * mixed
    return _bounded((flat * pull - mixed * push) / whole), _bounded((steep * push - mixed * pull) / whole)


def _surprise(pair: Decided, lift: Lift | None) -> float:
    odds = log_odds(lift.lifted(pair.probability, pair.nearness) if lift else pair.probability)
    return log1p(exp(-odds if pair.is_one else odds))


def _held(odds: float) -> float:
    return max(-30.0, min(30.0, odds))


def _bounded(step: float) -> float:
    return max(-5.0, min(5.0, step))
