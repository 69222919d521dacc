"""Where a request came from, as far as limits need to know: never stored in clear."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

from hearth.core import clock
from hearth.core.encryption import keyed_hash

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


@contextmanager
def coming_from(request: HttpRequest) -> Iterator[None]:
    """Whatever happens inside is asked for by this request."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def network_here() -> str:
    """The network that asks for what happens now, as the ledger keeps it; empty where no request does."""
    request = _request.get()
    return network_of(request).hex() if request else ""


def address_of(request: HttpRequest) -> str:
    """The client's address, taken from as many proxies as the operator said to trust."""
    if trusted := settings.HEARTH_TRUSTED_PROXIES:
        passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        if len(passed) >= trusted:
            return passed[-trusted]
    return str(request.META.get("REMOTE_ADDR") or "0.0.0.0")


def network_of(request: HttpRequest) -> bytes:
    """A keyed hash of the client's network (/32, IPv6 /64) that changes every day: 12 bytes."""
    try:
        parsed = ipaddress.ip_address(address_of(request))
        # a server that listens on IPv6 hears of everybody else as ::ffff:…, which is one single /64
        parsed = getattr(parsed, "ipv4_mapped", None) or parsed
        network = str(ipaddress.ip_network(f"{parsed}/{32 if parsed.version == 4 else 64}", strict=False))
    except ValueError:
        network = "unknown"
    return keyed_hash("tracking.network", f"{clock.now():%Y-%m-%d}", network)[:12]


def hint_of(request: HttpRequest) -> str:
    """As much of the address as helps a person recognise their own network, and no more: 203.0.113.*"""
    try:
        parsed = ipaddress.ip_address(address_of(request))
    except ValueError:
        return ""
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if parsed.version == 4:
        return f"{str(parsed).rpartition('.')[0]}.*"
    return f"{ipaddress.ip_network(f'{parsed}/48', strict=False).network_address}*"
