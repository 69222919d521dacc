"""All links of a night as numbers, and the parts they fall into: no likely link, and no demand, leads out of one.

Two groups become one only over a link that is likely by itself, so what is less likely matters within a part alone. A
link takes sixteen bytes, and a message about two hundred; only one part at a time is spelled out.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from hearth.core.text.merging import FAINT

AT_ONCE = 20_000  # messages of a part, unless more of them hang together


class Part(NamedTuple):
    """Some messages and demands, and the links between them."""

    places: Sequence[int]
    links: Sequence[tuple[int, int, float]]


class Web:
    """Messages and demands by their place, and who hangs together with whom."""

    def __init__(self) -> None:
        self.keys: list[bytes] = []
        self.place_of: dict[bytes, int] = {}
        self._elder = array("i")
        self._ones, self._others, self._chances = array("i"), array("i"), array("d")

    def place(self, key: bytes) -> int:
        """Where this one is; it has a place from now on."""
        found = self.place_of.get(key)
        if found is None:
            found = self.place_of[key] = len(self.keys)
            self.keys.append(key)
            self._elder.append(found)
        return found

    def link(self, one: bytes, other: bytes, probability: float) -> None:
        """These two are alike."""
        first, second = self.place(one), self.place(other)
        self._ones.append(first)
        self._others.append(second)
        self._chances.append(probability)
        if probability >= FAINT:
            self.tie(first, second)

    def tie(self, one: int, other: int) -> None:
        """They are to be looked at together."""
        one, other = self._eldest(one), self._eldest(other)
        self._elder[max(one, other)] = min(one, other)

    def parts(self, at_once: int = AT_ONCE) -> Iterator[Part]:
        """What hangs together is in one part; several that are small share one."""
        part_of = self._part_of(at_once)
        places = _sorted(part_of)
        links = _sorted(array("i", (part_of[one] for one in self._ones)))
        for mine, beginning in zip(places, _beside(links, len(places)), strict=True):
            within = (at for at in beginning if part_of[self._ones[at]] == part_of[self._others[at]])
            yield Part(mine, [(self._ones[at], self._others[at], self._chances[at]) for at in within])

    def _part_of(self, at_once: int) -> array[int]:
        """The part of each place."""
        eldest = array("i", (self._eldest(place) for place in range(len(self.keys))))
        sizes = array("i", bytes(4 * len(eldest)))
        for elder in eldest:
            sizes[elder] += 1
        part, reached = 0, 0
        part_of_elder = array("i", bytes(4 * len(eldest)))
        for elder, size in enumerate(sizes):
            if size and reached and reached + size > at_once:
                part, reached = part + 1, 0
            part_of_elder[elder], reached = part, reached + size
        return array("i", (part_of_elder[elder] for elder in eldest))

    def _eldest(self, place: int) -> int:
        elder = self._elder
        while elder[place] != place:
            elder[place] = elder[elder[place]]
            place = elder[place]
        return place


def _sorted(part_of: array[int]) -> list[array[int]]:
    """The places of each part, in their order."""
    counts = [0] * (max(part_of, default=-1) + 1)
    for part in part_of:
        counts[part] += 1
    ends = list(accumulate(counts))
    order, free = array("i", bytes(4 * len(part_of))), [end - count for end, count in zip(ends, counts, strict=True)]
    for place, part in enumerate(part_of):
        order[free[part]] = place
        free[part] += 1
    return [order[end - count : end] for end, count in zip(ends, counts, strict=True)]


def _beside(links: list[array[int]], parts: int) -> list[array[int]]:
    """The last parts may have no link at all."""
    return [*links, *(array("i") for _ in range(parts - len(links)))]
