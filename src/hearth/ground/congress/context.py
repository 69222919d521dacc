"""What every page knows: its congress, who reads it, what was just said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hearth.core.responses import said
from hearth.ground.congress.seats import SeatThere, seats_of


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database: the actor is looked up only by pages that name it."""
    return {
        "congress": getattr(request, "congress", None),
        "actor": getattr(request, "actor", None),
        "said": said(request),
        "own_seats": SimpleLazyObject(lambda: _seats(request)),
    }


def _seats(request: Any) -> list[SeatThere]:
    return seats_of(request.sign_in.user) if request.sign_in else []
