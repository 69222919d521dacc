"""Which deputies can be met and written to at a station."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.doors.stations.events import Happened
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy, Sitting, Station, StationDeputy


@action("stations.attach")
def attach(station: Station, deputy: Deputy, *, by: By) -> None:
    """A deputy joins the roster of a station; who stands there already stays there."""
    _place, is_new = StationDeputy.objects.get_or_create(station=station, deputy=deputy)
    if is_new:
        record(Happened.ATTACHED, station, by=by, deputy=deputy.code)


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
