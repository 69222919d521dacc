"""The routing catalogue: staff write down what goes where."""

from __future__ import annotations

from typing import Any

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Route


@action("casework.set_route")
def set_route(route: Route, *, by: By, **columns: Any) -> Route:
    """What is written with these words goes to this unit, in this tier."""
    for name, value in columns.items():
        setattr(route, name, value)
    is_new = route._state.adding
    if not is_new:
        Route.objects.filter(pk=route.pk).update(**columns)
    record(Happened.ROUTE_SET, route, by=by, new=[route] if is_new else [], title=route.title)
    return route


@action("casework.drop_route")
def drop_route(route: Route, *, by: By) -> None:
    """Nothing is proposed by this line any more."""
    record(Happened.ROUTE_DROPPED, route, by=by, title=route.title)
    Route.objects.filter(pk=route.pk).delete()
