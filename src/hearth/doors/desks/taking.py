"""A tray of the desk as a list that can be kept and taken along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.listing import Asked, Listed
from hearth.doors.desks import queries
from hearth.journey.casework import columns

AT_ONCE = 500


def clean(actor: Any, asked: Mapping[str, str]) -> Asked | None:
    """A tray of this person’s desk."""
    if not queries.has_desk(actor):
        return None
    tray = asked.get("tray", "")
    return {"tray": tray if tray in queries.trays_of(actor, clock.now()) else "todo"}


def walk(actor: Any, asked: Asked) -> Iterator[Any]:
    """Every thread in it, as the desk lays them out."""
    tray, after = queries.trays_of(actor, clock.now())[asked["tray"]], None
    while True:
        threads = list(queries.whole_rows(tray, after, AT_ONCE))
        yield from threads
        if len(threads) < AT_ONCE:
            return
        after = queries.place_of(tray, threads[-1])


DESK = Listed(
    label=_("Inbox"),
    page="desk",
    at="desks:desk",
    clean=clean,
    walk=walk,
    heads=columns.thread_heads,
    cells=columns.of_thread,
    matter=lambda thread: thread.code,
)
