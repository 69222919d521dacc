"""Everything known in the memory of one process: for measurements and tests, about 25 kilobytes a message."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from itertools import islice
from math import sqrt

from hearth.core.text.merging import Pair
from hearth.core.text.reading import Reading


class MemoryStore:
    """Messages in the order in which they came."""

    def __init__(self) -> None:
        self.group_of: dict[str, str] = {}
        self._readings: dict[str, Reading] = {}
        self._with: dict[str, list[str]] = defaultdict(list)
        self._frequencies: Counter[str] = Counter()
        self._terms: dict[str, Counter[str]] = defaultdict(Counter)
        self._senders: dict[str, set[str]] = defaultdict(set)
        self._parted: dict[str, set[str]] = defaultdict(set)
        self._bound: dict[str, str] = {}
        self._members: Counter[str] = Counter()
        self._links: dict[str, dict[str, float]] = defaultdict(dict)
        self._left_out: str | None = None

    def add(self, message: str, reading: Reading, group: str) -> None:
        """A message is in this group from now on; its words are counted once for the group."""
        self.group_of[message], self._readings[message] = group, reading
        for word in reading.words:
            self._with[word].append(message)
        self._frequencies.update(reading.terms - self._terms[group].keys())
        self._terms[group].update(reading.terms)
        self._senders[group].add(reading.sender or message)
        self._members[group] += 1

    def remember(self, message: str, near: Iterable[tuple[str, float]]) -> None:
        """What it was like when it came."""
        for key, likely in near:
            self._links[message][key] = self._links[key][message] = likely

    def around(self, group: str) -> tuple[dict[Pair, float], dict[str, str]]:
        """All pairs of the group and of those that any of it is like, and in which group each message is."""
        mine = [message for message, found in self.group_of.items() if found == group]
        near = {self.group_of[key] for message in mine for key in self._links[message]} | {group}
        groups = {message: found for message, found in self.group_of.items() if found in near}
        links = ((one, other, likely) for one in groups for other, likely in self._links[one].items())
        return {(one, other): likely for one, other, likely in links if one < other and other in groups}, groups

    def merge(self, into: str, other: str) -> None:
        """All of the other group is in this one from now on; a word that both used is counted once."""
        for message, group in self.group_of.items():
            if group == other:
                self.group_of[message] = into
        self._frequencies.subtract(self._terms[into].keys() & self._terms[other].keys())
        self._terms[into].update(self._terms.pop(other))
        self._senders[into] |= self._senders.pop(other)
        self._members[into] += self._members.pop(other)

    def part(self, message: str, group: str) -> None:
        """A person says that this message does not belong there."""
        self._parted[message].add(group)

    def bind(self, message: str, group: str) -> None:
        """A person says that it does."""
        self._bound[message] = group

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def without(self, message: str) -> MemoryStore:
        """The same as if this message came only now: what it says alone is rarer than what its group says, too."""
        found = copy(self)
        found._left_out = message
        return found

    def demands(self) -> int:
        return len(self._terms) - self._is_alone()

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        found = {term: self._frequencies[term] for term in terms if term in self._frequencies}
        if self._left_out is not None:
            held = self._terms[self.group_of[self._left_out]]
            for term in self._readings[self._left_out].terms:
                if term in found and held[term] == 1:
                    found[term] -= 1
        return {term: often for term, often in found.items() if often}

    def _is_alone(self) -> bool:
        return self._left_out is not None and self._members[self.group_of[self._left_out]] == 1

    def sharing(self, words: Mapping[str, float], newest: int, most: int) -> Iterable[str]:
        found = (message for word in words for message in self._with.get(word, [])[-newest:])
        return list(islice(dict.fromkeys(found), most))

    def overlaps(self, words: Mapping[str, float], messages: Collection[str]) -> Mapping[str, float]:
        return {message: _overlap(words, self._readings[message].words) for message in messages}

    def readings(self, messages: Collection[str]) -> Mapping[str, Reading]:
        return {message: self._readings[message] for message in messages}

    def groups(self, messages: Collection[str]) -> Mapping[str, str]:
        return {message: self.group_of[message] for message in messages}

    def sizes(self, groups: Collection[str]) -> Mapping[str, int]:
        return {group: len(self._senders[group]) for group in groups}

    def apart(self, message: str) -> Collection[str]:
        return self._parted.get(message, frozenset())

    def together(self, message: str) -> str | None:
        return self._bound.get(message)


def _overlap(words: Mapping[str, float], others: Mapping[str, int]) -> float:
    return sum([words[word] for word in words.keys() & others.keys()]) / sqrt(len(others) or 1)
