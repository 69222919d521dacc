"""How far the work has got, noted beside the file: a transaction shows nothing of itself until it ends."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

SECONDS_BETWEEN = 0.2
FULL = 1000


class Standing(NamedTuple):
    """So much of so much."""

    done: int
    total: int


class Progress:
    """Counts the rows of one stage after another, each a share of the whole, and notes it a few times a second.

    `behind` is the share that was done before.
    """

    def __init__(self, file: Path, *shares: int, behind: int = 0) -> None:
        self._file, self._coming, self._whole = file, list(shares), behind + sum(shares)
        self._behind, self._share, self._rows, self._done, self._noted = behind, 0, 1, 0, 0.0
        self._note()

    def begin(self, rows: int) -> None:
        """The next stage has so many rows."""
        self._behind, self._share = self._behind + self._share, self._coming.pop(0)
        self._rows, self._done = max(rows, 1), 0
        self.tick(0)

    def tick(self, rows: int) -> None:
        """So many more rows of this stage are done."""
        self._done = min(self._done + rows, self._rows)
        if time.monotonic() - self._noted >= SECONDS_BETWEEN:
            self._note()

    def _note(self) -> None:
        self._noted = time.monotonic()
        done = FULL * (self._behind * self._rows + self._share * self._done) // (self._whole * self._rows)
        fresh = self._file.with_suffix(".fresh")
        fresh.write_text(json.dumps([done, FULL]))
        fresh.replace(self._file)


def standing(file: Path) -> Standing | None:
    """How far it has got, or None where nothing is noted yet."""
    try:
        return Standing(*json.loads(file.read_text()))
    except (OSError, ValueError, TypeError):
        return None
