"""What is like a message, and what is like a demand."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.views.conversation import seen as seen_thread
from hearth.journey.demands.alike import demands_like, is_compared, messages_like
from hearth.journey.demands.rules import may_look
from hearth.journey.demands.views.demands import seen


@require_safe
@signed_in
def messages(request: Any, code: str) -> HttpResponse:
    """Those most like it, of all this person may read."""
    thread = seen_thread(request, code)
    if not may_look(request.actor):
        raise Http404
    context = {"thread": thread, "found": messages_like(thread, request.actor), "is_compared": is_compared(thread)}
    return render(request, "demands/alike.html", context)


@require_safe
@signed_in
def demands(request: Any, code: str) -> HttpResponse:
    """Open and past demands like it."""
    demand = seen(request, code)
    return render(
        request, "demands/alike_demands.html", {"demand": demand, "found": demands_like(demand, request.actor)}
    )
