"""What every answer carries, and what happens when nothing else caught it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.exception import response_for_exception
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from hearth.core.responses import FLASH

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
if settings.HEARTH_SECURE:
    HEADERS["Strict-Transport-Security"] = "max-age=63072000"
if settings.HEARTH_SECURE and settings.HEARTH_SECURE_SUBDOMAINS:
    HEADERS["Strict-Transport-Security"] += "; includeSubDomains"
# for the few pages in which something of the house's own can be heard
HEARD = f"{POLICY}; media-src 'self'"
# what an honest browser hardly ever gets: a foreign host, a form from elsewhere, a limit
TURNED_AWAY = (400, 403, 429)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")

logger = logging.getLogger("hearth.request")


class OutermostMiddleware:
    """Security headers on every answer (D18), a number for the log line of a failure."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        for name, value in HEADERS.items():
            if name not in response.headers:
                response.headers[name] = value
        if FLASH in request.COOKIES and response.status_code == 200 and FLASH not in response.cookies:
            response.delete_cookie(FLASH)
        if response.status_code >= 500:
            response.headers["X-Request-Id"] = number = secrets.token_hex(6)
            logger.error("answered %s", response.status_code, extra={"number": number, "path": request.path})
        elif response.status_code in TURNED_AWAY:
            logger.warning("turned away with %s", response.status_code, extra={"path": request.path})
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """A strange method and a foreign Host header are refused even where no view looks at them."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        try:
            request.get_host()
        except DisallowedHost as foreign:
            return response_for_exception(request, foreign)
        return self.get_response(request)
