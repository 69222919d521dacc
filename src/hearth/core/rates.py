"""Whether something grows: two counts over spans of time, compared with an interval instead of by eye.

Of all that came in both spans together, the share that came lately tells the ratio of the two rates, whatever the rates
are (Przyborowski and Wilenski 1940). The interval of that share is Wilson's (1927), which holds for small counts, too
(Brown, Cai and DasGupta 2001).
"""

from __future__ import annotations

from math import inf, sqrt
from typing import NamedTuple

SURE = 1.959964  # of 95 in a hundred, two-sided


class Growth(NamedTuple):
    """How many times as much as usual, and between which bounds that lies with 95 % confidence."""

    times: float
    lowest: float
    highest: float


def share(part: int, whole: int) -> tuple[float, float]:
    """Between which bounds a share lies that was seen as `part` of `whole`: all or nothing where nothing was seen."""
    if not whole:
        return 0.0, 1.0
    seen, spread = part / whole, SURE**2 / whole
    middle = (seen + spread / 2) / (1 + spread)
    half = sqrt(spread * (seen * (1 - seen) + spread / 4)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def growth(lately: int, before: int, spans: float) -> Growth:
    """How `lately` compares with a time `spans` times as long in which `before` came; infinite where none came."""
    low, high = share(lately, lately + before)
    times = lately * spans / before if before else (inf if lately else 0.0)
    return Growth(times, _odds(low) * spans, _odds(high) * spans)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else inf
