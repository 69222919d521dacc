"""Who stands behind a printed code, found out once for everybody who scans it within some seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hearth.core import tenancy
from hearth.core.remembering import Memory
from hearth.core.words import duration
from hearth.ground.congress.models import Congress, Deputy, Focus, Mandate, Place, Station
from hearth.journey.contact.models import DeputyCode, Pace

CACHED_SECONDS = 15
MOST_DOORS = 200
NEIGHBOURS = 12
FOCUSES = 6
PLACES = 40


@dataclass(frozen=True)
class Door:
    """What stands behind a printed code: the deputy, their work in figures, and where they can be met."""

    code: DeputyCode
    congress: Congress
    mandate: Mandate | None
    station: Station | None
    pace: Pace | None
    focuses: tuple[Focus, ...]
    places: tuple[Place, ...]
    pages: dict[Any, Any] = field(default_factory=dict, compare=False)  # as rendered, by reading

    @property
    def deputy(self) -> Deputy:
        """The person one writes to."""
        return self.code.deputy

    @property
    def is_paused(self) -> bool:
        """For now, nobody answers here."""
        return self.code.state == "paused" or (self.mandate is not None and self.mandate.state == "suspended")

    @property
    def is_over(self) -> bool:
        """The code was retired, or the deputy's mandate has ended."""
        return self.code.state == "retired" or (self.mandate is not None and self.mandate.state == "ended")

    @property
    def typical_answer(self) -> tuple[str, str]:
        """How long people usually wait for an answer: the number, and its unit."""
        if self.pace is None or self.pace.median_seconds is None:
            return "", ""
        said = duration(self.pace.median_seconds)
        amount = said[: len(said) - len(said.lstrip("0123456789.,"))]
        return amount, said[len(amount) :].strip()

    @property
    def phone(self) -> str:
        """Where somebody picks up: the station of the area, or the congress."""
        return self.station.phone if self.station else self.congress.phone

    def neighbours(self) -> list[DeputyCode]:
        """Other deputies of the same area, each behind one open code."""
        if self.mandate is None:
            return []
        serving = {"deputy__mandates__state": "active", "deputy__mandates__district__area": self.mandate.district.area}
        codes = DeputyCode.objects.active().filter(**serving).exclude(deputy=self.deputy).select_related("deputy")
        return list(codes.order_by("deputy__code", "-issued_at").distinct("deputy__code")[:NEIGHBOURS])


DOORS: Memory[Door | None] = Memory(CACHED_SECONDS, MOST_DOORS)


def door(number: str) -> Door | None:
    """Who stands behind this number; asked again of the database every few seconds."""
    return DOORS.recall(number, lambda: _find_door(number))


def _find_door(number: str) -> Door | None:
    with tenancy.across_congresses():  # the code itself says to which congress it leads
        code = DeputyCode.objects.select_related("deputy", "congress", "successor").filter(code=number).first()
    if code is None:
        return None
    with tenancy.inside(code.congress):
        return _open_door(code)


def _open_door(code: DeputyCode) -> Door:
    deputy = code.deputy
    mandates = deputy.mandates.select_related("district__area").order_by("-term__number")
    mandate = mandates.first()
    area = mandate.district.area if mandate else None
    return Door(
        code=code,
        congress=code.congress,
        mandate=mandate,
        station=Station.objects.filter(area=area).first() if area else None,
        pace=Pace.objects.filter(deputy=deputy).first(),
        focuses=tuple(deputy.focuses.order_by("-created_at")[:FOCUSES]),
        places=tuple(Place.objects.filter(area=area).order_by("name_zh")[:PLACES]) if area else (),
    )
