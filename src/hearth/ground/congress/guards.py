"""Who comes in: pages for people who signed in and hold a post here. Everybody else is led to the sign-in and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.failures import explain
from hearth.core.responses import SeeOther
from hearth.core.tries import refused
from hearth.ground.accounts.guards import owed

View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Nobody else sees the page, and no cache keeps it."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = (owed(request) or view(request, *args, **kwargs)) if request.actor else _ask_who(request)
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    return guarded


def allowed(action: str) -> Callable[[View], View]:
    """For pages that only serve this action: whoever may not take it finds nothing here."""

    def guard(view: View) -> View:
        @signed_in
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(action, request.actor, request.congress):
                refused(action, request.actor, request.congress)
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def _ask_who(request: HttpRequest) -> HttpResponse:
    sign_in = address("accounts:sign_in")
    if request.method in ("GET", "HEAD"):
        return SeeOther(f"{sign_in}?{urlencode({'next': request.get_full_path()})}")
    # a redirect would lose what was written while the session ran out
    return explain(
        request,
        403,
        _("You are signed out"),
        _("Nothing was sent. Sign in again in another window, then go back here and send once more."),
        _("Go back: your words are still there."),
        link=sign_in,
        label=_("Sign in"),
    )
