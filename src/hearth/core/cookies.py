"""Cookies: out of reach for scripts, and bound to this host where the connection is encrypted (ASVS 5.0, V3.3)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse


def named(name: str, *, is_everywhere: bool = True) -> str:
    """`__Host-` binds a cookie to this very host; one for some paths only can merely say that it came encrypted."""
    if not settings.HEARTH_SECURE:
        return name
    return f"__Host-{name}" if is_everywhere else f"__Secure-{name}"


def give(answer: HttpResponse, name: str, value: str, **kept: Any) -> None:
    """Let the browser keep this; nothing else in the house sets a cookie."""
    answer.set_cookie(name, value, httponly=True, samesite="Lax", secure=settings.HEARTH_SECURE, **kept)
