"""What somebody seeks, in two forms: as PostgreSQL matches it, and as a reader's eye finds it again in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from hearth.core.bigrams import BETWEEN_HAN, HAN, IS_HAN, RUNS, folded, one_phrase, phrase_query, words_to_stem
from hearth.core.plain import plain
from hearth.core.stems import stems_of

LONGEST = 64
MOST_WORDS = 8
BEFORE, AROUND = 18, 96
OF_A_WORD = rf"[^\W_{HAN}]"
NEVER = re.compile(r"(?!)")


class Piece(NamedTuple):
    """Some words of a text, and whether they were sought."""

    words: str
    is_sought: bool


class Sought:
    """Some words, cleaned and shortened: eight at most, sixty-four characters."""

    def __init__(self, typed: str) -> None:
        self.typed = plain(typed)[:LONGEST].strip()
        every = [word for word in self.typed.split() if RUNS.search(folded(word))]
        self.words, self.left_out = every[:MOST_WORDS], every[MOST_WORDS:]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def said(self) -> str:
        """The words that are sought."""
        return " ".join(self.words)

    @property
    def is_short(self) -> bool:
        """A single sign stands in so many texts that finding it would tell nothing."""
        return bool(self.words) and len("".join(RUNS.findall(folded(self.said)))) < 2

    @property
    def is_one(self) -> bool:
        """Whether words as they were typed and words apart from each other are the same."""
        return self.exactly() == self.anyhow()

    def exactly(self, parts: str = "") -> str:
        """A tsquery: all of it in one piece, just as it was typed."""
        return one_phrase(self.said, parts, is_counted=True)

    def anyhow(self, parts: str = "") -> str:
        """A tsquery: all the words, wherever each stands, and in other forms of English ones."""
        return phrase_query(self.said, parts, self._stems, is_counted=True)

    def pieces(self, text: str) -> list[Piece]:
        """The whole text, in pieces that were sought and others."""
        return list(_cut(text, self._places(text)))

    def around(self, text: str) -> list[Piece]:
        """The part of a text in which the words first stand, on one line; empty where they do not."""
        line = " ".join(text.split())
        places = self._places(line)
        if not places:
            return []
        start = max(0, places[0][0] - BEFORE)
        end = min(len(line), start + AROUND)
        inside = [(a - start, min(b, end) - start) for a, b in places if a < end]
        before = [Piece("…", False)] if start else []
        after = [Piece("…", False)] if end < len(line) else []
        return [*before, *_cut(line[start:end], inside), *after]

    @cached_property
    def _stems(self) -> dict[str, str]:
        english = words_to_stem([self.said])
        return stems_of(english) if english else {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = [r"[\W_]*".join(self._form(run) for run in RUNS.findall(folded(word))) for word in self.words]
        if not words:
            return NEVER
        whole = r"[\W_]*".join(self._form(run) for run in RUNS.findall(BETWEEN_HAN.sub("", folded(self.said))))
        return re.compile("|".join(dict.fromkeys([whole, *sorted(words, key=len, reverse=True)])))

    def _form(self, run: str) -> str:
        if IS_HAN.match(run):
            return re.escape(run)
        forms = re.escape(run)
        if stem := self._stems.get(run):
            begun = re.escape(stem[:-1]) + "[iy]" if stem.endswith("i") else re.escape(stem)
            forms = f"(?:{forms}|{begun}{OF_A_WORD}*)"
        return rf"(?<!{OF_A_WORD}){forms}(?!{OF_A_WORD})"

    def _places(self, text: str) -> list[tuple[int, int]]:
        plainer, origin = _folded_in_place(text)
        return [(origin(found.start()), origin(found.end() - 1) + 1) for found in self._pattern.finditer(plainer)]


def _cut(text: str, places: list[tuple[int, int]]) -> list[Piece]:
    pieces, reached = [], 0
    for start, end in places:
        if start < reached:
            continue
        pieces += [Piece(text[reached:start], False), Piece(text[start:end], True)]
        reached = end
    return [piece for piece in [*pieces, Piece(text[reached:], False)] if piece.words]


def _folded_in_place(text: str) -> tuple[str, Callable[[int], int]]:
    """The text without differences of width and case, and for each place in it the place in the text itself."""
    plainer = folded(text)
    if len(plainer) == len(text):
        return plainer, lambda place: place
    signs = [(folded(sign), place) for place, sign in enumerate(text)]
    origin = [place for sign, place in signs for _ in sign]
    return "".join(sign for sign, _ in signs), lambda place: origin[place]
