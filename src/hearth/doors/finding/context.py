"""The views somebody keeps, for every page that shows them; nothing is asked until one does."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hearth.core.actors import Actor
from hearth.core.remembered import Remembered
from hearth.doors.finding.models import View
from hearth.doors.finding.models.view import SHARING

MOST_SHOWN = 30


def _shown(roles: frozenset[str]) -> Remembered:
    return Remembered(lambda user: View.objects.kept_for(Actor(user, "", roles)).defer("asked")[:MOST_SHOWN], user=UUID)


OWN, WITH_SHARED = _shown(frozenset()), _shown(frozenset({SHARING}))


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Asks nothing until a page shows views."""
    return {"kept_views": SimpleLazyObject(lambda: views_of(request))}


def views_of(request: Any) -> list[View]:
    """One’s own and shared ones, in the order of their names."""
    if not request.actor:
        return []
    return (WITH_SHARED if SHARING in request.actor.roles else OWN).rows(user=request.actor.id)
