"""For those who keep it running: does it live, can it serve, how much waits."""

from __future__ import annotations

import hmac
import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hearth.core.network import address_of
from hearth.ops.figures import exposition
from hearth.ops.readiness import readiness

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    found = readiness()
    return JsonResponse(found, status=200 if found["ready"] else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    if not (_knows_the_token(request) or _is_on_this_machine(request)):
        raise Http404
    return HttpResponse(exposition(), content_type=PROMETHEUS)


def _knows_the_token(request: HttpRequest) -> bool:
    token, given = settings.HEARTH_METRICS_TOKEN, request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(f"Bearer {token}".encode(), given.encode())


def _is_on_this_machine(request: HttpRequest) -> bool:
    """Behind a proxy nobody told us of, everybody would seem to be."""
    if "X-Forwarded-For" in request.headers and not settings.HEARTH_TRUSTED_PROXIES:
        return False
    try:
        return ipaddress.ip_address(address_of(request)).is_loopback
    except ValueError:
        return False
