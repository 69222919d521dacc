"""Decisions that wait for a second person: each app says what, and where it is decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.core.actors import Actor


class Waiting(NamedTuple):
    """So many decisions of one kind, in the reader's words, and the page on which they are taken."""

    symbol: str
    label: str
    address: str


WaitingFor = Callable[[Actor], Waiting | None]


def waiting_for(actor: Actor) -> list[Waiting]:
    """What this person has to decide, kind by kind; three queries at most."""
    told: list[WaitingFor] = import_string(settings.HEARTH_WAITING)
    return [waiting for give in told if (waiting := give(actor))]
