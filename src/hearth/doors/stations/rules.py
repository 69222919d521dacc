"""Who stands how to a station, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import rule


@rule
def is_at_station(actor: By, thing: Any) -> bool:
    """An officer of this very station, or of the station whose reception day it is."""
    station = getattr(thing, "station_id", None) or getattr(thing, "pk", None)
    return actor.station is not None and actor.station.pk == station
