"""Reading XLSX (ECMA-376): looked over before it is opened, since a small file can unfold into a very large one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import iterparse
from zipfile import BadZipFile, ZipFile

from hearth.core.sheets import MOST_COLUMNS, Reader, Row, Unreadable, tidy

MOST_UNPACKED, MOST_STRINGS, MOST_PARTS = 256 * 1024 * 1024, 64 * 1024 * 1024, 2000
LAST_ROW = 1_048_576  # of any sheet there can be
MOST_MERGED = 20_000
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
ODD = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[ />]")
ZEROS = re.compile("0+")
Box = tuple[int, int, int, int]


def rows_of_workbook(file: Path, reader: Reader | None = None) -> Iterator[Row]:
    """The rows of the first sheet that can be seen, each cell as the text its reader sees."""
    _look_over(file)
    try:
        yield from _rows(file, reader)
    except Unreadable:
        raise
    except Exception as broken:  # a damaged file fails wherever the damage is
        raise Unreadable("damaged") from broken


def _look_over(file: Path) -> None:
    try:
        with ZipFile(file) as parts:
            held = parts.infolist()
            if any(part.flag_bits & 1 for part in held):
                raise Unreadable("locked_or_old")
            if "xl/workbook.xml" not in parts.namelist():
                raise Unreadable("no_sheet")
            if not _has_measure(held) or any(_declares(parts, part) for part in held):
                raise Unreadable("swollen")
    except (BadZipFile, NotImplementedError, OSError, EOFError) as broken:
        raise Unreadable("damaged") from broken


def _has_measure(parts: list[Any]) -> bool:
    """Whether the parts unpack into no more than an honest sheet needs; none unpacks beyond the size it declares."""
    strings = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    unpacked = sum(part.file_size for part in parts)
    return len(parts) <= MOST_PARTS and unpacked <= MOST_UNPACKED and strings <= MOST_STRINGS


def _declares(parts: ZipFile, part: Any) -> bool:
    """Whether this part declares entities, which no spreadsheet program writes."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with parts.open(part) as opened:
        beginning = opened.read(4096)
    return any(sign in beginning for sign in ENTITIES)


def _rows(file: Path, reader: Reader | None) -> Iterator[Row]:
    with file.open("rb") as opened, closing(_book(opened)) as book:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise Unreadable("empty")
        sheet = sheets[0]
        if reader:
            reader.begin(sheet.max_row or 1)
        sheet.reset_dimensions()  # some programs write a wrong size, and rows beyond it would be lost
        formulas, boxes = _oddities(file, sheet._worksheet_path)  # nothing public tells formulas and merged cells
        merged = Merged(boxes)
        for number, cells in enumerate(islice(sheet.iter_rows(max_col=MOST_COLUMNS), LAST_ROW), 1):
            yield merged.filled(_row(number, cells, formulas))


def _book(opened: IO[bytes]) -> Any:
    from openpyxl import load_workbook  # a fifth of a second of each start, for what comes once a year

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of every style it does not know
        return load_workbook(opened, read_only=True, data_only=True)


def _row(number: int, cells: tuple[Any, ...], formulas: set[tuple[int, int]]) -> Row:
    texts, marks = [], {}
    for place, cell in enumerate(cells):
        if cell.value is None and not formulas:
            texts.append("")
            continue
        text, was_changed = tidy(_text(cell)) if cell.value is not None else ("", False)
        texts.append(text)
        if was_changed:
            marks[place] = "cleaned"
        if cell.data_type == "e":
            marks[place] = "failed"
        if (number, place + 1) in formulas:
            marks[place] = "formula"
    return Row(number, texts, marks)


def _text(cell: Any) -> str:
    """What stands in the cell: codes keep the zeros they are shown with, dates are written year first."""
    value = cell.value
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time().isoformat() == "00:00:00" else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        value = int(value) if value.is_integer() else f"{value:.15g}"
    has_zeros = isinstance(value, int) and ZEROS.fullmatch(cell.number_format or "")
    return str(value).zfill(len(cell.number_format)) if has_zeros else str(value)


def _oddities(file: Path, part: str) -> tuple[set[tuple[int, int]], list[Box]]:
    """Where formulas stand and which cells are merged; most sheets have neither, and are not parsed twice."""
    from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

    formulas: set[tuple[int, int]] = set()
    boxes: list[Box] = []
    with ZipFile(file) as parts:
        if not _is_odd(parts, part):
            return formulas, boxes
        with parts.open(part) as opened:
            for _end, element in iterparse(opened):  # noqa: S314 - parts that declare entities were refused
                name = element.tag.rpartition("}")[2]
                if name == "c" and element.find("{*}f") is not None:
                    formulas.add(coordinate_to_tuple(element.get("r", "A1")))
                elif name == "mergeCell" and len(boxes) < MOST_MERGED:
                    boxes.append(range_boundaries(element.get("ref", "A1")))
                elif name == "row":
                    element.clear()
    return formulas, boxes


def _is_odd(parts: ZipFile, part: str) -> bool:
    with parts.open(part) as opened:
        last = b""
        while piece := opened.read(1 << 20):
            if ODD.search(last + piece):
                return True
            last = piece[-32:]
    return False


class Merged:
    """Merged cells: what stands in the first counts for all that lie under it."""

    def __init__(self, boxes: list[Box]) -> None:
        self._coming = sorted(boxes, key=lambda box: -box[1])
        self._open: list[tuple[Box, str]] = []

    def filled(self, row: Row) -> Row:
        """The row with the text of merged cells in each of them; a row that would otherwise be empty stays so."""
        self._open = [(box, text) for box, text in self._open if box[3] >= row.number]
        while self._coming and self._coming[-1][1] <= row.number:
            box = self._coming.pop()
            first = box[0] - 1
            self._open.append((box, row.cells[first] if first < len(row.cells) else ""))
        if self._open and any(row.cells):
            self._fill(row)
        return row

    def _fill(self, row: Row) -> None:
        for (left, top, right, _bottom), text in self._open:
            for place in range(left - 1, min(right, len(row.cells))):
                if text and not row.cells[place] and (row.number > top or place >= left):
                    row.cells[place] = text
                    row.marks.setdefault(place, "merged")
