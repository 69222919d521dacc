"""What a worker does with a spreadsheet: read it, say what it would change, and change it as a whole."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.core.parcels import Parcel
from hearth.core.rows import insert_all
from hearth.core.sheets import Unreadable
from hearth.ground.congress.importing.heads import sheet_of
from hearth.ground.congress.importing.keeping import rows_of
from hearth.ground.congress.importing.kind import batches
from hearth.ground.congress.importing.kinds import kinds
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.pictures import Pictures
from hearth.ground.congress.importing.planned import Planned
from hearth.ground.congress.importing.planning import Plan, planned
from hearth.ground.congress.importing.progress import Progress
from hearth.ground.congress.models import Import, ImportRow

AT_ONCE = 2000
# how long reading, looking and writing take beside each other
PREVIEW, IMPORT = (5, 3, 2), (1, 4, 5)
READING, DRAWING = (1, 3), 90  # with photos, those take most of the time
logger = logging.getLogger("hearth.importing")


def preview(source: Import) -> None:
    """Read the file and show what it would change."""
    progress = Progress(source.progress_file, *PREVIEW)
    plan = look(source, source.sent_by, progress)
    with transaction.atomic():
        show(source, plan, "preview", progress)


def revise(source: Import) -> None:
    """Others have changed something meanwhile: show anew what the file would change now."""
    progress = Progress(source.progress_file, *PREVIEW)
    plan = look(source, source.sent_by, progress)
    with transaction.atomic():
        show(source, plan, "revise", progress, is_revised=True)


def look(source: Import, by: UUID | None, progress: Progress, *, is_held: bool = False) -> Plan:
    """The plan of this file in the hands of this person."""
    kind = kinds()[source.kind]
    sheet = sheet_of(kind, rows_of(source, progress))
    progress.begin(len(sheet.rows))
    return planned(kind, sheet, Known(by, source, pictures_of(source)), progress.tick, is_held=is_held)


def pictures_of(source: Import) -> Pictures | None:
    """The photos that came with this file, where its kind takes any."""
    has_any = kinds()[source.kind].takes_photos and source.file.exists() and Parcel.is_one(source.file)
    return Pictures(source) if has_any else None


def draw(source: Import, by: UUID | None) -> None:
    """Make the photos again that its rows name, as slowly as that goes; nothing is locked meanwhile."""
    if (pictures := pictures_of(source)) is None:
        return
    kind, progress = kinds()[source.kind], Progress(source.progress_file, *READING, DRAWING, sum(IMPORT))
    plan = look(source, by, progress)
    rows = [row.values for row in plan.rows if row.outcome in ("new", "changed")]
    places = [place for values in rows for place in kind.photos_of(values, plan.known)]
    pictures.draw(places, progress)


def show(source: Import, plan: Plan, move: str, progress: Progress, **changes: Any) -> None:
    """Write down what would become of each row, for its sender to read."""
    source.move(move, **plan.counts, fingerprint=plan.fingerprint, facts={"remarks": plan.remarks}, **changes)
    source.rows.all().delete()
    progress.begin(len(plan.rows))
    for some in batches(plan.rows, AT_ONCE):
        insert_all(ImportRow, [_as_shown(source, row) for row in some])
        progress.tick(len(some))


def _as_shown(source: Import, row: Planned) -> dict[str, Any]:
    told = {"outcome": row.outcome, "is_doubtful": bool(row.doubts), "label": row.label, "told": row.told}
    return {"source_id": source.pk, "number": row.number, **told}


def importing(source: Import) -> Progress:
    """How far it has got, once photos are drawn."""
    behind = sum(READING) + DRAWING if pictures_of(source) else 0
    return Progress(source.progress_file, *IMPORT, behind=behind)


def write(source: Import, plan: Plan, progress: Progress) -> None:
    """Write what is new and what has changed; rows that are bad were left out by their sender."""
    kind = kinds()[source.kind]
    new = [row.values for row in plan.rows if row.outcome == "new"]
    changed = [(row.before, row.values) for row in plan.rows if row.outcome == "changed" and row.before]
    progress.begin(len(new) + len(changed))
    kind.create(new, plan.known, progress.tick)
    kind.change(changed, plan.known, progress.tick)


def wait_for_others(source: Import) -> None:
    """One import of a congress at a time: until this transaction ends, the next one waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('congress.import'), %s)", [source.congress_id])


@contextmanager
def told_if_it_fails(source: Import) -> Iterator[None]:
    """Whatever goes wrong, the sender reads a sentence about it; a database that went away is tried again."""
    try:
        yield
    except Stale:
        return  # withdrawn while it was read, or done already by a worker that was killed afterwards
    except OperationalError:
        raise
    except Unreadable as unreadable:
        _fail(source, unreadable.why, unreadable.facts)
    except Exception:
        logger.exception("import %s could not be done", source.code)
        _fail(source, "broken", {})


def _fail(source: Import, why: str, facts: dict[str, Any]) -> None:
    Import.objects.get(pk=source.pk).move("fail", trouble=why, facts=facts, ended_at=clock.now())
