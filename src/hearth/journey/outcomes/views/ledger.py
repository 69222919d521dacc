"""The ledger of promises: what is open, due soon, late, to be confirmed, kept or not; one page for everybody."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.bookmarks import bookmark
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import signed_in
from hearth.journey.outcomes import queries
from hearth.journey.outcomes.rules import may_look
from hearth.journey.outcomes.showing import rows


@require_safe
@signed_in
def ledger(request: Any) -> HttpResponse:
    """What moved last lies on top; what is due soon, by its day."""
    if not may_look(request.actor):
        raise Http404
    now = clock.now()
    trays, units = queries.trays_of(request.actor, now), queries.units_of(request.actor)
    tray = trays.get(request.GET.get("tray", ""), trays["open"])
    asked = known_id(request.GET.get("unit", ""))
    unit = next((each for each in units if each.pk == asked), None)
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")), unit)
    context: dict[str, Any] = {
        "trays": trays.values(),
        "tray": tray,
        "units": units,
        "unit": unit,
        "counts": queries.counts(trays),
    }
    context |= {"rows": rows(page.commitments, now), "goes_on": page.goes_on, "now": now}
    return render(request, "outcomes/ledger.html", context)
