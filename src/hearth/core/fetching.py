"""The one way out (D11): the host an operator named and no other, no redirects, five seconds, 64 KB."""

from __future__ import annotations

import http.client
import time
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

SECONDS, MOST_BYTES, PIECE = 5, 65_536, 8_192
ITSELF = ("localhost", "127.0.0.1", "::1")


class NotFetched(OSError):
    """The other side could not be asked, or answered something else."""


def fetch(
    address: str, *, host: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """Ask for this address, or send it a form; only where it lies on that host (with its port)."""
    parts = urlsplit(address)
    is_encrypted = parts.scheme == "https"
    if parts.netloc != host or not (is_encrypted or (parts.scheme == "http" and parts.hostname in ITSELF)):
        raise NotFetched("the address is not one that was allowed")
    kind = http.client.HTTPSConnection if is_encrypted else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=SECONDS)
    try:
        return _answer(connection, f"{parts.path or '/'}?{parts.query}".rstrip("?"), form, dict(headers or {}))
    except (http.client.HTTPException, ValueError) as error:
        raise NotFetched(type(error).__name__) from error
    finally:
        connection.close()


def _answer(
    connection: http.client.HTTPConnection, path: str, form: Mapping[str, str] | None, headers: dict[str, str]
) -> bytes:
    if form is None:
        connection.request("GET", path, headers=headers)
    else:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", path, urlencode(form), headers)
    response, until = connection.getresponse(), time.monotonic() + SECONDS
    if response.status != http.client.OK:
        raise NotFetched(f"answered {response.status}")
    found = b""
    while piece := response.read1(PIECE):
        found += piece
        if len(found) > MOST_BYTES or time.monotonic() > until:
            raise NotFetched("answered too much, or too slowly")
    if response.length:
        raise NotFetched("broke off")
    return found
