"""Making the file that was ordered, and taking it away again."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hearth.core.actors import System
from hearth.doors.auditing import actions, queries, sheets
from hearth.doors.auditing.deeds import deed, role_name
from hearth.doors.auditing.events import Happened
from hearth.doors.auditing.models import Export
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.congress.importing import giving
from hearth.ground.congress.importing.kinds import KINDS

MOST_ROWS = 100_000
DAYS_KEPT = DAYS_WAITING = 7
DAYS_TOLD = 30  # so long a page says what became of it
MAKER, CLOCK = System("press"), System("clock")
logger = logging.getLogger("hearth.auditing")


def make(export: Export) -> None:
    """Write the file and say that it is ready, or that it could not be made; a second time this does nothing."""
    if export.state != "ordered":
        return
    counted = count()
    try:
        with translation.override(export.language):
            sheets.write(export.file, _rows(export, counted))
    except OSError:
        logger.exception("export %s could not be made", export.code)
        actions.fail_export(export, by=MAKER)
    else:
        actions.finish_export(export, next(counted), by=MAKER)


def forget_old(now: datetime) -> None:
    """A file goes after a week, and so does an order nobody confirmed; that there was one stays in the ledger."""
    for export in Export.objects.lying_since(now - timedelta(days=DAYS_KEPT)):
        export.file.unlink(missing_ok=True)  # first: where this ends half-way, better no file than one too many
        actions.expire_export(export, by=CLOCK)
    for export in Export.objects.filter(state="waiting", ordered_at__lt=now - timedelta(days=DAYS_WAITING)):
        actions.lapse_export(export, by=CLOCK)
    past = Export.objects.filter(state__in=("failed", "declined", "lapsed", "expired"))
    past.filter(ordered_at__lt=now - timedelta(days=DAYS_TOLD)).delete()


def kept_until(export: Export) -> datetime:
    """When the file is taken away."""
    return (export.ready_at or export.ordered_at) + timedelta(days=DAYS_KEPT)


def _rows(export: Export, counted: Iterator[int]) -> Iterator[list[str]]:
    yield from _register(export, counted) if export.subject == "register" else _lines(export, counted)
    yield [_watermark(export)]


def _register(export: Export, counted: Iterator[int]) -> Iterator[list[str]]:
    kind = KINDS[export.asked["kind"]]
    yield [column.head for column in kind.columns]
    for row in giving.rows_of(kind):
        next(counted)
        yield row


def _lines(export: Export, counted: Iterator[int]) -> Iterator[list[str]]:
    is_ledger = export.subject == "ledger"
    yield _ledger_head() if is_ledger else _sightings_head()
    for line in queries.everything(export.subject, export.asked, export.ordered_by)[:MOST_ROWS].iterator(
        chunk_size=2_000
    ):
        next(counted)
        yield _of_entry(line) if is_ledger else _of_sighting(line)


def _watermark(export: Export) -> str:
    """Who took it along, and who agreed."""
    told = {entry.event: entry for entry in Entry.objects.filter(thing_id=export.pk).order_by("at", "id")}
    ordered = told.get(Happened.EXPORT_ORDERED) or told[Happened.EXPORT_ASKED]
    said = {"name": ordered.name, "role": role_name(ordered.role), "time": _exact(ordered.at), "entry": ordered.pk}
    if agreed := told.get(Happened.EXPORT_CONFIRMED):
        said["second"] = agreed.name
        return (
            _("Exported by %(name)s (%(role)s) at %(time)s; confirmed by %(second)s; entry of the ledger %(entry)s")
            % said
        )
    return _("Exported by %(name)s (%(role)s) at %(time)s; entry of the ledger %(entry)s") % said


def _ledger_head() -> list[str]:
    return [
        *(_("Time"), _("Event"), _("Event, code"), _("Thing"), _("Number"), _("Post"), _("Person"), _("Facts")),
        *(_("Network"), _("Entry"), _("Seal number"), _("Seal")),
    ]


def _sightings_head() -> list[str]:
    return [_("Time"), _("Looked at"), _("Number"), _("Post"), _("Person"), _("Reason")]


def _of_entry(entry: Any) -> list[str]:
    seal = getattr(entry, "seal", None)
    sealed = [str(seal.number), bytes(seal.hash).hex()] if seal else ["", ""]
    facts = json.dumps(entry.facts, ensure_ascii=False, sort_keys=True) if entry.facts else ""
    thing = [entry.kind, entry.code, str(role_name(entry.role)), entry.name]
    return [_exact(entry.at), str(deed(entry.event)), entry.event, *thing, facts, entry.network, str(entry.pk), *sealed]


def _of_sighting(sighting: Sighting) -> list[str]:
    looked_at = _("A conversation") if sighting.kind == "thread" else _("A resident’s contact")
    return [
        *(_exact(sighting.at), looked_at, sighting.code),
        *(str(role_name(sighting.role)), sighting.name, sighting.reason),
    ]


def _exact(at: datetime) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}"
