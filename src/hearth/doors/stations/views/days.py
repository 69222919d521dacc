"""Reception days: announced, corrected, called off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.stations import actions, queries
from hearth.doors.stations.forms import DayForm, as_typed
from hearth.doors.stations.guards import at_station
from hearth.doors.stations.notice import earliest_day
from hearth.ground.congress.models import ReceptionDay, Station
from hearth.ground.congress.rosters import roster_of


@require_safe
@at_station("stations.announce")
def days(request: Any, station: Station) -> HttpResponse:
    """The reception days to come."""
    return render(request, "stations/days.html", {"station": station, "days": queries.days_of(station)})


@require_http_methods(["GET", "HEAD", "POST"])
@at_station("stations.announce")
def announce(request: Any, station: Station) -> HttpResponse:
    """A new day."""
    form = DayForm(roster_of(station), request.POST or None)
    if form.is_valid():
        try:
            actions.announce(station, form.hours, by=request.actor)
        except Refused as refused:
            form.add_error("held_on", refused.sentence)
        else:
            return say(_back(station), _("The day is announced. The deputies are told."))
    return _form(request, station, form)


@require_http_methods(["GET", "HEAD", "POST"])
@at_station("stations.correct")
def correct(request: Any, station: Station, day: UUID) -> HttpResponse:
    """A day that was announced, with its hours and deputies."""
    announced = _to_come(station, day)
    form = DayForm(roster_of(station), request.POST or None, initial=as_typed(announced))
    if form.is_valid():
        try:
            actions.correct(announced, form.hours, by=request.actor)
        except Refused as refused:
            form.add_error(None if isinstance(refused, Stale) else "held_on", refused.sentence)
        else:
            return say(_back(station), _("The day is corrected. The deputies are told."))
    return _form(request, station, form, announced)


@require_POST
@at_station("stations.cancel")
def cancel(request: Any, station: Station, day: UUID) -> HttpResponse:
    """Nobody receives on this day after all."""
    try:
        actions.cancel(_to_come(station, day), by=request.actor)
    except Stale as stale:
        return say(_back(station), str(stale.sentence))
    return say(_back(station), _("The day is called off. The deputies are told."))


def _to_come(station: Station, day: UUID) -> ReceptionDay:
    days = ReceptionDay.objects.to_come(clock.today()).filter(station=station)
    return get_object_or_404(days, pk=day)  # type: ignore[no-any-return]


def _form(request: Any, station: Station, form: DayForm, day: ReceptionDay | None = None) -> HttpResponse:
    context = {"station": station, "form": form, "day": day, "earliest": earliest_day(clock.today())}
    return render(request, "stations/day.html", context, status=422 if form.is_bound else 200)


def _back(station: Station) -> HttpResponse:
    return SeeOther(address("stations:days", station.pk))
