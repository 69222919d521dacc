"""A page that says what reached it, for tests of the server in front of the product."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def application(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """The words of the request, as the server understood where it ends."""
    start("200 OK", [("Content-Type", "application/octet-stream")])
    return [b"heard " + environ["wsgi.input"].read()]
