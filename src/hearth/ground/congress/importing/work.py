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
from hearth.core.sheets import Unreadable
from hearth.core.sheets_reading import read_rows
from hearth.ground.congress.importing.heads import sheet_of
from hearth.ground.congress.importing.kind import Tick, batches
from hearth.ground.congress.importing.kinds import KINDS
from hearth.ground.congress.importing.planning import Plan, planned
from hearth.ground.congress.importing.progress import Progress
from hearth.ground.congress.models import Import, ImportRow

AT_ONCE = 2000
logger = logging.getLogger("hearth.importing")


def preview(source: Import) -> None:
    """Read the file and show what it would change."""
    plan, tick = look(source, source.sent_by)
    with transaction.atomic():
        show(source, plan, "preview", tick)


def revise(source: Import) -> None:
    """Others have changed something meanwhile: show anew what the file would change now."""
    plan, tick = look(source, source.sent_by)
    with transaction.atomic():
        show(source, plan, "revise", tick, is_revised=True)


def look(source: Import, by: UUID | None, *, is_held: bool = False) -> tuple[Plan, Tick]:
    """The plan of this file in the hands of this person, and how to note further progress."""
    if not source.file.exists():
        raise Unreadable("lost")
    kind = KINDS[source.kind]
    sheet = sheet_of(kind, read_rows(source.file))
    tick = Progress(source.progress_file, len(sheet.rows), times=2).tick
    return planned(kind, sheet, tick, by=by, is_held=is_held), tick


def show(source: Import, plan: Plan, move: str, tick: Tick, **changes: Any) -> None:
    """Write down what would become of each row, for its sender to read."""
    source.move(move, **plan.counts, fingerprint=plan.fingerprint, facts={"remarks": plan.remarks}, **changes)
    source.rows.all().delete()
    for some in batches(plan.rows, AT_ONCE):
        ImportRow.objects.bulk_create(
            ImportRow(
                source=source,
                number=row.number,
                outcome=row.outcome,
                is_doubtful=bool(row.doubts),
                label=row.label,
                told=row.told(),
            )
            for row in some
        )
        tick(len(some))


def write(source: Import, plan: Plan, tick: Tick) -> None:
    """Write what is new and what has changed; rows that are bad were left out by their sender."""
    kind = KINDS[source.kind]
    kind.create([row.values for row in plan.rows if row.outcome == "new"], plan.known, tick)
    changed = [(row.before, row.values) for row in plan.rows if row.outcome == "changed" and row.before]
    kind.change(changed, plan.known, tick)


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
