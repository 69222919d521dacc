"""Spreadsheets in and out: what a person sees in a cell is what is read, and nothing that is written is computed."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from hearth.core import sheets, sheets_reading, sheets_workbook
from hearth.core.sheets import Unreadable, guarded, tidy, unguarded
from hearth.core.sheets_reading import read_rows
from hearth.core.sheets_writing import Book, csv_pieces, write_workbook

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
RISKY = ["=1+1", " +8", "-2", "@a", "\t=1", "＝1", "＋1", "－1", "＠1", "'=1", "''-1"]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sheet"


def cells(file: Path, content: bytes | None = None) -> list[list[str]]:
    """What is read, without the empty cells at the end of the rows."""
    if content is not None:
        file.write_bytes(content)
    return [list(_trimmed(row.cells)) for row in read_rows(file)]


def _trimmed(texts: list[str]) -> list[str]:
    filled = [place for place, text in enumerate(texts, 1) if text]
    return texts[: filled[-1] if filled else 0]


def workbook(file: Path, *rows: list[Any], merged: str = "", formats: dict[str, str] | None = None) -> None:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, pattern in (formats or {}).items():
        book.active[cell].number_format = pattern
    if merged:
        book.active.merge_cells(merged)
    book.save(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_chinese_is_read_in_every_encoding_an_office_uses(file, encoding):
    assert cells(file, "姓名,编号\r\n赵敏,001\r\n".encode(encoding)) == [["姓名", "编号"], ["赵敏", "001"]]


@pytest.mark.parametrize("sign", [",", ";", "\t", "，"])
def test_cells_are_parted_by_the_sign_the_file_uses(file, sign):
    assert cells(file, f"姓名{sign}编号\n赵敏{sign}001\n".encode()) == [["姓名", "编号"], ["赵敏", "001"]]


def test_rows_keep_the_numbers_their_reader_sees(file):
    file.write_bytes("名称\n\n,,\n安和街道\n".encode())

    assert [(row.number, row.cells[0]) for row in read_rows(file)] == [(1, "名称"), (4, "安和街道")]


def test_what_nobody_can_see_is_left_out_and_said(file):
    file.write_bytes("名称\n安\x00和\x07街道\n".encode())

    row = list(read_rows(file))[1]

    assert (row.cells, row.marks) == (["安和街道"], {0: "cleaned"})


def test_a_very_long_cell_is_one_cell(file):
    assert [len(row[0]) for row in cells(file, b"a" * 300_000 + b"\nb\n")] == [300_000, 1]


def test_dates_and_numbers_are_read_as_people_write_them(file):
    workbook(file, [date(2021, 9, 15), datetime(2021, 9, 15, 8, 30), 3.0, 2.5, 12], formats={"E1": "0000"})

    assert cells(file) == [["2021-09-15", "2021-09-15 08:30", "3", "2.5", "0012"]]


def test_merged_cells_count_for_all_they_cover(file):
    workbook(file, ["街道", "名称"], ["安和街道", "甲"], ["", "乙"], ["", "丙"], merged="A2:A3")

    rows = list(read_rows(file))

    assert [row.cells[:2] for row in rows[1:]] == [["安和街道", "甲"], ["安和街道", "乙"], ["", "丙"]]
    assert [row.marks for row in rows] == [{}, {}, {0: "merged"}, {}]


def test_cells_merged_over_the_whole_sheet_make_no_rows():
    merged = sheets_workbook.Merged([(1, 1, 16_384, 1_048_576)])

    rows = [merged.filled(sheets.Row(number, [text, ""])) for number, text in ((1, "甲"), (2, ""), (3, "乙"))]

    assert [row.cells for row in rows] == [["甲", "甲"], ["", ""], ["乙", "甲"]]


def test_a_formula_is_marked_and_its_last_result_taken(file):
    made = io.BytesIO()
    book = __import__("xlsxwriter").Workbook(made)
    book.add_worksheet().write_formula(0, 0, "=1+1", None, 2)
    book.close()
    file.write_bytes(made.getvalue())

    row = next(read_rows(file))

    assert (row.cells[0], row.marks) == ("2", {0: "formula"})


def test_the_first_sheet_that_can_be_seen_is_read(file):
    book = Workbook()
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    book.create_sheet("two").append(["seen"])
    book.save(file)

    assert cells(file) == [["seen"]]


def unfolding() -> bytes:
    """A workbook of some kilobytes whose strings unfold into 300 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", "<workbook/>")
        with parts.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _piece in range(70):
                part.write(b" " * (1 << 20))
    return made.getvalue()


def with_entities() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "b">]><workbook>&b;</workbook>')
    return made.getvalue()


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr(name, "<x/>")
    return made.getvalue()


# named, since a zip tells when it was made, and the processes that share the tests must call them the same
NO_SPREADSHEETS = {
    "nothing": (b"", "empty"),
    "only empty cells": (b"\xef\xbb\xbf\r\n,,\r\n", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "no_sheet"),
    "a photo": (b"\xff\xd8\xff\xe0" + b"\x00" * 100, "no_sheet"),
    "zeros": (b"\x00" * 100, "no_sheet"),
    "a workbook of 1997, or one under a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100,
        "locked_or_old",
    ),
    "the beginning of a zip": (b"PK\x03\x04 and then nothing", "damaged"),
    "a letter": (zipped("word/document.xml"), "no_sheet"),
    "a workbook without sheets": (zipped("xl/workbook.xml"), "damaged"),
    "no letters at all": (b"\x81\xff\x82\xff,\xff", "encoding"),
    "a bomb": (unfolding(), "swollen"),
    "entities": (with_entities(), "swollen"),
}


@pytest.mark.parametrize("name", NO_SPREADSHEETS)
def test_what_is_no_spreadsheet_is_refused_for_a_reason(file, name):
    content, why = NO_SPREADSHEETS[name]
    file.write_bytes(content)

    with pytest.raises(Unreadable) as told:
        list(read_rows(file))

    assert told.value.why == why


def test_a_workbook_cut_in_half_is_damaged(file):
    workbook(file, ["名称"], *[[f"甲{number}"] for number in range(2000)])
    file.write_bytes(file.read_bytes()[:3000])

    with pytest.raises(Unreadable, match="damaged"):
        list(read_rows(file))


def test_too_many_rows_and_too_many_bytes_are_refused(file, monkeypatch):
    monkeypatch.setattr(sheets_reading, "MOST_ROWS", 2)
    file.write_bytes(b"a\nb\nc\nd\n")
    with pytest.raises(Unreadable, match="too_many_rows"):
        list(read_rows(file))

    monkeypatch.setattr(sheets_reading, "MOST_BYTES", 7)
    with pytest.raises(Unreadable, match="too_large"):
        list(read_rows(file))


@given(TEXT)
def test_the_quote_that_guards_a_cell_is_taken_away_again(text):
    assert unguarded(guarded(text)) == text


@given(TEXT)
def test_no_guarded_cell_begins_as_a_formula_would(text):
    assert guarded(text).strip()[:1] not in set("=+-@＝＋－＠") - {""} or not text.strip()


@given(TEXT)
def test_a_tidy_text_stays_as_it_is(text):
    assert tidy(tidy(text)[0]) == (tidy(text)[0], False)


@pytest.mark.parametrize("text", RISKY)
def test_a_workbook_computes_nothing_and_follows_nothing(text):
    made = io.BytesIO()

    write_workbook(made, Book("名单", ["名称"]), [[text], ["https://example.org"], ["001"]])

    found = [cell for (cell,) in load_workbook(made)["名单"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in found] == [
        (value, "s", None) for value in (text, "https://example.org", "001")
    ]


def test_a_csv_file_begins_with_its_mark_and_guards_its_cells():
    written = b"".join(csv_pieces(["名称"], ([text] for text in RISKY))).decode()

    assert written.startswith("\ufeff名称\r\n")
    assert all(line.lstrip('"').startswith("'") for line in written.splitlines()[1:])


def test_lists_to_choose_from_may_be_long():
    made = io.BytesIO()
    words = [f"第{number}街道办事处" for number in range(300)]

    write_workbook(made, Book("名单", ["街道"], choices={0: words}), [])

    book = load_workbook(made)
    (rule,) = book["名单"].data_validations.dataValidation
    assert (rule.formula1, book["_"].sheet_state) == ("'_'!$A$1:$A$300", "hidden")


def test_limits_are_those_the_sentences_name():
    assert (sheets.MOST_ROWS, sheets.MOST_BYTES) == (100_000, 20 * 1024 * 1024)
    assert sheets_workbook.LAST_ROW == 1_048_576
