"""Taking lines of the ledger along: itself a line of the ledger (D8, D10)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.doors.auditing.events import Happened
from hearth.doors.auditing.models import Export
from hearth.ground.audit.recording import record


@action("auditing.export")
def export(congress: Any, subject: str, format: str, asked: dict[str, str], *, by: By) -> Export:
    """An auditor orders a file of the lines that were asked for; a job makes it, however many they are."""
    order = {"ordered_at": clock.now(), "ordered_by": by.id, "language": get_language() or "zh-hans"}
    ordered = Export(subject=subject, format=format, asked=asked, **order)
    record(Happened.EXPORT_ORDERED, ordered, by=by, new=[ordered], subject=subject, format=format)
    return ordered


@action("auditing.fetch")
def fetch(export: Export, *, by: By) -> Export:
    """The file leaves the house in the hands of whoever ordered it."""
    record(Happened.EXPORT_FETCHED, export, by=by, rows=export.rows)
    return export
