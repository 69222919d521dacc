"""A spreadsheet from being sent to being imported, and the way back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.events import Happened
from hearth.ground.congress.importing import giving, keeping, work
from hearth.ground.congress.importing.kinds import kinds
from hearth.ground.congress.models import Import


@action("congress.upload_import")
def upload_import(congress: Any, kind: str, file: Any, *, by: By) -> Import:
    """A spreadsheet is sent; a job reads it."""
    source = Import(kind=kind, file_name=file.name[-120:], sent_at=clock.now(), sent_by=by.id)
    keeping.keep(source, file)
    record(Happened.IMPORT_UPLOADED, source, by=by, new=[source], sheet=kind)
    return source


@action("congress.confirm_import")
def confirm_import(source: Import, fingerprint: str, *, by: By, is_partial: bool = False) -> None:
    """Whoever has read the preview wants just that; a job does it. Rows with errors are left out only when said so."""
    if fingerprint != source.fingerprint or (source.bad and not is_partial):
        raise Stale()
    source.move("confirm", is_partial=is_partial)
    source.progress_file.unlink(missing_ok=True)
    record(Happened.IMPORT_CONFIRMED, source, by=by, sheet=source.kind, partial=is_partial)


@action("congress.withdraw_import")
def withdraw_import(source: Import, *, by: By) -> None:
    """Nothing comes of it."""
    source.move("withdraw", ended_at=clock.now())
    record(Happened.IMPORT_WITHDRAWN, source, by=by, sheet=source.kind)


@action("congress.import_rows")
def import_rows(source: Import, *, by: By) -> None:
    """All of it becomes true at once; where others have changed something meanwhile, it is shown anew instead."""
    work.wait_for_others(source)
    progress = work.importing(source)
    plan = work.look(source, by.id, progress, is_held=True)
    if plan.fingerprint != source.fingerprint:
        work.show(source, plan, "revise", progress, is_revised=True)
        return
    work.write(source, plan, progress)
    pictures = plan.known.pictures
    facts = {**source.facts, "undrawn": pictures.undrawn} if pictures and pictures.undrawn else source.facts
    source.move("finish", ended_at=clock.now(), facts=facts)
    record(Happened.IMPORTED, source, by=by, sheet=source.kind, created=source.new, changed=source.changed)


@action("congress.export_rows")
def export_rows(congress: Any, kind: str, form: str, *, by: By) -> giving.Rows:
    """Everything of one kind goes out, in the same columns in which it comes in."""
    wanted = kinds()[kind]
    if wanted.holds_people and wanted.count() > giving.MOST_PEOPLE:
        raise Refused(_("More than 200 people leave the house only with a second person. Order the file below."))
    rows = giving.rows_of(wanted)
    if form == "xlsx" and len(rows) > giving.MOST_IN_A_WORKBOOK:
        raise Refused(_("More than 5000 rows are too many for Excel here. Take the CSV file."))
    record(Happened.EXPORTED, congress.ref, by=by, sheet=kind, form=form, rows=len(rows))
    return rows
