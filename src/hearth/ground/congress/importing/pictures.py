"""Photos that come in one ZIP with a spreadsheet: made again before anything is written, so that progress can be seen.

What was drawn lies beside the file until it has been imported. A worker that was killed goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from hearth.core.parcels import Parcel
from hearth.core.photos import TOGETHER, Rewritten, rewrite_all
from hearth.ground.congress.importing.progress import Progress
from hearth.ground.congress.models import Import

FOLDER_MODE = 0o700
MOST_NAMED = 50
HANDS = min(4, os.cpu_count() or 1)  # each draws in a process of its own, which may take half a gigabyte


class Drawn(NamedTuple):
    """A photo made again: where it lies, how large it is, and the fingerprint of what came."""

    file: Path
    width: int
    height: int
    original_hash: str


class Pictures:
    """The photos of one ZIP: which there are, and those that have been drawn."""

    def __init__(self, source: Import) -> None:
        self.parcel = Parcel(source.file)
        self._folder = source.pictures
        self._drawn: dict[str, Drawn | None] = {}
        self.undrawn: list[str] = []  # of those that were asked for, such as no picture could be made from

    def place_of(self, name: str) -> str:
        """Where the photo of this name lies in the ZIP; nothing where it is not in it."""
        return self.parcel.place_of(name)

    def draw(self, places: Iterable[str], progress: Progress) -> None:
        """Make these photos again, those that have not been made yet."""
        self._folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        wanted = list(dict.fromkeys(places))
        progress.begin(len(wanted))
        waiting = [place for place in wanted if not self._note(place).exists()]
        progress.tick(len(wanted) - len(waiting))
        with ThreadPoolExecutor(HANDS) as hands:
            for done in hands.map(
                self._draw_some, [waiting[n : n + TOGETHER] for n in range(0, len(waiting), TOGETHER)]
            ):
                progress.tick(done)

    def drawn(self, place: str) -> Drawn | None:
        """What became of a photo; None where no picture could be made from it."""
        if place not in self._drawn:
            self._drawn[place] = self._remembered(place)
            if self._drawn[place] is None and len(self.undrawn) < MOST_NAMED:
                self.undrawn.append(place)
        return self._drawn[place]

    def _draw_some(self, places: list[str]) -> int:
        laid = [(place, self._file(place, ".came")) for place in places]
        came = [(place, file) for place, file in laid if self.parcel.lay_photo(place, file)]
        made = dict(zip((place for place, _file in came), self._made(came), strict=True))
        for place, file in laid:
            file.unlink(missing_ok=True)
            one = made.get(place)
            told = [one.width, one.height, one.sha256_original] if one else None
            self._note(place).write_text(json.dumps(told))
        return len(places)

    def _made(self, came: list[tuple[str, Path]]) -> Iterator[Rewritten | None]:
        yield from rewrite_all([(file, self._file(place, ".jpg")) for place, file in came])

    def _remembered(self, place: str) -> Drawn | None:
        try:
            told: Any = json.loads(self._note(place).read_text())
        except FileNotFoundError:
            return None
        return Drawn(self._file(place, ".jpg"), *told) if told else None

    def _note(self, place: str) -> Path:
        return self._file(place, ".told")

    def _file(self, place: str, suffix: str) -> Path:
        name = hashlib.blake2b(place.encode(), digest_size=12).hexdigest()
        return self._folder / f"{name}{suffix}"
