"""What gathering must be able to ask; a product puts its database behind this, a measurement its memory."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from hearth.core.text.reading import Reading


class Store(Protocol):
    """The messages and demands that are known. Messages and groups are named by whatever keys the caller uses."""

    def demands(self) -> int:
        """How many demands there are, lone messages among them."""

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many demands each of these terms stands."""

    def sharing(self, words: Mapping[str, float], newest: int, most: int) -> Iterable[str]:
        """Messages that share one of these words, for each word the newest so many; at most so many altogether.

        Each word comes with what it says; where there are more, those that share what says most are wanted.
        """

    def overlaps(self, words: Mapping[str, float], messages: Collection[str]) -> Mapping[str, float]:
        """How much each of those found shares of these words: their weights, by the root of how many words it has."""

    def readings(self, messages: Collection[str]) -> Mapping[str, Reading]:
        """What was read in them."""

    def groups(self, messages: Collection[str]) -> Mapping[str, str]:
        """The group of each."""

    def sizes(self, groups: Collection[str]) -> Mapping[str, int]:
        """How many different senders each group has."""

    def apart(self, message: str) -> Collection[str]:
        """Groups from which a person has parted this message."""

    def together(self, message: str) -> str | None:
        """The group into which a person has put this message."""
