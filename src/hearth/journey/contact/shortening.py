"""Whether a wording is what was written, only shorter: sentences left out whole, words covered, nothing added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from hearth.journey.contact.masking import BLOCKS

SENTENCE = re.compile(r"""\s*(.+?(?:[。！？!?；;]+[”’」』)）"']*|\.(?=\s)|\n|\Z))""", re.DOTALL)


def is_cut_from(wording: str, original: str) -> bool:
    """Every sentence of the wording stands in the original, in the same order, but for what is covered."""
    whole, place = Original(_tight(original)), 0
    for match in SENTENCE.finditer(_tight(wording)):
        place = whole.after(match[1].rstrip("\n"), place)
        if place < 0:
            return False
    return True


def _tight(text: str) -> str:
    """Without blanks that nobody sees as words."""
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Original:
    """What was written, and where its sentences begin and end."""

    text: str

    def after(self, sentence: str, place: int) -> int:
        """Where it goes on after this sentence, sought from this place on; -1 where it does not stand there whole."""
        parts = BLOCKS.split(sentence)
        ends = (self._end(parts, start) for start in self.starts if start >= place)
        return next((end for end in ends if end >= 0), -1)

    @cached_property
    def starts(self) -> list[int]:
        """Where a sentence begins."""
        return [match.start(1) for match in SENTENCE.finditer(self.text)]

    @cached_property
    def ends(self) -> list[int]:
        """Where a sentence ends."""
        return [match.start(1) + len(match[1].rstrip("\n")) for match in SENTENCE.finditer(self.text)]

    def _end(self, parts: list[str], start: int) -> int:
        """The end of a sentence that begins here and says these parts, with anything between them."""
        first, *between = parts
        if not self.text.startswith(first, start):
            return -1
        place = start + len(first)
        if not between:
            return place if place in self.ends else -1
        for part in between[:-1]:
            found = self.text.find(part, place)
            if found < 0:
                return -1
            place = found + len(part)
        return self._last(between[-1], place)

    def _last(self, part: str, place: int) -> int:
        fits = (end for end in self.ends if end - len(part) >= place and self.text.endswith(part, 0, end))
        return next(fits, -1)
