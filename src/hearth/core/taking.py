"""Files people take along: ordered on a page, made by a worker, fetched by whoever ordered them, gone after a week."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.timezone import localtime

from hearth.core.lifecycle import Moving
from hearth.core.sheets_writing import Book, csv_pieces, write_workbook
from hearth.core.tenancy import TenantModel

SHEETS = [("xlsx", "Excel"), ("csv", "CSV")]
KEPT_FOR = timedelta(days=7)
logger = logging.getLogger("hearth.taking")


class Taken(Moving, TenantModel):
    """Something ordered to be taken along: what was asked for, by whom, and the file a job makes of it."""

    folder: ClassVar[str]

    format = models.CharField(max_length=4, choices=SHEETS)
    asked = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default="ordered")
    rows = models.PositiveIntegerField(default=0)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField()

    class Meta(TenantModel.Meta):
        abstract = True

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    @property
    def file(self) -> Path:
        """What was made."""
        return Path(settings.DATA) / self.folder / f"{self.pk}.{self.format}"

    @property
    def progress_file(self) -> Path:
        """Where a worker notes how far it has got, where that takes long."""
        return self.file.with_suffix(".progress")

    @property
    def locked(self) -> Path:
        """Where it lies instead if it tells of a sealed matter: under the matter's own key."""
        return self.file.with_name(f"{self.file.name}.locked")

    def lose(self) -> None:
        """The file goes, however it lies."""
        for file in (self.file, self.locked, self.progress_file):
            file.unlink(missing_ok=True)


def make(taken: Taken, write: Callable[[Path], int | None]) -> int | None:
    """Write the file in the language it was ordered in; answers how many rows it has, None where the disc refused."""
    taken.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with translation.override(taken.language):
            return write(taken.file)
    except OSError:
        logger.exception("file %s could not be made", taken.code)
        return None


def write_sheet(file: Path, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A spreadsheet in the form its ending names: every cell a text, and no formula among them (D10)."""
    with file.open("wb") as opened:
        if file.suffix == ".csv":
            opened.writelines(csv_pieces(heads, rows))
        else:
            write_workbook(opened, Book(title, heads), rows)


def forget_old(kind: type[Taken], now: datetime) -> None:
    """A file goes after a week, and so does its order; that it was taken along stays in the ledger."""
    for taken in kind.objects.filter(ordered_at__lt=now - KEPT_FOR):
        taken.lose()
        taken.delete()


def exact(at: datetime | None) -> str:
    """A moment as a spreadsheet sorts it; nothing where there is none."""
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}" if at else ""
