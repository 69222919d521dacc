"""Who is asking: found out only when a page wants to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hearth.core import clock
from hearth.core.cookies import give, named
from hearth.core.remembered import Remembered
from hearth.ground.accounts.actions.signing_in import token_of
from hearth.ground.accounts.models import SignIn
from hearth.ground.accounts.models.sign_in import limits

MINUTE = timedelta(minutes=1)


def cookie_name() -> str:
    """Under which name the browser keeps the session's secret."""
    return named("hearth_session")


class SignInMiddleware:
    """Puts `request.sign_in` in place: the living session behind the cookie, or None. One query, and only if asked.

    Whoever proved again who they are gets a new secret, whatever the page then answers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.sign_in = SimpleLazyObject(lambda: _found(request))
        response = self.get_response(request)
        if renewed := getattr(request, "renewed_secret", ""):
            give(response, cookie_name(), renewed)
        return response


SESSION = Remembered(
    lambda token, idle, oldest: SignIn.objects.alive_since(idle, oldest).filter(token=token).select_related("user"),
    token=bytes,
    idle=datetime,
    oldest=datetime,
)


def _found(request: Any) -> SignIn | None:
    request.sign_in = found = _session_behind(request)
    return found


def _session_behind(request: Any) -> SignIn | None:
    secret = request.COOKIES.get(cookie_name(), "")
    if not secret:
        return None
    now = clock.now()
    session: SignIn | None = SESSION.first(token=token_of(secret), **limits(now))
    if session and now - session.seen_at > MINUTE and not is_asked_by_itself(request):
        SignIn.objects.filter(pk=session.pk).update(seen_at=now)
    return session


def is_asked_by_itself(request: Any) -> bool:
    """An open page asks for news and for who writes; that is no person at work, and keeps no session alive."""
    return bool(request.path_info.endswith(("/news/", "/presence/")))
