"""Who sits at the demo's stations, and on which days of the next weeks people can come."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from itertools import count

from hearth.core import clock
from hearth.core.actors import System
from hearth.doors.stations import actions
from hearth.doors.stations.actions.receiving import Hours
from hearth.doors.stations.notice import earliest_day
from hearth.ground.congress.models import Deputy, Station
from hearth.journey.contact import actions as contact

HOUSE = System("demo")
DAYS = 3
SITTING = 2
HOURS = (time(15), time(17))
NOTES = ("一楼接待室，也可以谈供暖。", "", "请带上相关照片，没有也可以来。")
WEEKDAYS = "一二三四五六日"


def set_out() -> None:
    """Every station has its code, its roster and its next reception days."""
    for station in Station.objects.order_by("name_zh"):
        contact.issue_code(station, by=HOUSE, use="poster")
        roster = list(Deputy.objects.filter(mandates__district__area=station.area).order_by("code"))
        actions.attach(station, *roster, by=HOUSE)
        _announce(station, roster)


def _announce(station: Station, roster: list[Deputy]) -> None:
    """On the weekday that the station's opening hours name."""
    weekday = WEEKDAYS.index(re.findall(r"周(.)15", station.hours_zh)[0])
    for nth, day in enumerate(_next(weekday)):
        sitting = tuple(roster[(nth * SITTING + place) % len(roster)] for place in range(min(SITTING, len(roster))))
        actions.announce(station, Hours(day, *HOURS, sitting, NOTES[nth]), by=HOUSE)


def _next(weekday: int) -> list[date]:
    first = earliest_day(clock.today())
    days = (first + timedelta(days=after) for after in count())
    days_of_week = (day for day in days if day.weekday() == weekday)
    return [next(days_of_week) for _ in range(DAYS)]
