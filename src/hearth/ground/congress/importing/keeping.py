"""The spreadsheets that were sent, kept for a month: who doubts what was imported can look at what came."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hearth.ground.congress.models import Import

DAYS_KEPT = 30


def keep(source: Import, file: Any) -> None:
    """Write the file down as it came."""
    source.file.parent.mkdir(parents=True, exist_ok=True)
    with source.file.open("xb") as kept:
        for piece in file.chunks():
            kept.write(piece)
    source.file.chmod(0o600)


def forget_old(now: datetime) -> None:
    """After a month the file goes, with what was read from it; that it was imported stays in the ledger."""
    for source in Import.objects.filter(sent_at__lt=now - timedelta(days=DAYS_KEPT)):
        source.file.unlink(missing_ok=True)
        source.progress_file.unlink(missing_ok=True)
        source.delete()
