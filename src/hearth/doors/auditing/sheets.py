"""Files of exported lines: every cell a text and no formula, and a last line that says who took it along (D10)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

FORMULA_BEGINS = tuple("=+-@\t\r＝＋－＠")
AS_THEY_STAND = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Rows = Iterable[list[str]]


def write(file: Path, rows: Rows) -> None:
    """Write the rows in the form that the file's ending names."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    {".csv": _csv, ".xlsx": _xlsx}[file.suffix](file, rows)


def harmless(cell: str) -> str:
    """The cell as a spreadsheet program takes it for a text: one that could begin a formula is marked as one."""
    return f"'{cell}" if cell.lstrip(" \u3000\u00a0").startswith(FORMULA_BEGINS) else cell


def _csv(file: Path, rows: Rows) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        csv.writer(lines).writerows([harmless(cell) for cell in row] for row in rows)


def _xlsx(file: Path, rows: Rows) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True, **AS_THEY_STAND}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
