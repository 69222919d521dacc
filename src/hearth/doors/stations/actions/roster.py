"""Which deputies can be met and written to at a station."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.doors.stations.events import Happened
from hearth.ground.audit.recording import Telling, record, record_each
from hearth.ground.congress.models import Deputy, Sitting, Station, StationDeputy


@action("stations.attach")
def attach(station: Station, *deputies: Deputy, by: By) -> None:
    """Deputies join the roster of a station; who stands there already stays there."""
    Station.objects.select_for_update().get(pk=station.pk)  # whoever attaches as well waits here
    there = set(StationDeputy.objects.filter(station=station).values_list("deputy", flat=True))
    coming = {deputy.pk: deputy for deputy in deputies if deputy.pk not in there}.values()
    record_each(Happened.ATTACHED, [_telling(station, deputy) for deputy in coming], by=by)


def _telling(station: Station, deputy: Deputy) -> Telling:
    return Telling(station, [StationDeputy(station=station, deputy=deputy)], {"deputy": deputy.code})


@action("stations.detach")
def detach(station: Station, deputy: Deputy, *, by: By) -> None:
    """A deputy leaves the roster, unless people are told that they will be received by this very deputy."""
    to_come = Sitting.objects.filter(
        deputy=deputy, day__station=station, day__state="announced", day__held_on__gte=clock.today()
    )
    if to_come.exists():
        raise Refused(_("This deputy receives people here on a day to come. Correct or call off that day first."))
    if StationDeputy.objects.filter(station=station, deputy=deputy).delete()[0]:
        record(Happened.DETACHED, station, by=by, deputy=deputy.code)
