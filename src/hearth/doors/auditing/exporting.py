"""Making the file an auditor ordered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hearth.core import taking
from hearth.core.taking import exact
from hearth.doors.auditing import queries
from hearth.doors.auditing.deeds import deed, role_name
from hearth.doors.auditing.models import Export
from hearth.ground.audit.models import Entry, Sighting

MOST_ROWS = 100_000


def make(export: Export, ordered: Entry) -> None:
    """Write the file and say that it is ready, or that it could not be made; a second time this does nothing."""
    if export.state == "ordered" and (rows := taking.make(export, partial(_write, export, ordered))) is not None:
        export.move("finish", rows=rows)


def _write(export: Export, ordered: Entry, file: Path) -> int:
    counted, is_ledger = count(), export.subject == "ledger"
    heads = _ledger_head() if is_ledger else _sightings_head()
    taking.write_sheet(file, _("Ledger") if is_ledger else _("Who looked"), heads, _rows(export, ordered, counted))
    return next(counted)


def _rows(export: Export, ordered: Entry, counted: Iterator[int]) -> Iterator[list[str]]:
    for line in queries.everything(export.subject, export.asked, export.ordered_by)[:MOST_ROWS].iterator(
        chunk_size=2_000
    ):
        next(counted)
        yield _of_entry(line) if export.subject == "ledger" else _of_sighting(line)
    yield [_watermark(ordered)]


def _watermark(ordered: Entry) -> str:
    said = {"name": ordered.name, "role": role_name(ordered.role), "time": exact(ordered.at), "entry": ordered.pk}
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
    looked_at = _("A conversation") if sighting.kind == "thread" else _("A resident’s contact")
    return [
        *(exact(sighting.at), looked_at, sighting.code),
        *(str(role_name(sighting.role)), sighting.name, sighting.reason),
    ]
