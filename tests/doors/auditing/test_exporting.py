"""What an auditor takes along: every cell a text, a last line that says who, and a line in the ledger."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from hearth.core import jobs, taking
from hearth.doors.auditing import actions
from hearth.doors.auditing.models import Export
from hearth.ground.audit.models import Entry
from hearth.ground.audit.recording import sight
from tests import cast

pytestmark = pytest.mark.django_db


def taken(congress, auditor, subject: str, format: str, **asked: str) -> Export:
    with jobs.at_once():
        export = actions.export(congress, subject, format, asked, by=auditor)
    return Export.objects.get(pk=export.pk)


def cells(export: Export) -> list[list[str]]:
    if export.format == "csv":
        return list(csv.reader(export.file.open(encoding="utf-8-sig", newline="")))
    rows = openpyxl.load_workbook(export.file).active.iter_rows()
    return [[cell.value or "" for cell in row] for row in rows]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_file_holds_what_was_asked_for_and_who_took_it(yuhe, thread, auditor, format):
    export = taken(yuhe, auditor, "ledger", format, code=thread.code)

    _head, *lines, watermark = cells(export)
    assert export.state == "ready" and export.rows == len(lines) == 2
    assert [line[2] for line in lines] == ["contact.submitted", "contact.delivered"]
    assert "纪明" in watermark[0]
    assert str(Entry.objects.get(event="auditing.export_ordered").pk) in watermark[0]


@pytest.mark.parametrize("words", ["=1+1", "+86", "-2", "@SUM(A1)", " =1", "＝1", "\t=1"])
def test_no_cell_can_become_a_formula(yuhe, thread, auditor, bai, words):
    sight(thread, by=bai, reason=words)

    in_csv, in_xlsx = (cells(taken(yuhe, auditor, "sightings", format))[1] for format in ("csv", "xlsx"))

    assert in_csv[-1].startswith("'")
    assert in_xlsx[-1] == words


def test_a_spreadsheet_holds_texts_only(yuhe, thread, auditor, bai):
    sight(thread, by=bai, reason="=1+1")

    sheet = openpyxl.load_workbook(taken(yuhe, auditor, "sightings", "xlsx").file).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "inlineStr"}


def test_ordering_and_fetching_are_lines_of_the_ledger(client, yuhe, auditor):
    export = taken(yuhe, auditor, "ledger", "csv")

    answer = cast.signed_in(client, auditor).post(f"/yuhe/audit/exports/{export.pk}/file/")

    assert b"".join(answer.streaming_content).startswith(b"\xef\xbb\xbf")
    told = Entry.objects.filter(event__startswith="auditing.").order_by("at")
    assert [(line.event, line.name) for line in told] == [
        ("auditing.export_ordered", "纪明"),
        ("auditing.export_finished", "press"),
        ("auditing.export_fetched", "纪明"),
    ]


def test_nobody_fetches_what_another_auditor_ordered(client, yuhe, auditor):
    export = taken(yuhe, auditor, "ledger", "csv")
    other = cast.staff("另审", "Ling Shen", "auditor")

    answer = cast.signed_in(client, other).post(f"/yuhe/audit/exports/{export.pk}/file/")

    assert answer.status_code == 404


def test_a_file_that_cannot_be_written_is_said_to_have_failed(yuhe, auditor, monkeypatch):
    def full(*_what):
        raise OSError("no space")

    monkeypatch.setattr(taking, "write_sheet", full)

    assert taken(yuhe, auditor, "ledger", "csv").state == "failed"
