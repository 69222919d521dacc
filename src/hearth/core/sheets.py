"""A spreadsheet, whatever program wrote it: rows of plain text, and what was odd about a cell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Protocol

from hearth.core.plain import plain

MOST_ROWS = 100_000
MOST_COLUMNS = 60
MOST_BYTES = 20 * 1024 * 1024
INVISIBLE = str.maketrans("", "", "\u200b\u200e\u200f\ufeff\u2060")
# what a spreadsheet program would take for a formula (D10), with the quotes that keep it from doing so
RISKY = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet under the number its reader sees; `marks` says which cells were odd, and how."""

    number: int
    cells: list[str]
    marks: dict[int, str] = field(default_factory=dict)


class Reader(Protocol):
    """Who wants to know how far the reading has got."""

    def begin(self, rows: int) -> None:
        """About so many rows are to be read."""

    def tick(self, rows: int) -> None:
        """So many more were read."""


class Unreadable(Exception):
    """The whole file cannot be taken; `why` names the reason, `facts` what a sentence about it needs."""

    def __init__(self, why: str, **facts: Any) -> None:
        super().__init__(why)
        self.why, self.facts = why, facts


def guarded(text: str) -> str:
    """The text with a quote before it where a spreadsheet program would compute it (D10)."""
    return f"'{text}" if RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text without the one quote that `guarded` put before it."""
    return text[1:] if text.startswith("'") and RISKY.match(text) else text


def tidy(text: str) -> tuple[str, bool]:
    """The text as it can be stored, on one line; and whether signs had to be left out that nobody can see."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip(), False
    seen = text.replace("\r", "\n").replace("\t", " ").translate(INVISIBLE)
    kept = plain(seen)
    return " ".join(kept.split()), any(unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n" for sign in seen)
