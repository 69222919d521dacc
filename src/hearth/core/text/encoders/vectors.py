"""Vectors: what a good answer looks like, how they are kept, and how near two of them lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite, sqrt
from operator import mul
from struct import pack, unpack
from typing import Any

LONGEST = 4096  # numbers
Vector = tuple[float, ...]


class NotEncoded(Exception):
    """No vectors were made; `problem` says in one word why, `detail` what more is known."""

    def __init__(self, problem: str, detail: object = "") -> None:
        super().__init__(problem, detail)
        self.problem, self.detail = problem, str(detail)[:80]


class Unavailable(NotEncoded):
    """It does not answer now; asked again later, it may."""


class Unfit(NotEncoded):
    """It answers, but nothing that could be used, or it cannot be asked at all: somebody must see to it."""


class Declined(NotEncoded):
    """It answers, and takes none of just these texts."""


def checked(found: Iterable[Any], amount: int) -> list[Vector]:
    """As many vectors as texts, all of one length, every number finite; each then of length one."""
    vectors = [_unit(each) for each in found]
    if len(vectors) != amount:
        raise Unfit("count", f"{len(vectors)} ≠ {amount}")
    if len({len(vector) for vector in vectors}) > 1:
        raise Unfit("uneven")
    return vectors


def packed(vector: Vector) -> bytes:
    """Two bytes a number, which is more than exact enough to compare."""
    return pack(f"<{len(vector)}e", *vector)


def unpacked(kept: bytes) -> Vector:
    """What was kept."""
    return unpack(f"<{len(kept) // 2}e", kept)


def nearness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    return float(sum(map(mul, one, other)))


def _unit(numbers: Any) -> Vector:
    if not isinstance(numbers, Sequence) or isinstance(numbers, str) or not 0 < len(numbers) <= LONGEST:
        raise Unfit("shape")
    if not all(type(number) in (int, float) and isfinite(number) for number in numbers):
        raise Unfit("not_finite")
    largest = max(abs(number) for number in numbers)
    if not largest:
        raise Declined("empty")  # such a text lies nowhere, and would be near nothing or everything
    scaled = [number / largest for number in numbers]  # squares of what is very large would not be finite
    length = sqrt(sum(number * number for number in scaled))
    return tuple(number / length for number in scaled)
