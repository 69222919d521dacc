"""How places are found by what somebody remembers of them, in a number of steps that does not grow with the places.

The database keeps for each place (`words`) every ending of its names and of their sounds, and the whole names behind a
“=”. What stands inside a name is the beginning of one of its endings; what a house number follows is a whole name.
"""

from __future__ import annotations

import re

from django.db.models.expressions import RawSQL

from hearth.core.bigrams import folded
from hearth.core.tenancy import TenantQuerySet

MOST = 200  # matches looked at before the best of them are shown
MOST_EACH = 50
LONGEST = 30
SHORTEST_SOUND = 3
MARKS = re.compile(r"[^\w]+")


class PlaceQuerySet(TenantQuerySet):
    """Places of the congress in scope."""

    def called(self, typed: str) -> PlaceQuerySet:
        """Those in whose names, other names or sounds each of these words stands."""
        words = " & ".join(f"'{word}':*" for word in words_of(typed))
        return self._matching([words] if words else [], MOST)

    def named_within(self, typed: str) -> PlaceQuerySet:
        """Those whose whole name stands in what was typed (锦苑小区7号楼)."""
        return self._matching([f"'={name}'" for name in names_within(typed)])

    def resembling(self, typed: str, length: int) -> PlaceQuerySet:
        """Those in whose names some piece of this length stands of what was typed."""
        whole = "".join(words_of(typed))
        pieces = {whole[start : start + length] for start in range(len(whole) - length + 1)}
        return self._matching([f"'{piece}':*" for piece in sorted(pieces)])

    def _matching(self, sought: list[str], most_each: int = MOST_EACH) -> PlaceQuerySet:
        if not sought:
            return self.none()
        found = RawSQL("SELECT places_saying(%s::text[], %s, %s)", [sought, most_each, MOST])
        return self.filter(pk__in=found).defer("words")


def words_of(typed: str) -> list[str]:
    """The words of what was typed, without differences of width and case."""
    return MARKS.sub(" ", folded(typed)[:LONGEST]).split()


def names_within(typed: str) -> list[str]:
    """Every piece of what was typed that could be the whole name of a place."""
    words = words_of(typed)
    return sorted({name for word in (*words, "".join(words)) for name in _pieces(word)})


def _pieces(word: str) -> set[str]:
    if word.isascii():
        return {word[:end] for end in range(SHORTEST_SOUND, len(word) + 1)}
    ends = range(2, len(word) + 1)
    return {word[start:end] for end in ends for start in range(end - 1) if end - start >= 2}
