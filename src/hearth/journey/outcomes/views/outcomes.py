"""The ledger of what has changed: to be verified, to be published, in force or not; one page for everybody who acts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core.bookmarks import bookmark
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.views.conversation import seen as seen_thread
from hearth.journey.outcomes import labels_outcome as labels
from hearth.journey.outcomes import queries_outcome as queries
from hearth.journey.outcomes.rules import may_look
from hearth.journey.outcomes.showing_outcome import for_matter, rows


@require_safe
@signed_in
def outcomes(request: Any) -> HttpResponse:
    """What moved last lies on top."""
    if not may_look(request.actor):
        raise Http404
    trays, units = queries.trays_of(request.actor), queries.units_of(request.actor)
    tray = trays.get(request.GET.get("tray", "")) or next(iter(trays.values()))
    asked, kind = known_id(request.GET.get("unit", "")), request.GET.get("kind", "")
    narrowed = queries.Narrowed(
        kind if kind in queries.KINDS else "", next((each for each in units if each.pk == asked), None)
    )
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")), narrowed)
    context: dict[str, Any] = {
        "trays": trays.values(),
        "tray": tray,
        "units": units,
        "narrowed": narrowed,
        "kinds": labels.KINDS,
        "counts": queries.counts(trays),
        "rows": rows(page.outcomes),
        "goes_on": page.goes_on,
    }
    return render(request, "outcomes/outcomes.html", context)


@require_safe
@signed_in
def of_thread(request: Any, code: str) -> HttpResponse:
    """What came of a message; beside a conversation, the piece alone."""
    thread = seen_thread(request, code)
    panel = for_matter(request.actor, thread)
    context = {"thread": thread, "shown": panel.shown if panel else None}
    page = "outcomes/_came_aside.html" if request.htmx else "outcomes/of_thread.html"
    return render(request, page, context)
