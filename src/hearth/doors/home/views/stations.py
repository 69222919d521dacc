from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.addresses import address, outside
from hearth.core.icalendar import Event, calendar_answer
from hearth.doors.home.queries import Row, code_of_station, stations_to_visit
from hearth.ground.congress.models import Station
from hearth.ground.congress.rosters import days_at, roster_of

DAYS = 12


@require_safe
def stations(request: Any) -> HttpResponse:
    """Every liaison station, area by area, with the next day on which deputies receive there."""
    known = stations_to_visit(clock.today())
    by_area = [(area, list(each)) for area, each in groupby(known, key=lambda station: station.area)]
    return render(request, "congress/stations.html", {"by_area": by_area})


@require_safe
def station(request: Any, pk: UUID) -> HttpResponse:
    """One station: how to come, who can be met, and when."""
    here = get_object_or_404(Station.objects.select_related("area"), pk=pk)
    code = code_of_station(here)
    context = {
        "station": here,
        "rows": [Row(seat) for seat in roster_of(here)],
        "days": list(days_at(here, clock.today())[:DAYS]),
        "code": code,
        "leads_to": code.at(outside(request)) if code else "",
    }
    return render(request, "congress/station.html", context)


@require_safe
def calendar(request: Any, pk: UUID) -> HttpResponse:
    """The reception days of a station, for the calendar of a telephone."""
    here = get_object_or_404(Station, pk=pk)
    page = f"{outside(request)}{address('congress:station', here.pk)}"
    days = days_at(here, clock.today())[:DAYS]
    return calendar_answer("reception-days", str(here.name), (_event(here, day, page) for day in days))


def _event(here: Station, day: Any, page: str) -> Event:
    names = ", ".join(sitting.deputy.name for sitting in day.receiving)
    title, words = _("Deputies receive: %(names)s") % {"names": names}, " ".join(filter(None, (day.note, here.phone)))
    place = f"{here.name}, {here.address}"
    return Event(str(day.pk), day.held_on, day.begins, day.ends, title, place, words, page)
