"""The invented ground: two districts of one city, their areas, and the places people name when they write."""

from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from hearth.ops.demo.wordbook import chapter

PLACE_KINDS = ("estate", "community", "road", "village")
FIRST_STATION_NUMBER = {"yuhe": 101, "jinchuan": 301}


@dataclass(frozen=True)
class Place:
    """An estate, a community, a road or a village: the word a resident would use."""

    name: str
    name_en: str
    kind: str
    area: str
    district: int


@dataclass(frozen=True)
class Station:
    """Where deputies and residents of an area meet."""

    name: str
    name_en: str
    address: str
    address_en: str
    telephone: str
    hours: str
    hours_en: str


@dataclass(frozen=True)
class Area:
    """A sub-district, town or township; x and y are its tile on a schematic grid, not on a map."""

    name: str
    name_en: str
    x: int
    y: int
    seats: int
    districts: int
    voice: int
    station: Station
    places: tuple[Place, ...]

    @property
    def kind(self) -> str:
        """街道, 镇 or 乡, as the name says."""
        return "街道" if self.name.endswith("街道") else self.name[-1]

    def seats_of(self, district: int) -> int:
        """How many deputies this electoral district elects: one to three, as the election law has it."""
        return self.seats // self.districts + (district <= self.seats % self.districts)


@dataclass(frozen=True)
class Ground:
    """A whole district: what a congress speaks for."""

    slug: str
    name: str
    name_en: str
    city: str
    city_en: str
    areas: tuple[Area, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place of every area."""
        return tuple(place for area in self.areas for place in area.places)

    def place(self, name: str) -> Place:
        """The place of this name."""
        return next(place for place in self.places if place.name == name)


@cache
def ground(congress: str = "yuhe") -> Ground:
    """The ground of one of the two demo congresses."""
    told = chapter(congress)
    numbers = count(FIRST_STATION_NUMBER[congress])
    hours = {key: told[key] for key in ("hours", "hours_en")}
    areas = tuple(_area(row | hours, f"0354-000 {next(numbers):04}") for row in told["area"])
    return Ground(congress, told["name"], told["name_en"], told["city"], told["city_en"], areas)


def areas(congress: str = "yuhe") -> tuple[Area, ...]:
    """The areas of a district, in the order of the map."""
    return ground(congress).areas


def _area(row: dict[str, Any], telephone: str) -> Area:
    told = {key: row[key] for key in ("name", "name_en", "x", "y", "seats", "districts", "voice")}
    return Area(**told, station=_station(row, telephone), places=_places(row))


def _station(row: dict[str, Any], telephone: str) -> Station:
    return Station(
        name=f"{row['name']}代表联络站",
        name_en=f"{row['name_en']} liaison station",
        address=row["address"],
        address_en=row["address_en"],
        telephone=telephone,
        hours=row["hours"].format_map(row),
        hours_en=row["hours_en"].format_map(row),
    )


def _places(row: dict[str, Any]) -> tuple[Place, ...]:
    named = [(kind, *names) for kind in PLACE_KINDS for names in row.get(kind, ())]
    return tuple(
        Place(name, name_en, kind, row["name"], nth % row["districts"] + 1)
        for nth, (kind, name, name_en) in enumerate(named)
    )
