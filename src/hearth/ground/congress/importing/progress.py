"""How far the work has got, noted beside the file: a transaction shows nothing of itself until it ends."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

SECONDS_BETWEEN = 0.2


class Standing(NamedTuple):
    """So many rows of so many."""

    done: int
    total: int


class Progress:
    """Counts rows and notes the count a few times a second."""

    def __init__(self, file: Path, total: int, *, times: int = 1, begins: int = 0) -> None:
        self._file, self._total, self._times = file, total * times, times
        self._done, self._noted = begins, 0.0
        self._note()

    def tick(self, rows: int) -> None:
        """So many more rows are done."""
        self._done += rows
        if time.monotonic() - self._noted >= SECONDS_BETWEEN:
            self._note()

    def _note(self) -> None:
        self._noted = time.monotonic()
        fresh = self._file.with_suffix(".fresh")
        fresh.write_text(json.dumps([min(self._done, self._total), self._total]))
        fresh.replace(self._file)


def standing(file: Path) -> Standing | None:
    """How far it has got, or None where nothing is noted yet."""
    try:
        return Standing(*json.loads(file.read_text()))
    except (OSError, ValueError, TypeError):
        return None
