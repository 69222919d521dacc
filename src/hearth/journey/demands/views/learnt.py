"""What the machine learnt, on one page for staff and chair."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import tenancy
from hearth.core.actions import may
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import taught
from hearth.journey.demands import labels, queries
from hearth.journey.demands import learnt as told
from hearth.journey.demands.rules import may_read_proposals
from hearth.journey.demands.showing import tabs


@require_safe
@signed_in
def learnt(request: Any) -> HttpResponse:
    """What it learnt from, what people corrected, and how often it was right; nothing about single persons."""
    if not may_read_proposals(request.actor):
        raise Http404
    context: dict[str, Any] = tabs(request.actor, queries.trays_of(request.actor))
    context |= {"taught": taught.told(), "demands": told.told(), "labels": labels}
    context |= {"least": taught.LEAST, "newest": told.NEWEST}
    context["may_decide"] = may("casework.adopt", request.actor, tenancy.current())
    return render(request, "demands/learnt.html", context)
