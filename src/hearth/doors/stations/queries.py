"""What staff see of their stations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import get_default_timezone, localdate

from hearth.core import clock
from hearth.core.actors import Actor
from hearth.ground.congress.models import Mandate, ReceptionDay, Station
from hearth.ground.congress.rosters import days_at, roster_of
from hearth.journey.contact.codes import deputies_in_office
from hearth.journey.contact.models import Thread

STATIONS = 40
DAYS = 25
ENTRIES = 50
WAITING = 25
CANDIDATES = 12
ON_A_ROW = ("code", "state", "began_at", "congress", "deputy__code", "deputy__name_zh", "deputy__name_en")


def stations_page(after: str) -> tuple[list[Any], str]:
    """Forty stations by name from this name on, and the name after which the next forty follow."""
    days = ReceptionDay.objects.to_come(localdate(clock.now())).filter(station=OuterRef("pk")).values("held_on")[:1]
    known = Station.objects.filter(name_zh__gt=after).select_related("area").order_by("name_zh")
    serving = Count("roster", filter=Q(roster__deputy__mandates__state="active"), distinct=True)
    rows = list(known.annotate(next_day=Subquery(days), deputies=serving)[: STATIONS + 1])
    return rows[:STATIONS], rows[STATIONS - 1].name_zh if len(rows) > STATIONS else ""


@dataclass(frozen=True)
class Desk:
    """What a station's officer needs today: the days to come, who sits here, what was written down."""

    days: list[Any]
    roster: list[Mandate]
    entries: list[Thread]
    waiting: list[Thread]


def desk_of(station: Station, actor: Actor) -> Desk:
    """The desk of a station on this day."""
    today = localdate(clock.now())
    may_look = actor.station or "clerk" in actor.roles
    entries = _entered(station, today, actor) if may_look else []
    waiting = _waiting(station, today, actor) if may_look else []
    return Desk(list(days_at(station, today)[:5]), roster_of(station), entries, waiting)


def _entered(station: Station, today: date, actor: Actor) -> list[Thread]:
    """What was written down here today: to whom and how far it is, never by whom or what about."""
    midnight = datetime.combine(today, time(), get_default_timezone())
    entries = Thread.objects.apart_from(actor).written_at(station).filter(began_at__gte=midnight)
    return list(entries.select_related("deputy").only(*ON_A_ROW)[:ENTRIES])


def _waiting(station: Station, today: date, actor: Actor) -> list[Thread]:
    """What was written down here on earlier days and waits for somebody still, the longest due first."""
    midnight = datetime.combine(today, time(), get_default_timezone())
    open_ones = Thread.objects.apart_from(actor).written_at(station).filter(turn__in=("deputy", "staff", "unit"))
    rows = open_ones.filter(began_at__lt=midnight).order_by("due_at", "id").select_related("deputy")
    return list(rows.only(*ON_A_ROW, "due_at")[:WAITING])


def days_of(station: Station) -> list[Any]:
    """Reception days to come, as many as stand on a page."""
    return list(days_at(station, localdate(clock.now()))[:DAYS])


def candidates(station: Station, sought: str) -> QuerySet[Any]:
    """Deputies who could join the roster: those who were sought, or those of the station's area."""
    serving = deputies_in_office(sought)
    found = serving if sought else serving.filter(mandates__district__area=station.area)
    return found.exclude(rosters__station=station)[:CANDIDATES]
