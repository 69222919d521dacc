"""Who is asking: found out only when a page wants to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hearth.core import clock
from hearth.ground.accounts.actions.signing_in import token_of
from hearth.ground.accounts.models import SignIn

MINUTE = timedelta(minutes=1)


def cookie_name() -> str:
    """`__Host-` binds the cookie to this very host where the connection is encrypted."""
    return "__Host-hearth" if settings.HEARTH_SECURE else "hearth_session"


class SignInMiddleware:
    """Puts `request.sign_in` in place: the living session behind the cookie, or None. One query, and only if asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.sign_in = SimpleLazyObject(lambda: _session_behind(request.COOKIES.get(cookie_name(), "")))
        return self.get_response(request)


def _session_behind(secret: str) -> SignIn | None:
    if not secret:
        return None
    now = clock.now()
    session: SignIn | None = (
        SignIn.objects.alive(now).filter(token=token_of(secret)).select_related("user").first()
    )
    if session and now - session.seen_at > MINUTE:
        SignIn.objects.filter(pk=session.pk).update(seen_at=now)
    return session
