"""Taking lines along: itself a line of the ledger, and beyond a measure a matter for two persons (D8, D10)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.doors.auditing import queries
from hearth.doors.auditing.events import Happened
from hearth.doors.auditing.models import Export
from hearth.ground.audit.recording import record


@action("auditing.export")
def export(congress: Any, subject: str, format: str, asked: dict[str, str], *, by: By) -> Export:
    """An auditor orders a file of the lines that were asked for; a job makes it, however many they are."""
    return _order(subject, format, asked, by)


@action("auditing.export_register")
def export_register(congress: Any, kind: str, format: str, *, by: By) -> Export:
    """Staff order a file of people in the register."""
    return _order("register", format, {"kind": kind}, by)


@action("auditing.export_files")
def export_files(congress: Any, year: int, *, by: By) -> Export:
    """Staff order the duty files of a year, each as PDF/A, for the archive."""
    return _order("files", "zip", {"year": str(year)}, by)


def _order(subject: str, format: str, asked: dict[str, str], by: By) -> Export:
    order = {"ordered_at": clock.now(), "ordered_by": by.id, "language": get_language() or "zh-hans"}
    is_long = queries.is_long(subject, asked, by.id)
    ordered = Export(subject=subject, format=format, asked=asked, state="waiting" if is_long else "ordered", **order)
    event = Happened.EXPORT_ASKED if is_long else Happened.EXPORT_ORDERED
    record(event, ordered, by=by, new=[ordered], subject=subject, format=format)
    return ordered


@action("auditing.confirm_export")
def confirm_export(export: Export, *, by: By) -> None:
    """A second person has looked at what was asked for, and agrees; only now it is made."""
    export.move("confirm", second=by.id)
    record(Happened.EXPORT_CONFIRMED, export, by=by)


@action("auditing.decline_export")
def decline_export(export: Export, *, by: By) -> None:
    """Nothing is made: the second person says no, or whoever ordered it needs it no more."""
    export.move("decline", asked={})
    record(Happened.EXPORT_DECLINED, export, by=by)


@action("auditing.lapse_export")
def lapse_export(export: Export, *, by: By) -> None:
    """Nobody has agreed within the time there is for it."""
    export.move("lapse", asked={})
    record(Happened.EXPORT_LAPSED, export, by=by)


@action("auditing.finish_export")
def finish_export(export: Export, rows: int, *, by: By) -> None:
    """The file lies there."""
    export.move("finish", rows=rows, ready_at=clock.now())
    record(Happened.EXPORT_FINISHED, export, by=by, rows=rows)


@action("auditing.fail_export")
def fail_export(export: Export, *, by: By) -> None:
    """It could not be made."""
    export.move("fail")
    record(Happened.EXPORT_FAILED, export, by=by)


@action("auditing.expire_export")
def expire_export(export: Export, *, by: By) -> None:
    """The file was kept for as long as was said, and is gone."""
    export.move("expire", asked={})
    record(Happened.EXPORT_EXPIRED, export, by=by)


@action("auditing.fetch")
def fetch(export: Export, *, by: By) -> Export:
    """The file leaves the house in the hands of whoever ordered it."""
    record(Happened.EXPORT_FETCHED, export, by=by, rows=export.rows)
    return export
