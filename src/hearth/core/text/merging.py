"""Bringing likely pairs together into groups: the strongest first, weak bridges not at all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]
STRONG = 0.65
BEST = 0.45  # the likest pair of two groups; the rest is how far all agree, so that one link is a weak bridge
ENOUGH = 2  # messages of the larger group that one of the smaller need be like: of a large one nobody knows them all
FAINT = 0.1


class Merging:
    """Groups that grow. `apart` is never brought together, `together` always, unless that would break `apart`.

    `apart` may part a message from all that answer to a name, such as the demand they stand in: `names` says which.
    """

    def __init__(
        self,
        pairs: Mapping[Pair, float],
        *,
        together: Iterable[Pair] = (),
        apart: Iterable[Pair] = (),
        names: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.members: dict[str, list[str]] = {}
        self._of: dict[str, str] = {}
        self._links: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = {}
        apart, together = list(apart), sorted((min(pair), max(pair)) for pair in together)
        only_names = {name for called in (names or {}).values() for name in called}
        for message in sorted({message for pair in (*pairs, *together, *apart) for message in pair} - only_names):
            self.members[message], self._of[message] = [message], message
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._call(names or {})
        for (one, other), likeness in pairs.items():
            if likeness >= FAINT and one != other:
                self._links[one][other] = self._links[other][one] = (likeness, likeness)
        for one, other in together:
            self._join(self._of[one], self._of[other])

    def _call(self, names: Mapping[str, Collection[str]]) -> None:
        """Under which names each could be kept apart; for most messages nobody has said anything of the kind."""
        for message in self.members:
            if called := {message, *names.get(message, ())} & self._apart.keys():
                self._called[message] = called

    def run(self, strong: float = STRONG) -> list[list[str]]:
        """All groups, each sorted, when nothing strong is left between two of them."""
        waiting = [
            (-self._strength(one, other), one, other)
            for one, near in self._links.items()
            for other in near
            if one < other and self._strength(one, other) >= strong
        ]
        heapify(waiting)
        while waiting and -waiting[0][0] >= strong:
            negative, one, other = heappop(waiting)
            if other not in self._links.get(one, ()):
                continue
            now = self._strength(one, other)
            if now < -negative:  # one of them has grown since
                heappush(waiting, (-now, one, other))
                continue
            moving = list(self._links[other])
            if now == -negative and self._join(one, other):
                for near in moving:  # with all others it is no stronger than it was
                    if near != one and (found := self._strength(one, near)) >= strong:
                        heappush(waiting, (-found, min(one, near), max(one, near)))
        return sorted(sorted(group) for group in self.members.values())

    def _strength(self, one: str, other: str) -> float:
        best, together = self._links[one][other]
        few, many = sorted((len(self.members[one]), len(self.members[other])))
        return BEST * best + (1 - BEST) * min(1.0, together / (few * min(many, ENOUGH)))

    def _join(self, one: str, other: str) -> bool:
        """The second goes into the first, unless a person has parted any two of them."""
        if one == other or self._are_parted(one, other) or self._are_parted(other, one):
            return False
        for message in self.members[other]:
            self._of[message] = one
        self.members[one] += self.members.pop(other)
        if other in self._apart:
            self._apart[one] |= self._apart.pop(other)
        if other in self._called:
            self._called[one] = self._called.get(one, set()) | self._called.pop(other)
        for near, (best, together) in self._links.pop(other, {}).items():
            del self._links[near][other]
            if near != one:
                best_before, before = self._links[one].get(near, (0.0, 0.0))
                self._links[one][near] = self._links[near][one] = (max(best, best_before), together + before)
        return True

    def _are_parted(self, one: str, other: str) -> bool:
        return other in self._called and not self._apart.get(one, set()).isdisjoint(self._called[other])
