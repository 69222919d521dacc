"""Where a station's officer begins the day, and the stations as the congress's staff see them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.responses import SeeOther
from hearth.doors.stations import queries
from hearth.doors.stations.guards import at_station
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Station
from hearth.journey.contact.labels import state_label


@require_safe
@signed_in
def overview(request: Any) -> HttpResponse:
    """Every station with roster and next day; an officer is led to their own."""
    if not may("stations.announce", request.actor, None):
        if request.actor.station is None:
            raise Http404
        return SeeOther(address("stations:desk", request.actor.station.pk))
    stations, following = queries.stations_page(plain(request.GET.get("after", ""))[:60])
    return render(request, "stations/overview.html", {"stations": stations, "following": following})


@require_safe
@at_station("stations.announce")
def desk(request: Any, station: Station) -> HttpResponse:
    """The next reception days, the roster, and what was written down here today."""
    found = queries.desk_of(station, request.actor)
    context = {
        "station": station,
        "desk": found,
        "today": clock.today(),
        "now": clock.now(),
        "may_write": may("contact.submit_for", request.actor, None),
        "state_label": state_label,
    }
    return render(request, "stations/desk.html", context)
