from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.doors.home import queries
from hearth.ground.congress.models import Deputy, Mandate, Station
from hearth.ground.congress.queries import area_named, areas
from hearth.journey.contact.numbers import read_number

LONGEST = 60


@require_safe
def deputies(request: Any) -> HttpResponse:
    known, typed = areas(), plain(request.GET.get("q", ""))[:LONGEST]
    area = area_named(request.GET.get("area", ""), known)
    found = queries.deputies(typed, area, after=plain(request.GET.get("after", ""))[:12])
    if not found.rows and (number := read_number(typed)):
        return HttpResponseRedirect(address("door:landing", number))
    context = {"typed": typed, "area": area, "areas": known, "found": found, "more": _more(typed, area, found.next)}
    return render(request, "congress/deputies.html", context)


def _more(typed: str, area: Any, after: str) -> str:
    asked = {"q": typed, "area": area.pk if area else "", "after": after}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}" if after else ""


@require_safe
def deputy(request: Any, code: str) -> HttpResponse:
    person: Deputy = get_object_or_404(Deputy.objects, code=plain(code))
    if way := queries.way_to_write(person):
        return HttpResponseRedirect(address("door:landing", way.code))
    mandate = Mandate.objects.filter(deputy=person).select_related("district__area").order_by("-term__number").first()
    station = Station.objects.filter(area=mandate.district.area).first() if mandate else None
    return render(request, "congress/deputy.html", {"deputy": person, "mandate": mandate, "station": station})
