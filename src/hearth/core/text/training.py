"""How a classifier learns from examples, or from some corrections beside what it knew before."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hearth.core.text.grams import CHINESE, Kind, counted, without
from hearth.core.text.hearing import Heard
from hearth.core.text.model import Model
from hearth.core.text.separating import ROUNDS, Row, separate

COST = 0.5
RAREST = 2  # what stood in one text alone says nothing about the next
DOUBT = 5.0  # made-up texts, of all labels alike, in which a gram also stood


class Example(NamedTuple):
    """The words of a text, and the label that is right for it."""

    words: Sequence[str]
    label: str


class Lesson(NamedTuple):
    """How a model learns."""

    kinds: tuple[Kind, ...] = CHINESE
    cost: float = COST  # of an example on the wrong side
    is_balanced: bool = True  # rare labels count as much as common ones
    is_purity_telling: bool = True  # a gram that stands with few labels counts more
    silent: frozenset[int] = frozenset()  # words that never say anything
    rounds: int = ROUNDS  # how often the examples are gone through
    is_sparing: bool = False  # what stood in one text alone is not kept, not even where another model comes before


USUAL = Lesson()


def train(examples: Sequence[Example], lesson: Lesson = USUAL, before: Model | None = None) -> Model:
    """A model of these examples; after another one it knows what that knew, as far as they do not contradict it."""
    lesson = lesson._replace(kinds=before.kinds, silent=before.silent | lesson.silent) if before else lesson
    labels = sorted({example.label for example in examples} | set(before.labels if before else ()))
    heard = [without(example.words, lesson.silent) for example in examples]
    scale_of = _scales(heard, [labels.index(example.label) for example in examples], len(labels), lesson, before)
    keys = array("I", sorted(scale_of))
    scales = bytes(scale_of[key] for key in keys)
    rows = [_row(Heard(words, lesson.kinds, keys).values(scales), len(keys)) for words in heard]
    weights = [_weights(label, examples, rows, lesson, _known(label, keys, before)) for label in labels]
    steps = tuple(max(map(abs, column[:-1]), default=0.0) or 1.0 for column in weights)
    codes = bytes(_code(weights[label][row] / steps[label]) for row in range(len(keys)) for label in range(len(labels)))
    base, sharpness = tuple(column[-1] for column in weights), before.sharpness if before else 1.0
    return Model(tuple(labels), keys, scales, codes, steps, base, sharpness, lesson.silent, lesson.kinds)


def _scales(
    texts: Sequence[Sequence[str]], labels: Sequence[int], many: int, lesson: Lesson, before: Model | None
) -> dict[int, int]:
    """How telling each gram is: rarer is more, and so is standing with few labels only."""
    seen: dict[int, Counter[int]] = {}
    for words, label in zip(texts, labels, strict=True):
        for kind in lesson.kinds:
            for key in counted(words, kind):
                seen.setdefault(key, Counter())[label] += 1
    sizes = Counter(labels)
    rarest = RAREST if lesson.is_sparing or not before else 1
    kept = {key: found for key, found in seen.items() if found.total() >= rarest}
    scales = {
        key: _rarity(found, sizes) * (_purity(found, sizes, many) if lesson.is_purity_telling else 1.0)
        for key, found in kept.items()
    }
    told = {key: min(255, max(1, round(20 * scale))) for key, scale in scales.items()}
    return told | (dict(zip(before.keys, before.scales, strict=True)) if before else {})


def _rarity(found: Counter[int], sizes: Counter[int]) -> float:
    return math.log((1 + sizes.total()) / (1 + found.total())) + 1


def _purity(found: Counter[int], sizes: Counter[int], many: int) -> float:
    """The root of how far from even the labels are among the texts with this gram, were all labels equally common."""
    parts = {label: count * sizes.total() / sizes[label] / many for label, count in found.items()}
    whole = sum(parts.values()) + DOUBT
    lowest = DOUBT / many / whole
    odds = [part / whole + lowest for part in parts.values()] + [lowest] * (many - len(parts))
    return math.sqrt(0.02 + max(0.0, 1 + sum(odd * math.log(odd) for odd in odds) / math.log(max(many, 2))))


def _row(values: Mapping[int, float], last: int) -> Row:
    """A text in numbers; the last column is the same for all of them, and its weight is where a label begins."""
    return Row(array("l", [*values, last]), array("d", [*values.values(), 1.0]))


def _weights(
    label: str, examples: Sequence[Example], rows: Sequence[Row], lesson: Lesson, known: array[float]
) -> array[float]:
    sizes = Counter(example.label for example in examples)
    fair = len(examples) / len(sizes)
    costs = [lesson.cost * (fair / sizes[example.label] if lesson.is_balanced else 1.0) for example in examples]
    return separate(rows, [example.label == label for example in examples], costs, known, lesson.rounds)


def _known(label: str, keys: array[int], before: Model | None) -> array[float]:
    """What was known of a label before."""
    weights = array("d", bytes(8 * (len(keys) + 1)))
    if before and label in before.labels:
        number = before.labels.index(label)
        for key, row in zip(before.keys, range(len(before.keys)), strict=True):
            weights[bisect_left(keys, key)] = before.weight(row, number)
        weights[-1] = before.base[number]
    return weights


def _code(share: float) -> int:
    """The byte of a weight, as a share of the largest."""
    return int(math.copysign(round(127 * math.sqrt(abs(share))), share)) & 255
