"""Pages of one station: for the staff of the congress, and for the officers of this station only."""

from __future__ import annotations

from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from hearth.core.actions import may
from hearth.ground.congress.guards import View, signed_in
from hearth.ground.congress.models import Station


def at_station(action: str) -> Any:
    """Whoever may not take this action at this station finds nothing here."""

    def guard(view: View) -> View:
        @signed_in
        @wraps(view)
        def guarded(request: Any, station: UUID, **more: Any) -> HttpResponseBase:
            here = get_object_or_404(Station.objects.select_related("area"), pk=station)
            if not may(action, request.actor, here):
                raise Http404
            return view(request, here, **more)

        return guarded

    return guard
