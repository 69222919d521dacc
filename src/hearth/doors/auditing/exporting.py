"""Making the file that was ordered, and taking it away again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from django.utils.translation import gettext as _

from hearth.core import taking
from hearth.core.actors import System
from hearth.core.taking import KEPT_FOR, exact
from hearth.doors.auditing import actions, queries
from hearth.doors.auditing.deeds import deed, role_name
from hearth.doors.auditing.events import Happened
from hearth.doors.auditing.models import Export
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.importing import giving
from hearth.ground.congress.importing.kinds import kinds
from hearth.ground.congress.importing.progress import Progress
from hearth.record.dossier.paper import printed_file
from hearth.record.dossier.queries import with_lines

MOST_ROWS = 100_000
DAYS_TOLD = 30  # so long a page says what became of it
MAKER, CLOCK = System("press"), System("clock")


def make(export: Export) -> None:
    """Write the file and say that it is ready, or that it could not be made; a second time this does nothing."""
    if export.state != "ordered":
        return
    rows = taking.make(export, partial(_write, export))
    if rows is None:
        actions.fail_export(export, by=MAKER)
    else:
        actions.finish_export(export, rows, by=MAKER)


def _write(export: Export, file: Path) -> int | None:
    if export.subject == "files":
        return _write_files(export, file)
    counted = count()
    title, heads, rows = _contents(export, counted)
    taking.write_sheet(file, title, heads, _signed(export, rows))
    return next(counted)


def _write_files(export: Export, file: Path) -> int | None:
    """Each deputy's file of that year as PDF/A, under number and name, in one ZIP; it says how far it has got."""
    year, by = int(export.asked["year"]), actor_for(User.objects.get(pk=export.ordered_by))
    if by is None:  # whoever ordered it holds no post any more
        return None
    deputies = list(with_lines(year))
    progress = Progress(export.progress_file, 1)
    progress.begin(len(deputies))
    with ZipFile(file, "w", ZIP_STORED) as made:
        for deputy in deputies:
            made.writestr(f"{deputy.code}-{deputy.name_zh}-{year}.pdf", printed_file(deputy, year, by))
            progress.tick(1)
    return len(deputies)


def forget_old(now: datetime) -> None:
    """A file goes after a week, and so does an order nobody confirmed; that there was one stays in the ledger."""
    for export in Export.objects.lying_since(now - KEPT_FOR):
        for file in (export.file, export.progress_file):
            file.unlink(missing_ok=True)  # first: where this ends half-way, better no file than one too many
        actions.expire_export(export, by=CLOCK)
    for export in Export.objects.filter(state="waiting", ordered_at__lt=now - KEPT_FOR):
        actions.lapse_export(export, by=CLOCK)
    past = Export.objects.filter(state__in=("failed", "declined", "lapsed", "expired"))
    past.filter(ordered_at__lt=now - timedelta(days=DAYS_TOLD)).delete()


def kept_until(export: Export) -> datetime:
    """When the file is taken away."""
    return (export.ready_at or export.ordered_at) + KEPT_FOR


def _contents(export: Export, counted: Iterator[int]) -> tuple[str, list[str], Iterator[list[str]]]:
    """What the sheet is called, its heads, and its rows, counted as they are written."""
    if export.subject == "register":
        kind = kinds()[export.asked["kind"]]
        return str(kind.title), [column.head for column in kind.columns], _counted(giving.rows_of(kind), counted)
    is_ledger = export.subject == "ledger"
    lines = queries.everything(export.subject, export.asked, export.ordered_by)[:MOST_ROWS].iterator(chunk_size=2_000)
    rows = (_of_entry(line) if is_ledger else _of_sighting(line) for line in lines)
    title, heads = (_("Ledger"), _ledger_head()) if is_ledger else (_("Who looked"), _sightings_head())
    return title, heads, _counted(rows, counted)


def _counted(rows: Iterator[list[str]], counted: Iterator[int]) -> Iterator[list[str]]:
    for row in rows:
        next(counted)
        yield row


def _signed(export: Export, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    yield from rows
    yield [_watermark(export)]


def _watermark(export: Export) -> str:
    """Who took it along, and who agreed."""
    told = {entry.event: entry for entry in Entry.objects.filter(thing_id=export.pk).order_by("at", "id")}
    ordered = told.get(Happened.EXPORT_ORDERED) or told[Happened.EXPORT_ASKED]
    said = {"name": ordered.name, "role": role_name(ordered.role), "time": exact(ordered.at), "entry": ordered.pk}
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
    return [exact(entry.at), str(deed(entry.event)), entry.event, *thing, facts, entry.network, str(entry.pk), *sealed]


def _of_sighting(sighting: Sighting) -> list[str]:
    looked_at = {"thread": _("A conversation"), "sheet": _("A score sheet")}.get(
        sighting.kind, _("A resident’s contact")
    )
    return [
        *(exact(sighting.at), looked_at, sighting.code),
        *(str(role_name(sighting.role)), sighting.name, sighting.reason),
    ]
