"""Who stands behind a printed code, found out once for everybody who scans it within some seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.remembering import Memory
from hearth.core.words import duration
from hearth.ground.congress.models import Congress, Deputy, Focus, Mandate, Place, ReceptionDay, Station
from hearth.ground.congress.rosters import days_at, roster_of
from hearth.journey.contact.leading import congress_behind
from hearth.journey.contact.models import DeputyCode, Pace, Publication
from hearth.journey.contact.publications import newest

CACHED_SECONDS = 15
MOST_DOORS = 200
NEIGHBOURS = 12
FOCUSES = 6
PLACES = 40
DAYS = 3
NOT_ACTING = ("elected", "qualified", "suspended")


@dataclass(frozen=True)
class Door:
    """What stands behind a printed code: the deputy, their work in figures, and where they can be met."""

    code: DeputyCode
    deputy: Deputy
    congress: Congress
    mandate: Mandate | None
    station: Station | None
    pace: Pace | None
    focuses: tuple[Focus, ...]
    places: tuple[Place, ...]
    answers: tuple[Publication, ...]
    pages: dict[Any, Any] = field(default_factory=dict, compare=False)  # as rendered, by reading

    @property
    def address(self) -> str:
        """Where the page and its form stand; behind a station's code the chosen deputy is named."""
        if self.code.is_stations:
            return address("door:at_station", self.code.code, self.deputy.code)
        return address("door:landing", self.code.code)

    @property
    def draft(self) -> str:
        """Under which name a device keeps words that were not sent yet."""
        return draft_name(self.code, self.deputy)

    @property
    def is_paused(self) -> bool:
        """For now, nobody answers here."""
        return self.code.state == "paused" or (self.mandate is not None and self.mandate.state in NOT_ACTING)

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

    def heirs(self) -> list[DeputyCode]:
        """Who represents the same electoral district now, each behind one open code."""
        return self._serving(deputy__mandates__district=self.mandate.district_id) if self.mandate else []

    def neighbours(self) -> list[DeputyCode]:
        """Other deputies of the same area, each behind one open code."""
        return self._serving(deputy__mandates__district__area=self.mandate.district.area) if self.mandate else []

    def _serving(self, **where: Any) -> list[DeputyCode]:
        codes = DeputyCode.objects.active().filter(deputy__mandates__state="active", **where)
        others = codes.exclude(deputy=self.deputy).select_related("deputy")
        return list(others.order_by("deputy__code", "-issued_at").distinct("deputy__code")[:NEIGHBOURS])


@dataclass(frozen=True)
class StationDoor:
    """What stands behind a station's code: its deputies, of whom the visitor chooses one, and when to meet them."""

    code: DeputyCode
    congress: Congress
    station: Station
    roster: tuple[Mandate, ...]
    days: tuple[ReceptionDay, ...]
    pages: dict[Any, Any] = field(default_factory=dict, compare=False)

    @property
    def address(self) -> str:
        """Where the page stands."""
        return address("door:landing", self.code.code)

    @property
    def is_paused(self) -> bool:
        """For now, nobody is written to through it."""
        return bool(self.code.state == "paused")

    @property
    def is_over(self) -> bool:
        """It was retired."""
        return bool(self.code.state == "retired")


def draft_name(code: DeputyCode, deputy: Deputy) -> str:
    """One draft for each code; behind a station's code, one for each of its deputies."""
    return f"door-{code.code}-{deputy.code}" if code.is_stations else f"door-{code.code}"


DOORS: Memory[Door | StationDoor | None] = Memory(CACHED_SECONDS, MOST_DOORS)


def door(number: str, chosen: str = "") -> Door | StationDoor | None:
    """Who stands behind this number; asked again of the database every few seconds.

    Behind a station's code it is the deputy of its roster who was `chosen`, or the station where nobody was.
    """
    return DOORS.recall(f"{number} {chosen}".strip(), lambda: _find_door(number, chosen))


def _find_door(number: str, chosen: str) -> Door | StationDoor | None:
    congress = congress_behind("code", number)
    if congress is None:
        return None
    with tenancy.inside(congress):
        known = DeputyCode.objects.select_related("deputy", "station__area", "congress", "successor")
        code = known.get(code=number)
        return _open_station(code, chosen) if code.is_stations else _open_door(code, code.deputy)


def _open_station(code: DeputyCode, chosen: str) -> Door | StationDoor:
    roster = roster_of(code.station)
    for seat in roster:
        if seat.deputy.code == chosen:
            return _open_door(code, seat.deputy)
    days = tuple(days_at(code.station, clock.today())[:DAYS])
    return StationDoor(code, code.congress, code.station, tuple(roster), days)


def _open_door(code: DeputyCode, deputy: Deputy) -> Door:
    seats = list(deputy.mandates.select_related("district__area").order_by("-term__number"))
    mandate = next((seat for seat in seats if seat.is_in_office), seats[0] if seats else None)
    area = mandate.district.area if mandate else None
    return Door(
        code=code,
        deputy=deputy,
        congress=code.congress,
        mandate=mandate,
        station=code.station or (Station.objects.filter(area=area).first() if area else None),
        pace=Pace.objects.filter(deputy=deputy).first(),
        focuses=tuple(deputy.focuses.order_by("-created_at")[:FOCUSES]),
        places=tuple(Place.objects.filter(area=area).defer("words").order_by("name_zh")[:PLACES]) if area else (),
        answers=tuple(newest(deputy)),
    )
