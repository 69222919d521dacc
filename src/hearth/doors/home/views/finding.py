from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.tenancy import known_id
from hearth.doors.home.queries import Row, deputies_named
from hearth.ground.congress.finding import Found, places_called, places_in, seat_of
from hearth.ground.congress.models import Place
from hearth.ground.congress.queries import area_named, areas
from hearth.ground.congress.tiles import laid_out
from hearth.journey.contact.numbers import read_number

LONGEST = 60
NAMED = 5


@require_safe
def my_deputy(request: Any) -> HttpResponse:
    """Who was elected where I live? By a name, or from the sketch of areas to a place to its district."""
    if chosen := known_id(request.GET.get("place", "")):
        known = Place.objects.select_related("area", "district").defer("words")
        return _seat(request, get_object_or_404(known, pk=chosen), "")
    typed = plain(request.GET.get("q", ""))[:LONGEST]
    if number := read_number(typed):
        return HttpResponseRedirect(address("door:landing", number))
    found, named = places_called(typed), deputies_named(typed, NAMED)
    if len(found.places) == 1 and not named:
        return _seat(request, found.places[0], typed)
    return _asked(request, typed, found, named)


def _seat(request: Any, place: Place, typed: str) -> HttpResponse:
    seat = seat_of(place, clock.today())
    context = {"typed": typed, "place": place, "seat": seat, "rows": [Row(mandate) for mandate in seat.mandates]}
    return render(request, "congress/my_seat.html", context)


def _asked(request: Any, typed: str, found: Found, named: list[Row]) -> HttpResponse:
    known, said = areas(), typed.lower()
    area = area_named(request.GET.get("area", ""), known)
    after = plain(request.GET.get("after", ""))[:LONGEST]
    places, following = places_in(area, after) if area else ([], "")
    context = {
        "typed": typed,
        "found": found,
        "named": named,
        "areas_named": [each for each in known if said and (said in each.name_zh or said == each.name_en.lower())],
        "tiles": laid_out(known),
        "deputies": sum(each.deputies for each in known),
        "chosen": area,
        "places": places,
        "following": following,
    }
    return render(request, "congress/my_deputy.html", context)
