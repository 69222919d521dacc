"""A closed year is reckoned: a sheet for each deputy who served in it, made once and the same ever after."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress
from hearth.record.dossier.models import DutyYear
from hearth.record.scoring import keeping, reading
from hearth.record.scoring.actions.switching import must_be_on
from hearth.record.scoring.events import Happened
from hearth.record.scoring.models import ScoreSheet

NOT_CLOSED = _("The year %(year)s is not closed. Close it first: only what is not changed any more is reckoned.")
NO_RULE = _("No rule was in force in %(year)s, so there is nothing to reckon.")
NOBODY = _("Nobody held a seat in %(year)s.")


@action("scoring.reckon")
def reckon(congress: Congress, year: int, *, by: By) -> int:
    """Answers how many sheets are new. Those that stand are left as they are: they would come out the same."""
    must_be_on()
    closed = DutyYear.objects.filter(year=year).select_for_update(no_key=True).first()
    if closed is None:
        raise Refused(NOT_CLOSED % {"year": year})
    if not reading.rules_of(year):
        raise Refused(NO_RULE % {"year": year})
    serving = list(reading.serving(year))
    if not serving:
        raise Refused(NOBODY % {"year": year})
    there = set(ScoreSheet.objects.filter(year=year).values_list("deputy", flat=True))
    new = [deputy for deputy in serving if deputy.pk not in there]
    if new:
        _write(closed, [deputy.pk for deputy in new], by)
        record(Happened.RECKONED, closed, by=by, year=year, who=[deputy.code for deputy in new])
    return len(new)


def _write(closed: DutyYear, deputies: list, by: By) -> None:
    now = clock.now()
    ScoreSheet.objects.bulk_create(
        ScoreSheet(
            deputy_id=deputy,
            year=closed.year,
            total=sheet.total,
            lines=keeping.kept(sheet),
            matters=matters,
            name=by.name,
            reckoned_by=by.id,
            reckoned_at=now,
        )
        for deputy, (sheet, matters) in keeping.first_time(closed, deputies).items()
    )
