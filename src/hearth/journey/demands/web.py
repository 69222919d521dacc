"""All links of a night as numbers, and the parts they fall into: no link that matters, and no demand, leads out of one.

Two groups become one only over a link that is likely by itself; where many hang together, links that are less likely
speak along with it, so they count as well as long as a part is no larger than can be held. What hangs together over
faint links alone is looked at by itself. A link takes sixteen bytes; a message about two hundred until all links are
read, then thirty. Only one part at a time is spelled out.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from hearth.core.text.merging import FAINT, STRONG

WIDTH = 16  # bytes of a key
AT_ONCE = 5_000  # messages of a part, unless more of them hang together
MOST = 20_000  # messages that hang together: of more, only those that hang together more firmly
FIRMER = (FAINT, 0.3, 0.45, STRONG)


class Part(NamedTuple):
    """Some messages and demands, and the links between them."""

    places: Sequence[int]
    links: Iterable[tuple[int, int, float]]


class Keys(Sequence[bytes]):
    """Keys one behind the other; as a list of their own each would take four times as much."""

    def __init__(self) -> None:
        self._all = bytearray()

    def append(self, key: bytes) -> None:
        """One more. Raises `ValueError` for a key that has not sixteen bytes."""
        if len(key) != WIDTH:
            raise ValueError(f"a key has {WIDTH} bytes: {key!r}")
        self._all += key

    def __len__(self) -> int:
        return len(self._all) // WIDTH

    def __getitem__(self, place: Any) -> Any:
        if not 0 <= place < len(self):
            raise IndexError(place)
        return bytes(self._all[place * WIDTH : (place + 1) * WIDTH])


class Web:
    """Messages and demands by their place, and who hangs together with whom."""

    def __init__(self) -> None:
        self.keys = Keys()
        self.place_of: dict[bytes, int] = {}
        self._ones, self._others, self._chances = array("i"), array("i"), array("d")
        self._tied, self._tied_to = array("i"), array("i")

    def place(self, key: bytes) -> int:
        """Where this one is; it has a place from now on."""
        found = self.place_of.get(key)
        if found is None:
            found = self.place_of[key] = len(self.keys)
            self.keys.append(key)
        return found

    def link(self, one: bytes, other: bytes, probability: float) -> None:
        """These two are alike."""
        self._ones.append(self.place(one))
        self._others.append(self.place(other))
        self._chances.append(probability)

    def tie(self, one: int, other: int) -> None:
        """They are looked at together, whatever links there are."""
        self._tied.append(one)
        self._tied_to.append(other)

    def parts(self, at_once: int = AT_ONCE, most: int = MOST) -> Iterator[Part]:
        """What hangs together is in one part; several that are small share one. Nothing more is placed after that."""
        self.place_of.clear()
        part_of = self._part_of(at_once, most)
        places = _sorted(part_of)
        links = _sorted(array("i", (part_of[one] for one in self._ones)))
        for mine, beginning in zip(places, _beside(links, len(places)), strict=True):
            yield Part(mine, self._within(part_of, beginning))

    def _within(self, part_of: array[int], beginning: array[int]) -> Iterator[tuple[int, int, float]]:
        """Of the links that begin in a part, those that end there; each is spelled out where it is wanted."""
        for at in beginning:
            if part_of[self._ones[at]] == part_of[self._others[at]]:
                yield self._ones[at], self._others[at], self._chances[at]

    def _part_of(self, at_once: int, most: int) -> array[int]:
        """The part of each place."""
        eldest = self._eldest(most)
        part, reached = 0, 0
        part_of_elder = array("i", bytes(4 * len(eldest)))
        for elder, size in enumerate(_sizes(eldest)):
            if size and reached and reached + size > at_once:
                part, reached = part + 1, 0
            part_of_elder[elder], reached = part, reached + size
        return array("i", (part_of_elder[elder] for elder in eldest))

    def _eldest(self, most: int) -> array[int]:
        """The first of those each hangs together with; where they are too many, by firmer and firmer links."""
        eldest = array("i", range(len(self.keys)))
        is_too_much = bytearray(b"\1") * len(eldest)
        for firm in FIRMER:
            self._hang_together(eldest, is_too_much, firm)
            sizes = _sizes(eldest)
            is_too_much = bytearray(sizes[elder] > most for elder in eldest)
            if not any(is_too_much):
                break
        return eldest

    def _hang_together(self, eldest: array[int], which: bytearray, firm: float) -> None:
        """Those of which it is asked, anew; of the others nothing changes."""
        for place in range(len(eldest)):
            if which[place]:
                eldest[place] = place
        for one, other in zip(self._tied, self._tied_to, strict=True):
            if which[one]:
                _join(eldest, one, other)
        for one, other, probability in zip(self._ones, self._others, self._chances, strict=True):
            if probability >= firm and which[one] and which[other]:
                _join(eldest, one, other)
        for place in range(len(eldest)):
            eldest[place] = _first(eldest, place)


def _join(eldest: array[int], one: int, other: int) -> None:
    one, other = _first(eldest, one), _first(eldest, other)
    eldest[max(one, other)] = min(one, other)


def _first(eldest: array[int], place: int) -> int:
    while eldest[place] != place:
        eldest[place] = eldest[eldest[place]]
        place = eldest[place]
    return place


def _sizes(eldest: array[int]) -> array[int]:
    """Of each first one, how many hang together with it."""
    sizes = array("i", bytes(4 * len(eldest)))
    for elder in eldest:
        sizes[elder] += 1
    return sizes


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
