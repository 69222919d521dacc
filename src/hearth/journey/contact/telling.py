"""What chapters further down the story write about a thread, in their own words.

A thread's timeline tells of everything that happened to it. What a unit did is casework's to say: the table
`hearth.telling` names, for each such event, the sentence for the citizen, the one for the desk, and a sign.
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string


class Telling(NamedTuple):
    """How one kind of event is told; an empty sentence for the citizen keeps it inside."""

    at_desk: Any
    symbol: str
    to_citizen: Any = ""


@functools.cache
def table() -> dict[str, Telling]:
    """The sentences of every chapter that follows."""
    told: dict[str, Telling] = {str(event): told for event, told in import_string(settings.HEARTH_TELLING).items()}
    return told


def is_told(event: str) -> bool:
    """Whether the citizen reads of it."""
    return event in table() and bool(table()[event].to_citizen)
