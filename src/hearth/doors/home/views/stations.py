from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hearth.doors.home.queries import deputies
from hearth.ground.congress.models import Station


@require_safe
def stations(request: Any) -> HttpResponse:
    known = Station.objects.select_related("area").order_by("area__row", "area__column", "name_zh")
    return render(request, "congress/stations.html", {"stations": known})


@require_safe
def station(request: Any, pk: UUID) -> HttpResponse:
    here = get_object_or_404(Station.objects.select_related("area"), pk=pk)
    return render(request, "congress/station.html", {"station": here, "found": deputies(area=here.area)})
