"""How good a classifier is, told by texts it has not learnt from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from hearth.core.text.copies import families
from hearth.core.text.grams import without
from hearth.core.text.model import Model
from hearth.core.text.training import USUAL, Example, Lesson, train

FOLDS = 5
BINS = 10
SOFTEST, SHARPEST = 0.5, 20.0


class Bin(NamedTuple):
    """Answers that claimed about the same probability: what they claimed, and how many were right."""

    claimed: float
    right: float
    texts: int


class Quality(NamedTuple):
    """What a clerk sees before a model is switched on: each label weighs the same in `macro_f1`."""

    macro_f1: float
    f1: dict[str, float]
    among_three: float
    calibration_error: float
    reliability: tuple[Bin, ...]
    texts: int


class Answer(NamedTuple):
    """The scores of one held-out text, by label, and the label that was right."""

    scores: dict[str, float]
    label: str


def learn(
    examples: Sequence[Example], lesson: Lesson = USUAL, before: Model | None = None, judged: int = FOLDS
) -> tuple[Model, Quality]:
    """A model of all these examples, and how good models of four fifths of them are on the last fifth."""
    answers = list(held_out(examples, lesson, before, judged).values())
    sharpness = sharpest(answers)
    return replace(train(examples, lesson, before), sharpness=sharpness), quality(answers, sharpness)


def held_out(
    examples: Sequence[Example], lesson: Lesson = USUAL, before: Model | None = None, judged: int = FOLDS
) -> dict[int, Answer]:
    """By place, each text judged by a model that has seen neither it nor a near-copy of it.

    All five folds, or in less time only the first few of them.
    """
    fold_of = _folds(examples, lesson)
    answers: dict[int, Answer] = {}
    for fold in range(judged):
        others = [examples[place] for place, at in enumerate(fold_of) if at != fold]
        if len(others) < len(examples):
            model = train(others, lesson, before)
            answers |= {p: _answer(model, example) for p, example in enumerate(examples) if fold_of[p] == fold}
    return dict(sorted(answers.items()))


def quality(answers: Sequence[Answer], sharpness: float) -> Quality:
    """The figures of these answers."""
    told = [(max(a.scores, key=a.scores.__getitem__), a.label) for a in answers]
    f1 = f1_of(told)
    among = sum(a.label in sorted(a.scores, key=lambda label: -a.scores[label])[:3] for a in answers) / len(answers)
    claims = [(_claim(a, sharpness), right == label) for a, (right, label) in zip(answers, told, strict=True)]
    bins = tuple(_bins(claims))
    error = sum(abs(b.claimed - b.right) * b.texts for b in bins) / len(answers)
    return Quality(sum(f1.values()) / len(f1), f1, among, error, bins, len(answers))


def f1_of(told: Sequence[tuple[str, str]]) -> dict[str, float]:
    """For each label, of pairs of what was said and what was right: the harmonic mean of precision and recall."""
    labels = sorted({label for _, label in told})
    return {
        label: 2 * sum(a == b == label for a, b in told) / sum((a == label) + (b == label) for a, b in told)
        for label in labels
    }


def sharpest(answers: Sequence[Answer]) -> float:
    """The sharpness under which the right labels were likeliest; found by golden section."""
    low, high, golden = math.log(SOFTEST), math.log(SHARPEST), (math.sqrt(5) - 1) / 2
    for _ in range(20):
        one, other = high - golden * (high - low), low + golden * (high - low)
        if _surprise(answers, math.exp(one)) < _surprise(answers, math.exp(other)):
            high = other
        else:
            low = one
    return math.exp((low + high) / 2)


def _folds(examples: Sequence[Example], lesson: Lesson) -> list[int]:
    """Families stay together; those of each label are dealt out in turn."""
    family_of = families([without(example.words, lesson.silent) for example in examples])
    label_of = {family: examples[family].label for family in family_of}
    dealt = sorted(label_of, key=lambda family: (label_of[family], family))
    fold_of = {family: turn % FOLDS for turn, family in enumerate(dealt)}
    return [fold_of[family] for family in family_of]


def _answer(model: Model, example: Example) -> Answer:
    scores = model.scores(model.hear(example.words).values(model.scales))
    return Answer(dict(zip(model.labels, scores, strict=True)), example.label)


def _surprise(answers: Iterable[Answer], sharpness: float) -> float:
    return sum(-math.log(max(_chance(a.scores, a.label, sharpness), 1e-12)) for a in answers)


def _chance(scores: dict[str, float], label: str, sharpness: float) -> float:
    if label not in scores:
        return 0.0
    highest = max(scores.values())
    return math.exp(sharpness * (scores[label] - highest)) / sum(
        math.exp(sharpness * (score - highest)) for score in scores.values()
    )


def _claim(answer: Answer, sharpness: float) -> float:
    return _chance(answer.scores, max(answer.scores, key=answer.scores.__getitem__), sharpness)


def _bins(claims: Sequence[tuple[float, bool]]) -> Iterable[Bin]:
    for number in range(BINS):
        here = [(p, right) for p, right in claims if min(int(p * BINS), BINS - 1) == number]
        if here:
            yield Bin(sum(p for p, _ in here) / len(here), sum(right for _, right in here) / len(here), len(here))
