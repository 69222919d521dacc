"""The one way out (D11): the host an operator named and no other, no redirects, five seconds, 64 KB."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

SECONDS, MOST_BYTES, PIECE = 5, 65_536, 8_192
ITSELF = ("localhost", "127.0.0.1", "::1")


class NotFetched(OSError):
    """The other side could not be asked, or answered something else."""


class NotReached(NotFetched):
    """Nothing was handed over: the connection was not even made, so that trying again repeats nothing."""


class Answer(NamedTuple):
    """What the other side said, whatever it was."""

    status: int
    body: bytes


def fetch(
    address: str, *, host: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """Ask for this address, or send it a form; only where it lies on that host (with its port)."""
    told = dict(headers or {})
    if form is not None:
        told["Content-Type"] = "application/x-www-form-urlencoded"
    answer = exchange(address, host=host, body=None if form is None else urlencode(form).encode(), headers=told)
    if answer.status != http.client.OK:
        raise NotFetched(f"answered {answer.status}")
    return answer.body


def exchange(
    address: str,
    *,
    host: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    is_public: bool = False,
    seconds: float | None = None,
    most: int | None = None,
) -> Answer:
    """Ask, or send these bytes, and hear any answer. `is_public`: only where the name leads out of our own network.

    Whoever asks for much says how many `seconds` it may take, and how many bytes the answer may have at `most`.

    Raises `NotReached` while nothing was handed over, and `NotFetched` or another OSError where it may have been.
    """
    parts = urlsplit(address)
    is_encrypted = parts.scheme == "https"
    if parts.netloc != host or not (is_encrypted or (parts.scheme == "http" and parts.hostname in ITSELF)):
        raise NotReached("the address is not one that was allowed")
    kind = http.client.HTTPSConnection if is_encrypted else http.client.HTTPConnection
    try:
        connection = kind(parts.netloc, timeout=seconds or SECONDS)
    except (http.client.HTTPException, ValueError) as error:
        raise NotReached(type(error).__name__) from error
    try:
        _connect(connection, is_public=is_public)
        path = f"{parts.path or '/'}?{parts.query}".rstrip("?")
        return _answer(connection, path, body, dict(headers or {}), seconds or SECONDS, most or MOST_BYTES)
    except (http.client.HTTPException, ValueError) as error:
        raise NotFetched(type(error).__name__) from error
    finally:
        connection.close()


def _connect(connection: http.client.HTTPConnection, *, is_public: bool) -> None:
    """Make the connection to the very machine that was looked at, whatever the name leads to a moment later."""
    try:
        if is_public:
            opened = partial(_open, looked_up(connection.host, connection.port))
            connection._create_connection = opened  # type: ignore[attr-defined]
        connection.connect()
    except OSError as error:
        raise NotReached(type(error).__name__) from error


def _open(place: str, address: tuple[str, int], *more: Any) -> socket.socket:
    return socket.create_connection((place, address[1]), *more)


def looked_up(name: str, port: int) -> str:
    """Where this name leads; refused where any of it is a private network, this machine or another inner place."""
    found = {str(info[4][0]) for info in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)}
    if not found or not all(ipaddress.ip_address(place.partition("%")[0]).is_global for place in found):
        raise NotReached("the name does not lead to a public place")
    return min(found)


def _answer(
    connection: http.client.HTTPConnection,
    path: str,
    body: bytes | None,
    headers: dict[str, str],
    seconds: float,
    most: int,
) -> Answer:
    connection.request("GET" if body is None else "POST", path, body, headers)
    response, until = connection.getresponse(), time.monotonic() + seconds
    found = bytearray()
    while piece := response.read1(PIECE):
        found += piece
        if len(found) > most or time.monotonic() > until:
            raise NotFetched("answered too much, or too slowly")
    if response.length:
        raise NotFetched("broke off")
    return Answer(response.status, bytes(found))
