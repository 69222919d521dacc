"""Finding known names in a text: the longest at each place, from left to right, however many are known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Lexicon:
    """Names to look for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._starting: dict[str, list[str]] = defaultdict(list)
        for name in sorted({name for name in names if name}, key=lambda name: (-len(name), name)):
            self._starting[name[:1]].append(name)

    def found_in(self, text: str) -> Iterator[str]:
        """Each name as often as it stands there; none within another."""
        place = 0
        while place < len(text):
            name = self._at(text, place)
            place += len(name) or 1
            if name:
                yield name

    def _at(self, text: str, place: int) -> str:
        for name in self._starting.get(text[place], ()):
            if text.startswith(name, place):
                return name
        return ""
