"""Where a request ends, proxy and server must agree: what could end in two places is refused or read by RFC 9112."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from hearth.ops.serve import arguments, web_server
from tests.ops.test_serve import free_port, until

CHUNKED = b"Transfer-Encoding: chunked\r\n"
READ_AS_PIECES = {
    "length and pieces": b"Content-Length: 6\r\n" + CHUNKED + b"\r\n0\r\n\r\nX",
    "pieces and length": CHUNKED + b"Content-Length: 4\r\n\r\n0\r\n\r\nX",
}
REFUSED = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 1\r\n\r\nwords",
    "a length with a sign": b"Content-Length: +5\r\n\r\nwords",
    "a length and an unknown coding": b"Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\nwords",
    "a blank before the colon": b"Content-Length: 5\r\nTransfer-Encoding : chunked\r\n\r\nwords",
    "a header that goes on in the next line": b"Content-Length: 5\r\nX-A: b\r\n c: d\x00\r\n\r\nwords",
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The server as the product starts it, with another page behind it."""
    free = free_port()
    *words, _product = web_server(arguments(["--port", str(free)]))
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen([sys.executable, *words, "tests.ops.echo:application"], env={"PYTHONPATH": path})
    try:
        assert until(lambda: _listens(free))
        yield free
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize("ending", READ_AS_PIECES)
def test_where_pieces_are_announced_the_length_counts_for_nothing(port: int, ending: str):
    answer = _asked(port, READ_AS_PIECES[ending])

    assert answer.count(b"HTTP/1.1") == 1
    assert answer.endswith(b"heard ")
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize("ending", REFUSED)
def test_what_could_end_in_two_places_is_refused(port: int, ending: str):
    answer = _asked(port, REFUSED[ending])

    assert answer.startswith(b"HTTP/1.1 400")
    assert b"connection: close" in answer.lower()


def test_an_honest_request_is_heard_to_its_end(port: int):
    assert _asked(port, b"Connection: close\r\nContent-Length: 5\r\n\r\nwords").endswith(b"heard words")


def _asked(port: int, rest: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(b"POST /c/ HTTP/1.1\r\nHost: x\r\n" + rest)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _listens(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0
