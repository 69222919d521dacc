from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.doors.home.queries import deputies_near, figures
from hearth.ground.congress.queries import area_named, areas
from hearth.ground.congress.tiles import laid_out
from hearth.journey.contact.publications import newest
from hearth.journey.demands.public import foremost
from hearth.journey.outcomes.public import newest as changed

COMMON = CHANGED = 3


@require_safe
def home(request: Any) -> HttpResponse:
    known = areas()
    chosen = area_named(request.GET.get("area", ""), known)
    context = {
        "typed": "",
        "tiles": laid_out(known),
        "deputies": sum(area.deputies for area in known),
        "chosen": chosen,
        "near": deputies_near(chosen),
        "figures": figures(),
        "common": foremost(COMMON),
        "changed": changed(CHANGED),
        "answers": newest(),
    }
    return render(request, "congress/home.html", context)
