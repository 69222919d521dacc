"""What people tried and the policy refused: kept until the page was answered, since the refusal undoes the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from hearth.core.actors import By


class Try(NamedTuple):
    """Somebody reached for something that is not theirs to do."""

    action: str
    by: By
    thing: Any


_tries: ContextVar[list[Try] | None] = ContextVar("tries", default=None)


def refused(action: str, by: By, thing: Any) -> None:
    """Remember it, where a person who signed in tried it; outside a request there is nobody to remember."""
    tries = _tries.get()
    if tries is not None and by.id is not None:
        tries.append(Try(action, by, thing))


@contextmanager
def witnessed() -> Iterator[list[Try]]:
    """What is refused inside is found in the list."""
    tries: list[Try] = []
    token = _tries.set(tries)
    try:
        yield tries
    finally:
        _tries.reset(token)
