"""Who was told of a matter: when, by which channel, or why not."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hearth.core.actions import may
from hearth.doors.news import queries
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.models import Thread


@require_safe
@signed_in
def told(request: Any, code: str) -> HttpResponse:
    """For whoever looks after the matter; the page or, inside the thread’s page, its newest lines."""
    thread = get_object_or_404(Thread.objects.visible_to(request.actor), code=code)
    if not may("contact.take_over", request.actor, thread):
        raise Http404
    letters = queries.about(thread)
    context = {"thread": thread, "letters": letters[:5] if request.htmx else letters, "count": len(letters)}
    return render(request, "news/_told.html" if request.htmx else "news/told.html", context)
