"""The spreadsheets that were sent, kept for a month: who doubts what was imported can look at what came."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hearth.core.files import private
from hearth.core.parcels import Parcel
from hearth.core.sheets import Row, Unreadable
from hearth.core.sheets_reading import read_rows
from hearth.ground.congress.importing.kind import AT_ONCE, batches
from hearth.ground.congress.importing.progress import Progress
from hearth.ground.congress.models import Import

DAYS_KEPT = 30


def keep(source: Import, file: Any) -> None:
    """Write the file down as it came."""
    source.file.parent.mkdir(parents=True, exist_ok=True)
    with source.file.open("xb") as kept:
        for piece in file.chunks():
            kept.write(piece)
    source.file.chmod(0o600)


def rows_of(source: Import, progress: Progress) -> list[Row]:
    """What stands in the file; read once, since it is looked at twice and a workbook is slow to read."""
    if not source.file.exists():
        raise Unreadable("lost")
    if not source.rows_file.exists():
        rows = list(read_rows(_sheet_of(source), progress))
        _keep_rows(source, rows)
        return rows
    progress.begin(1)
    return list(_kept_rows(source))


def _sheet_of(source: Import) -> Path:
    """The spreadsheet itself, also where it came in one ZIP with photos."""
    if not Parcel.is_one(source.file):
        return source.file
    Parcel(source.file).lay_sheet(source.sheet_file)
    return source.sheet_file


def _keep_rows(source: Import, rows: list[Row]) -> None:
    fresh = source.rows_file.with_suffix(".unfinished")
    with open(fresh, "w", encoding="utf-8", opener=private) as kept:
        for some in batches(rows, AT_ONCE):
            told = [[row.number, row.cells, list(row.marks.items())] for row in some]
            kept.write(f"{json.dumps(told, ensure_ascii=False)}\n")
    fresh.replace(source.rows_file)


def _kept_rows(source: Import) -> Iterator[Row]:
    with source.rows_file.open(encoding="utf-8") as kept:
        for some in kept:
            yield from (Row(number, cells, dict(marks)) for number, cells, marks in json.loads(some))


def clear_pictures(source: Import) -> None:
    """Photos that were made again and now lie where they are shown, or are not wanted."""
    shutil.rmtree(source.pictures, ignore_errors=True)


def forget_old(now: datetime) -> None:
    """After a month the file goes, with what was read from it; that it was imported stays in the ledger."""
    for source in Import.objects.filter(sent_at__lt=now - timedelta(days=DAYS_KEPT)):
        for file in (source.file, source.sheet_file, source.rows_file, source.progress_file):
            file.unlink(missing_ok=True)
        clear_pictures(source)
        source.delete()
