"""Weights that tell one side from the other: a linear machine with squared hinge loss, found in its dual.

After Hsieh and others, “A dual coordinate descent method for large-scale linear SVM” (2008). Who begins with weights
that were found before stays as near to them as the examples allow, so that a few corrections do not undo many examples.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

ROUNDS = 8
REST = 3  # rounds that an example far on its right side is not asked again
ENOUGH = 0.05


class Row(NamedTuple):
    """One text: the columns of its grams, and how much each counts."""

    columns: array[int]
    values: array[float]


def separate(
    rows: Sequence[Row], ours: Sequence[bool], costs: Sequence[float], before: Sequence[float], rounds: int = ROUNDS
) -> array[float]:
    """One weight for each column; `costs` says how dear it is to have each row on the wrong side."""
    weights, chance = array("d", before), random.Random(len(rows))  # noqa: S311 - the order need not be secret
    softness = [0.5 / cost for cost in costs]
    lengths = [sum(map(mul, row.values, row.values)) for row in rows]
    pulls, rests = [0.0] * len(rows), [0] * len(rows)
    order = list(range(len(rows)))
    for turn in range(rounds):
        chance.shuffle(order)
        worst = 0.0
        for at in order:
            if rests[at] > turn:
                continue
            row, side, pull = rows[at], 1.0 if ours[at] else -1.0, pulls[at]
            score = sum(map(mul, map(weights.__getitem__, row.columns), row.values))
            slope = side * score - 1.0 + pull * softness[at]
            if pull == 0.0 and slope >= 0.0:
                rests[at] = turn + REST if slope > 0.5 else 0
                continue
            worst = max(worst, abs(slope))
            pulls[at] = max(0.0, pull - slope / (lengths[at] + softness[at]))
            step = (pulls[at] - pull) * side
            for column, value in zip(row.columns, row.values, strict=True):
                weights[column] += step * value
        if worst < ENOUGH:
            break
    return weights
