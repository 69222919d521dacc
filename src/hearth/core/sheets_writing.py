"""Writing spreadsheets that no program computes (D10): XLSX with nothing but text, CSV with guarded cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import IO, Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from hearth.core.sheets import guarded

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST, NARROWEST = 40, 10
ROWS_WITH_A_LIST = 5000


@dataclass(frozen=True)
class Book:
    """A sheet to write: its heads, the words to choose from in a column, and notes on a second sheet."""

    title: str
    heads: Sequence[str]
    choices: dict[int, Sequence[str]] = field(default_factory=dict)
    needed: frozenset[int] = frozenset()
    notes_title: str = ""
    notes: Sequence[Sequence[str]] = ()
    lists_title: str = "_"


def csv_pieces(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """A CSV file, piece by piece, with the mark by which Excel knows UTF-8."""
    yield "\ufeff".encode()
    page = io.StringIO(newline="")
    write = csv.writer(page).writerow
    for number, row in enumerate(chain([heads], rows), 1):
        write([guarded(cell) for cell in row])
        if number % 500 == 0:
            yield _taken(page)
    yield _taken(page)


def write_workbook(target: IO[bytes], book: Book, rows: Iterable[Sequence[str]]) -> None:
    """An XLSX file in which every cell is text, so that codes keep their zeros and nothing is computed."""
    made = xlsxwriter.Workbook(target, AS_TEXT | {"constant_memory": True})
    text, bold = made.add_format({"num_format": "@"}), made.add_format({"bold": True, "num_format": "@"})
    needed = made.add_format({"bold": True, "num_format": "@", "bottom": 2, "bottom_color": "#0f6553"})
    sheet = made.add_worksheet(book.title[:31])
    _set_out(sheet, book, text)
    for place, head in enumerate(book.heads):
        sheet.write_string(0, place, head, needed if place in book.needed else bold)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if cell:
                sheet.write_string(number, place, cell, text)
    if book.notes:
        _write_notes(made, book, bold)
    _offer_choices(made, sheet, book)
    made.close()


def _set_out(sheet: Any, book: Book, text: Any) -> None:
    sheet.freeze_panes(1, 0)
    for place, head in enumerate(book.heads):
        sheet.set_column(place, place, min(WIDEST, max(NARROWEST, 2 * len(head) + 4)), text)


def _write_notes(made: Any, book: Book, bold: Any) -> None:
    wrapped = made.add_format({"text_wrap": True, "valign": "top"})
    sheet = made.add_worksheet(book.notes_title[:31])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(book.notes[0]), WIDEST)
    for number, line in enumerate(book.notes):
        for place, cell in enumerate(line):
            sheet.write_string(number, place, cell, bold if number == 0 else wrapped)


def _offer_choices(made: Any, sheet: Any, book: Book) -> None:
    """Lists to choose from, kept on a hidden sheet, since a list in the cell itself may hold only 255 signs."""
    offered = {place: words for place, words in book.choices.items() if words}
    if not offered:
        return
    lists = made.add_worksheet(book.lists_title[:31])
    lists.hide()
    for number in range(max(map(len, offered.values()))):
        for place, words in offered.items():
            if number < len(words):
                lists.write_string(number, place, words[number])
    for place, words in offered.items():
        column = xl_col_to_name(place)
        source = f"='{book.lists_title}'!${column}$1:${column}${len(words)}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(1, place, ROWS_WITH_A_LIST, place, rule)


def _taken(page: io.StringIO) -> bytes:
    piece = page.getvalue().encode()
    page.seek(0)
    page.truncate()
    return piece
