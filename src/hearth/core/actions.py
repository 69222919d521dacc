"""The one way to write: an action asks the policy, opens the transaction, and ends in a line of the ledger."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from hearth.core.actors import By
from hearth.core.refusals import NotAllowed
from hearth.core.rules import Rule
from hearth.core.tries import refused

F = TypeVar("F", bound=Callable[..., Any])

ACTIONS: dict[str, Callable[..., Any]] = {}
_afterwards: ContextVar[list[Callable[[], None]] | None] = ContextVar("afterwards", default=None)


@functools.cache
def policy() -> dict[str, Rule]:
    """The table that says who may."""
    table: dict[str, Rule] = import_string(settings.HEARTH_POLICY)
    return table


def may(name: str, by: By, thing: Any) -> bool:
    """Whether the policy lets this actor take this action on this thing."""
    return policy()[name](by, thing)


def action(name: str, *, one_statement: bool = False) -> Callable[[F], F]:
    """Register a verb. The first argument is the thing it is done to; `by` is who does it.

    Raises `NotAllowed` where the policy says no. Everything the verb writes is written together or not at all; a verb
    that writes all of it in `one_statement` needs no transaction around it, and spares two round trips.
    """

    def register(verb: F) -> F:
        @functools.wraps(verb)
        def act(thing: Any, *args: Any, by: By, **kwargs: Any) -> Any:
            if not may(name, by, thing):
                refused(name, by, thing)
                raise NotAllowed()
            with _until_written(), nullcontext() if one_statement else transaction.atomic(savepoint=False):
                return verb(thing, *args, by=by, **kwargs)

        act.action_name = name  # type: ignore[attr-defined]
        ACTIONS[name] = act
        return act  # type: ignore[return-value]

    return register


def once_written(call: Callable[[], None]) -> None:
    """Run this when the outermost action has been written (only where jobs are worked at once)."""
    waiting = _afterwards.get()
    if waiting is None:
        call()
    else:
        waiting.append(call)


@contextmanager
def _until_written() -> Iterator[None]:
    if _afterwards.get() is not None:
        yield
        return
    waiting: list[Callable[[], None]] = []
    token = _afterwards.set(waiting)
    try:
        yield
    finally:
        _afterwards.reset(token)
    for call in waiting:
        call()
