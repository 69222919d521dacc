"""In which congress a page stands, and who is asking there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hearth.core import tenancy
from hearth.ground.congress.actors import actor_of
from hearth.ground.congress.models import Congress

SECONDS = 20
_known: tuple[float, dict[str, Congress]] = (0.0, {})


def congresses() -> dict[str, Congress]:
    """The congresses of this installation by short name, looked up again every few seconds."""
    global _known
    made, known = _known
    if time.monotonic() - made > SECONDS or not known:
        known = {congress.slug: congress for congress in Congress.objects.order_by("id")}
        _known = (time.monotonic(), known)
    return known


def forget_congresses() -> None:
    """Look them up again at the next request."""
    global _known
    _known = (0.0, {})


class CongressMiddleware:
    """Takes `/yuhe/` off the path and lets everything behind it happen inside that congress."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.congress = congress = self._enter(request)
        request.actor = SimpleLazyObject(lambda: _met(request))
        with tenancy.inside(congress):
            return self.get_response(request)

    def _enter(self, request: Any) -> Congress | None:
        if _is_of_installation(request.path_info):
            return None  # whether the process lives must be answered without a database
        first, _, rest = request.path_info[1:].partition("/")
        if congress := congresses().get(first):
            if request.path_info == f"/{first}":
                return congress  # CommonMiddleware is not here: the home view adds the slash
            request.path_info, request.urlconf = f"/{rest}", settings.HEARTH_CONGRESS_URLS
            return congress
        if settings.HEARTH_ROOT_CONGRESS:
            request.urlconf = settings.HEARTH_CONGRESS_URLS
            return congresses().get(settings.HEARTH_ROOT_CONGRESS)
        return None


def _met(request: Any) -> Any:
    """Whoever was found out once is asked directly from then on: rules ask them a hundred times for one page."""
    request.actor = found = actor_of(request)
    return found


def _is_of_installation(path: str) -> bool:
    return path.startswith(settings.HEARTH_INSTALLATION_PATHS)
