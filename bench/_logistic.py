"""Logistic regression with a penalty, by Newton's method, in a few lines of plain Python: for a hundred weights."""

from __future__ import annotations

from math import exp, sqrt

PENALTY, ROUNDS = 500.0, 9  # a tenth of it learns the letters by heart: a point lost on the other half
Row = list[float]


def fit(rows: list[Row], hits: list[bool], counts: list[float]) -> tuple[Row, float]:
    """One weight for each column, and the bias. Columns are brought to one scale first, so the penalty is fair."""
    scales = [_deviation(column) or 1.0 for column in zip(*rows, strict=True)]
    sparse = [[(k, value / scales[k]) for k, value in enumerate(row) if value] + [(len(row), 1.0)] for row in rows]
    weights = [0.0] * (len(scales) + 1)
    for _ in range(ROUNDS):
        weights = _step(sparse, hits, counts, weights)
    return [weight / scale for weight, scale in zip(weights, scales, strict=False)], weights[-1]


def _step(rows: list[list[tuple[int, float]]], hits: list[bool], counts: list[float], weights: Row) -> Row:
    """One round: where the bent surface would have its lowest point."""
    size = len(weights)
    slope = [-PENALTY * weight for weight in weights]
    slope[-1] = 0.0
    bent = [
        [PENALTY * (one == other < size - 1) + 1e-3 * (one == other) for other in range(size)] for one in range(size)
    ]
    for row, hit, count in zip(rows, hits, counts, strict=True):
        chance = 1 / (1 + exp(-max(-30.0, min(30.0, sum([weights[k] * value for k, value in row])))))
        off, spread = count * (hit - chance), count * chance * (1 - chance)
        for k, value in row:
            slope[k] += off * value
        if spread < 1e-4:
            continue
        for place, (k, value) in enumerate(row):
            line, part = bent[k], spread * value
            for other, value2 in row[: place + 1]:
                line[other] += part * value2
    for one in range(size):
        for other in range(one):
            bent[other][one] = bent[one][other]
    return [weight + change for weight, change in zip(weights, _solved(bent, slope), strict=True)]


def _solved(matrix: list[Row], right: Row) -> Row:
    """Gauss, without looking for a pivot: the penalty keeps the diagonal large."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for one in range(size):
        pivot = rows[one][one]
        for other in range(one + 1, size):
            if factor := rows[other][one] / pivot:
                rows[other] = [value - factor * above for value, above in zip(rows[other], rows[one], strict=True)]
    found = [0.0] * size
    for one in reversed(range(size)):
        rest = sum([rows[one][other] * found[other] for other in range(one + 1, size)])
        found[one] = (rows[one][size] - rest) / rows[one][one]
    return found


def _deviation(column: tuple[float, ...]) -> float:
    mean = sum(column) / len(column)
    return sqrt(sum([(value - mean) ** 2 for value in column]) / len(column))
