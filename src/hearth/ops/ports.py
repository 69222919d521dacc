"""Whether an address is free, and when a page behind it answers."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http import HTTPStatus

DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # this machine is behind no proxy
WITHIN = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def refusal(bind: str, port: int) -> str:
    """Why this address cannot be used, or nothing; two servers could share it silently and split the visitors."""
    if _answers(bind, port):
        return f"Port {port} is already in use. Stop what runs there, or choose another: ./hearth run --port {port + 1}"
    try:
        with socket.socket(_family(bind)) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind((bind, port))
    except OSError as problem:
        return f"Hearth cannot listen on {bind}, port {port}: {problem.strerror}"
    return ""


def nearby(bind: str, port: int) -> str:
    """The address of the web server as seen from this machine."""
    host = WITHIN.get(bind, bind)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def from_a_phone(bind: str, port: int) -> str:
    """The address for another machine in the same network; asking the route sends nothing."""
    if bind not in WITHIN:
        return nearby(bind, port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        try:
            route.connect(("192.0.2.1", 9))
            return nearby(route.getsockname()[0], port)
        except OSError:
            return nearby(bind, port)


def wait_until_ready(address: str, seconds: float, still_wanted: Callable[[], bool]) -> bool:
    """Ask /readyz until it says yes, the time is over, or somebody wants to stop."""
    deadline = time.monotonic() + seconds
    while still_wanted() and time.monotonic() < deadline:
        try:
            with DIRECTLY.open(f"{address}/readyz", timeout=5) as answer:
                return bool(answer.status == HTTPStatus.OK)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _answers(bind: str, port: int) -> bool:
    try:
        socket.create_connection((WITHIN.get(bind, bind), port), timeout=1).close()
    except OSError:
        return False
    return True


def _family(bind: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in bind else socket.AF_INET
