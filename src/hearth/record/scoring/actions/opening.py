"""Staff who open a sheet leave a trace, which its deputy reads on it."""

from __future__ import annotations

from datetime import timedelta

from hearth.core import clock
from hearth.core.actors import By
from hearth.ground.audit.models import Sighting
from hearth.ground.audit.recording import sight
from hearth.record.scoring.models import ScoreSheet
from hearth.record.scoring.rules import is_own_sheet

HOUR = timedelta(hours=1)


def note_opening(sheet: ScoreSheet, *, by: By) -> None:
    """Who opens somebody else's sheet is written down, once for each person, sheet and hour."""
    lately = Sighting.objects.filter(thing_id=sheet.pk, who=by.id, kind="sheet", at__gt=clock.now() - HOUR)
    if not is_own_sheet(by, sheet) and not lately.exists():
        sight(sheet, by=by, kind="sheet")
