"""A ZIP as an office sends it: one spreadsheet and the photos its rows name; looked over before it is unpacked."""

from __future__ import annotations

import shutil
import zlib
from functools import cached_property
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from hearth.core.files import private, write_whole
from hearth.core.photos import LARGEST_FILE
from hearth.core.sheets import MOST_BYTES, Unreadable

MOST_PARCEL = 2 * 1024**3
MOST_PARTS = 30_000
BROKEN = (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error)
SHEETS = (".xlsx", ".csv", ".txt")
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".heic")
IS_UTF_8 = 0x800
LEFT_BEHIND = ("__MACOSX", ".", "~$")  # what programs leave in a folder without being asked


class Parcel:
    """Its spreadsheet, and its photos by the names under which rows can name them."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @staticmethod
    def is_one(file: Path) -> bool:
        """Whether this file is a ZIP that is no workbook itself."""
        with file.open("rb") as opened:
            if not opened.read(4).startswith(b"PK\x03\x04"):
                return False
        try:
            with ZipFile(file) as parts:
                return "xl/workbook.xml" not in parts.namelist()
        except BROKEN:
            return False

    def lay_sheet(self, target: Path) -> None:
        """Write its one spreadsheet down; raises `Unreadable` where there is none, or several."""
        found = [part for name, part in self._parts.items() if name.lower().endswith(SHEETS)]
        if len(found) != 1:
            raise Unreadable("several_sheets" if found else "no_sheet_inside")
        if found[0].file_size > MOST_BYTES:
            raise Unreadable("too_large")
        write_whole(target, self._content(found[0]))

    @cached_property
    def photos(self) -> dict[str, str]:
        """The place of each photo by its name, and by its name within its folders where others are called the same."""
        places = [name for name in self._parts if name.lower().endswith(PHOTOS)]
        found: dict[str, list[str]] = {}
        for place in places:
            steps = PurePosixPath(place).parts
            for begins in range(len(steps)):
                found.setdefault("/".join(steps[begins:]).lower(), []).append(place)
        return {name: where[0] for name, where in found.items() if len(where) == 1}

    def place_of(self, name: str) -> str:
        """Where the photo of this name lies; nothing where there is none, or where it could be several."""
        return self.photos.get(name.replace("\\", "/").strip("/ ").lower(), "")

    def lay_photo(self, place: str, target: Path) -> bool:
        """Write this photo down as it was sent; not where it is larger than any photo may be, or damaged."""
        part = self._parts[place]
        if part.file_size > LARGEST_FILE:
            return False
        try:
            with self._opened.open(part) as came, open(target, "wb", opener=private) as kept:
                shutil.copyfileobj(came, kept)
        except BROKEN:
            target.unlink(missing_ok=True)
            return False
        return True

    @cached_property
    def _parts(self) -> dict[str, ZipInfo]:
        """What lies in it, by name; a part unpacks into no more than the size it declares."""
        try:
            held = [part for part in self._opened.infolist() if not part.is_dir()]
        except BROKEN as broken:
            raise Unreadable("damaged") from broken
        if any(part.flag_bits & 1 for part in held):
            raise Unreadable("locked_or_old")
        if len(held) > MOST_PARTS or sum(part.file_size for part in held) > MOST_PARCEL:
            raise Unreadable("swollen")
        named = {_name(part): part for part in held}
        return {name: part for name, part in named.items() if not _was_left_behind(name)}

    @cached_property
    def _opened(self) -> ZipFile:
        """Opened once: to read what lies in it costs more than to unpack a photo. Several threads may read from it."""
        return ZipFile(self._file)

    def _content(self, part: ZipInfo) -> bytes:
        try:
            return self._opened.read(part)
        except BROKEN as broken:
            raise Unreadable("damaged") from broken


def _name(part: ZipInfo) -> str:
    """As its sender reads it: Chinese Windows writes names in GBK and does not say so."""
    if part.flag_bits & IS_UTF_8:
        return part.filename
    raw = part.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return part.filename


def _was_left_behind(name: str) -> bool:
    return any(step.startswith(LEFT_BEHIND) for step in PurePosixPath(name).parts)
