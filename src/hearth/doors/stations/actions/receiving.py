"""Reception days from announcement to the day itself, or to being called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.core.words import day as said_day
from hearth.doors.stations.events import Happened
from hearth.doors.stations.notice import earliest_day
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy, ReceptionDay, Sitting, Station


@dataclass(frozen=True)
class Hours:
    """When people are received, by whom, and what they should know."""

    held_on: date
    begins: time
    ends: time
    deputies: tuple[Deputy, ...]
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """What of it stands in the row of the day itself."""
        return {"held_on": self.held_on, "begins": self.begins, "ends": self.ends, "note": self.note}

    def facts(self) -> dict[str, Any]:
        """What of it the ledger keeps."""
        hours = f"{self.begins:%H:%M}-{self.ends:%H:%M}"
        return {"on": self.held_on.isoformat(), "hours": hours, "deputies": [each.code for each in self.deputies]}


@action("stations.announce")
def announce(station: Station, hours: Hours, *, by: By) -> ReceptionDay:
    """People are told, early enough to come, when deputies of the roster receive at this station."""
    _is_early_enough(hours.held_on)
    day = ReceptionDay(station=station, **hours.columns())
    record(Happened.ANNOUNCED, day, by=by, new=[day, *_sittings(day, hours)], **hours.facts())
    return day


@action("stations.correct")
def correct(day: ReceptionDay, hours: Hours, *, by: By) -> None:
    """Other hours, another day or other deputies; those who sat there before are told as well."""
    before = list(Sitting.objects.filter(day=day).values_list("deputy__code", flat=True))
    if hours.held_on != day.held_on:
        _is_early_enough(hours.held_on)
    day.move("correct", reminded_at=None, **hours.columns())
    Sitting.objects.filter(day=day).delete()
    Sitting.objects.bulk_create(_sittings(day, hours))
    record(Happened.CORRECTED, day, by=by, before=before, **hours.facts())


@action("stations.cancel")
def cancel(day: ReceptionDay, *, by: By) -> None:
    """Nobody receives on this day after all; the deputies are told at once."""
    day.move("cancel")
    record(Happened.CANCELLED, day, by=by, on=day.held_on.isoformat())


@action("stations.remind")
def remind(day: ReceptionDay, *, by: By) -> None:
    """The deputies are told once more, days before."""
    day.move("remind", reminded_at=clock.now())
    record(Happened.REMINDED, day, by=by, on=day.held_on.isoformat())


def _sittings(day: ReceptionDay, hours: Hours) -> list[Sitting]:
    return [Sitting(day=day, deputy=deputy) for deputy in hours.deputies]


def _is_early_enough(held_on: date) -> None:
    earliest = earliest_day(clock.today())
    if held_on < earliest:
        raise Refused(
            _("A reception day is announced some days before, so that people hear of it. The earliest is %(day)s.")
            % {"day": said_day(earliest, clock.now())}
        )
