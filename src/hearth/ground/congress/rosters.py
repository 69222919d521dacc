"""Who can be met at a liaison station, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from hearth.ground.congress.models import Mandate, ReceptionDay, Sitting, Station

MOST_DEPUTIES = 60


def roster_of(station: Station) -> list[Mandate]:
    """The deputies in office on the roster of a station, as their seats, by the sound of their names."""
    held = Mandate.objects.filter(state="active", deputy__rosters__station=station)
    seats = held.select_related("deputy__pace", "district__area").order_by("deputy__sound", "deputy__code")
    return list(seats[:MOST_DEPUTIES])


def days_at(station: Station, today: date) -> QuerySet[Any]:
    """Reception days to come at a station, each with those who receive."""
    return with_deputies(ReceptionDay.objects.to_come(today).filter(station=station))


def with_deputies(days: QuerySet[Any]) -> QuerySet[Any]:
    """The same days; `receiving` names who receives on each."""
    sittings = Sitting.objects.select_related("deputy").order_by("deputy__sound", "deputy__code")
    return days.select_related("station").prefetch_related(Prefetch("sittings", sittings, to_attr="receiving"))
