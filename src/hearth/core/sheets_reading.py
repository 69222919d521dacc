"""Reading a spreadsheet that somebody sends: what it is, its content says, not its name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from hearth.core.sheets import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Reader, Row, Unreadable, tidy, unguarded
from hearth.core.sheets_workbook import rows_of_workbook

csv.field_size_limit(MOST_BYTES)  # a cell that is too long is one row's mistake, not the file's

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_KINDS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"RIFF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8", "gb18030")  # GB18030 holds GBK and GB2312
DELIMITERS = ",\t;，"


ROWS_BETWEEN = 200


def read_rows(file: Path, reader: Reader | None = None) -> Iterator[Row]:
    """The rows in which anything stands; raises `Unreadable` where the file is none that can be taken."""
    if file.stat().st_size > MOST_BYTES:
        raise Unreadable("too_large")
    count = 0
    for seen, row in enumerate(_rows(file, reader), 1):
        if reader and seen % ROWS_BETWEEN == 0:
            reader.tick(ROWS_BETWEEN)
        if any(row.cells):
            count += 1
            if count > MOST_ROWS + 1:
                raise Unreadable("too_many_rows")
            yield row
    if not count:
        raise Unreadable("empty")


def _rows(file: Path, reader: Reader | None) -> Iterator[Row]:
    with file.open("rb") as opened:
        begins = opened.read(16)
    if begins.startswith(ZIP):
        return rows_of_workbook(file, reader)
    if begins.startswith(OLE):
        raise Unreadable("locked_or_old")
    if begins.startswith(OTHER_KINDS):
        raise Unreadable("no_sheet")
    return rows_of_text(file.read_bytes(), reader)


def rows_of_text(content: bytes, reader: Reader | None = None) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8, UTF-16, GBK or GB18030, parted by commas, semicolons or tabs."""
    text = _decoded(content)
    if text.count("\0") > len(text) // 10:
        raise Unreadable("no_sheet")
    if reader:
        reader.begin(text.count("\n"))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    for number, cells in enumerate(lines, 1):
        yield _row(number, cells[:MOST_COLUMNS])


def _row(number: int, cells: list[str]) -> Row:
    tidied = [tidy(unguarded(cell)) for cell in cells]
    marks = {place: "cleaned" for place, (_text, was_changed) in enumerate(tidied) if was_changed}
    return Row(number, [text for text, _changed in tidied], marks)


def _decoded(content: bytes) -> str:
    marked = [encoding for mark, encoding in BYTE_ORDER_MARKS.items() if content.startswith(mark)]
    for encoding in marked or ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("encoding")


def _delimiter(text: str) -> str:
    """The sign that parts most cells in the first lines."""
    beginning = text[:4000]
    return max(DELIMITERS, key=beginning.count)
