"""What the ledger has to know of a request: from which network it came, and what was tried in vain."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hearth.core.network import coming_from
from hearth.core.tries import witnessed
from hearth.ground.audit.refusing import write_down


class WitnessMiddleware:
    """Stands inside the congress, around the view; costs nothing where nobody was refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with coming_from(request), witnessed() as tries:
            response = self.get_response(request)
        write_down(tries)
        return response
