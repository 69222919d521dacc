"""What the public pages of a congress show: who serves, how they answer, where to meet them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import MD5, Concat

from hearth.core import clock
from hearth.ground.congress.models import Deputy, Mandate, ReceptionDay, Station
from hearth.ground.congress.queries import bearing, matching, serving
from hearth.journey.contact.models import DeputyCode, Pace
from hearth.journey.contact.models.pace import FEWEST

PAGE = 40
NEAR = 5


@dataclass(frozen=True)
class Figures:
    """How messages of the last half-year went in the whole congress, added up from the deputies' own counts."""

    threads: int
    answered: int
    solved: int

    @property
    def are_telling(self) -> bool:
        """Enough messages for a share to mean something."""
        return self.threads >= FEWEST

    @property
    def answered_percent(self) -> int:
        """Share of messages answered, rounded down: nobody is told a hundred who is not at a hundred."""
        return 100 * self.answered // self.threads if self.threads else 0


def figures() -> Figures:
    """One row for each deputy is added up; no thread is looked at."""
    sums = {name: Sum(name, default=0) for name in ("threads", "answered", "solved")}
    return Figures(**Pace.objects.aggregate(**sums))


@dataclass(frozen=True)
class Row:
    """A deputy in a list."""

    mandate: Mandate

    @property
    def deputy(self) -> Deputy:
        """The person."""
        return self.mandate.deputy

    @property
    def pace(self) -> Pace | None:
        """How they answer, if there is enough to tell."""
        counted: Pace | None = getattr(self.deputy, "pace", None)
        return counted if counted and counted.is_telling else None


@dataclass(frozen=True)
class Found:
    """A page of deputies, and where the next begins."""

    rows: list[Row]
    next: str = ""


def deputies(typed: str = "", area: Any = None, after: str = "") -> Found:
    """Deputies in office, of one area or of all, by the sound of their names, from the one after this code on."""
    held = _here(matching(serving(), typed), area)
    if last := Deputy.objects.filter(code=after).first() if after else None:
        held = held.filter(deputy__sound__gte=last.sound).exclude(deputy__sound=last.sound, deputy__code__lte=last.code)
    rows = _rows(held, PAGE + 1)
    return Found(rows[:PAGE], rows[PAGE - 1].deputy.code if len(rows) > PAGE else "")


def in_office_after(code: str, most: int) -> list[Mandate]:
    """Seats that are held now, in the order of the deputies' codes, from the one after this code on."""
    return list(serving().filter(deputy__code__gt=code).order_by("deputy__code", "pk")[:most])


def deputies_named(typed: str, most: int) -> list[Row]:
    """Deputies in office who are called so, wherever they were elected."""
    return _rows(bearing(serving(), typed), most) if typed.split() else []


def deputies_near(area: Any) -> list[Row]:
    """Some deputies of an area; others every day, so that nobody stands first for good."""
    by_lot = MD5(Concat("deputy__code", Value(f"{clock.now():%Y-%m-%d}")))
    return _rows(_here(serving(), area).order_by(by_lot), NEAR)


def _here(held: QuerySet[Mandate], area: Any) -> QuerySet[Mandate]:
    return held.filter(district__area=area) if area else held


def _rows(held: QuerySet[Mandate], most: int) -> list[Row]:
    return [Row(mandate) for mandate in held.select_related("deputy__pace", "district__area")[:most]]


def stations_to_visit(today: date) -> QuerySet[Any]:
    """The stations in the order of the sketch, each with its next reception day."""
    days = ReceptionDay.objects.to_come(today).filter(station=OuterRef("pk")).values("held_on")[:1]
    known = Station.objects.select_related("area").annotate(next_day=Subquery(days))
    return known.order_by("area__row", "area__column", "area__name_zh", "name_zh")  # type: ignore[no-any-return]


def code_of_station(station: Station) -> DeputyCode | None:
    """The newest code in use of a station."""
    codes = DeputyCode.objects.active().filter(station=station)
    return codes.order_by("-issued_at").first()  # type: ignore[no-any-return]


def way_to_write(deputy: Deputy) -> DeputyCode | None:
    """The code of the deputy's page on the web, if one can write there."""
    codes = DeputyCode.objects.active().filter(deputy=deputy, use="web")
    return codes.order_by("-issued_at").first()  # type: ignore[no-any-return]
