"""The way out leads to one host, takes no turn, and does not wait for ever."""

from __future__ import annotations

import socket
import time
from threading import Thread

import pytest

from hearth.core import fetching
from hearth.core.fetching import NotFetched, fetch


def answering(words: bytes, then_waits: float = 0) -> str:
    """A server that says these words once, whatever it is asked."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection, server:
            connection.recv(65536)
            connection.sendall(words)
            time.sleep(then_waits)

    Thread(target=serve, daemon=True).start()
    return f"127.0.0.1:{server.getsockname()[1]}"


def test_what_the_host_says_is_answered():
    host = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

    assert fetch(f"http://{host}/x?y=1", host=host) == b"hi"


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/", "http://id.example/", "file:///etc/passwd", "https://id.example@elsewhere.example/"],
)
def test_no_other_host_and_no_open_connection(address):
    with pytest.raises(NotFetched):
        fetch(address, host="id.example")


@pytest.mark.parametrize(
    "words",
    [
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi",
        b"nonsense\r\n\r\n",
    ],
)
def test_turns_floods_and_nonsense_are_no_answer(words):
    host = answering(words)

    with pytest.raises(NotFetched):
        fetch(f"http://{host}/", host=host)


def test_a_host_that_drips_is_left(monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    host = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", then_waits=2)

    with pytest.raises(TimeoutError):
        fetch(f"http://{host}/", host=host)
