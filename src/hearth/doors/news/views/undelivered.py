"""Letters that reached nobody, so that somebody can pick up the telephone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.doors.news import queries
from hearth.ground.congress.guards import allowed

LATELY = timedelta(days=30)


@require_safe
@allowed("courier.reword")
def undelivered(request: Any) -> HttpResponse:
    """The last thirty days, newest first."""
    since = clock.now() - LATELY
    context = {
        "letters": queries.undelivered(request.actor, since),
        "unreachable": queries.unreachable(since),
        "days": LATELY.days,
    }
    return render(request, "news/undelivered.html", context)
