"""Pages outside every address of a congress that all the same happen inside one: a code or a ticket says in which."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hearth.core import tenancy


@contextmanager
def standing_in(request: Any, congress: Any) -> Iterator[None]:
    """This page happens in that congress; what goes wrong is explained outside of it."""
    request.congress = congress
    with tenancy.inside(congress):
        try:
            yield
        except Exception:
            request.congress = None
            raise
