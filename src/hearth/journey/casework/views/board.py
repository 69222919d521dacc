"""The board: what units have in hand, what is due, late, given back, reported; one page for staff, units and chair."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.bookmarks import bookmark
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Unit
from hearth.journey.casework import labels, queries
from hearth.journey.casework.lifecycle import TIERS
from hearth.journey.casework.rules import may_look


@require_safe
@signed_in
def board(request: Any) -> HttpResponse:
    """What is due first lies on top."""
    if not may_look(request.actor):
        raise Http404
    now = clock.now()
    trays = queries.trays_of(request.actor, now)
    tray = trays.get(request.GET.get("tray", ""), next(iter(trays.values())))
    tier = request.GET.get("tier", "") if request.GET.get("tier", "") in TIERS else ""
    unit = Unit.objects.filter(pk=known_id(request.GET.get("unit", ""))).first()
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")), unit, tier)
    context = {"trays": trays.values(), "tray": tray, "page": page, "counts": queries.counts(trays), "now": now}
    context |= {"unit": unit, "tier": tier, "labels": labels, "is_staffs": queries.is_staffs(request.actor)}
    return render(request, "casework/board.html", context)


@require_safe
@signed_in
def overview(request: Any) -> HttpResponse:
    """Unit by unit and tier by tier: how much is in hand, late, disputed. Each number leads to its rows."""
    if not may_look(request.actor):
        raise Http404
    rows = queries.by_unit(request.actor, clock.now())
    return render(request, "casework/overview.html", {"rows": rows, "labels": labels})
