"""Who sits at a station."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.stations import actions, queries
from hearth.doors.stations.guards import at_station
from hearth.ground.congress.models import Deputy, Station
from hearth.ground.congress.rosters import roster_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_station("stations.attach")
def roster(request: Any, station: Station) -> HttpResponse:
    """The roster, and deputies who could join it."""
    if request.method == "POST":
        return _attached(request, station)
    sought = plain(request.GET.get("q", ""))[:60]
    found = {"candidates": queries.candidates(station, sought), "sought": sought}
    return render(request, "stations/roster.html", {"station": station, "roster": roster_of(station)} | found)


def _attached(request: Any, station: Station) -> HttpResponse:
    deputy = get_object_or_404(Deputy.objects.in_office().distinct(), code=plain(request.POST.get("deputy", ""))[:12])
    actions.attach(station, deputy, by=request.actor)
    return say(_back(station), _("%(name)s is on the roster now.") % {"name": deputy.title})


@require_POST
@at_station("stations.detach")
def detach(request: Any, station: Station, deputy: str) -> HttpResponse:
    """A deputy leaves the roster."""
    person = get_object_or_404(Deputy, code=plain(deputy), rosters__station=station)
    try:
        actions.detach(station, person, by=request.actor)
    except Refused as refused:
        return say(_back(station), str(refused.sentence))
    return say(_back(station), _("%(name)s is no longer on the roster.") % {"name": person.title})


def _back(station: Station) -> HttpResponse:
    return SeeOther(address("stations:roster", station.pk))
