"""What staff see of their stations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import get_default_timezone

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
ON_A_ROW = ("code", "state", "began_at", "due_at", "congress", "deputy__code", "deputy__name_zh", "deputy__name_en")


def stations_page(after: str) -> tuple[list[Any], str]:
    """Forty stations by name from this name on, and the name after which the next forty follow."""
    days = ReceptionDay.objects.to_come(clock.today()).filter(station=OuterRef("pk")).values("held_on")[:1]
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
    today = clock.today()
    entered = _entered(station, today, actor) if actor.station or "clerk" in actor.roles else ([], [])
    return Desk(list(days_at(station, today)[:5]), roster_of(station), *entered)


def _entered(station: Station, today: date, actor: Actor) -> tuple[list[Thread], list[Thread]]:
    """What was written down here today, and on earlier days if somebody is to move still: never by whom or about what.

    What is due first stands first among the earlier ones, so that whoever comes back to ask hears how far it is.
    """
    midnight = datetime.combine(today, time(), get_default_timezone())
    here = Thread.objects.apart_from(actor).written_at(station)
    rows = here.filter(Q(began_at__gte=midnight) | Q(turn__in=("deputy", "staff", "unit")))
    found = list(rows.select_related("deputy").only(*ON_A_ROW)[: ENTRIES + WAITING])
    earlier = [thread for thread in found if thread.began_at < midnight]
    earlier.sort(key=lambda thread: (thread.due_at or midnight, thread.code))
    return [thread for thread in found if thread.began_at >= midnight][:ENTRIES], earlier[:WAITING]


def days_of(station: Station) -> list[Any]:
    """Reception days to come, as many as stand on a page."""
    return list(days_at(station, clock.today())[:DAYS])


def candidates(station: Station, sought: str) -> QuerySet[Any]:
    """Deputies who could join the roster: those who were sought, or those of the station's area."""
    serving = deputies_in_office(sought)
    found = serving if sought else serving.filter(mandates__district__area=station.area)
    return found.exclude(rosters__station=station)[:CANDIDATES]
