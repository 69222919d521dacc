"""The invented people: those who sit in the congress, those who work for it, and the units that handle things."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from hearth.ops.demo.names import supply
from hearth.ops.demo.places import Area, areas, ground
from hearth.ops.demo.wordbook import TOPICS, chapter

SHARE_OF_WOMEN = 0.36
CONCERNS = tuple(topic for topic in TOPICS if topic not in ("thanks", "proposals"))


@dataclass(frozen=True)
class DeputySeed:
    """Somebody who sits in the congress; `key` names only those who have a part in a story."""

    name: str
    name_en: str
    gender: str
    area: str
    district: int
    occupation: str
    occupation_en: str
    topics: tuple[str, ...]
    key: str = ""


@dataclass(frozen=True)
class StaffSeed:
    """Somebody with a post; `serves` is the deputy's key, the unit's code or the area the post belongs to."""

    key: str
    name: str
    name_en: str
    role: str
    post: str
    post_en: str
    serves: str = ""


@dataclass(frozen=True)
class UnitSeed:
    """A body that handles matters; `area` is set for the office of a single area."""

    code: str
    name: str
    name_en: str
    topics: tuple[str, ...]
    telephone: str
    area: str = ""


def deputies(seed: int | str, congress: str = "yuhe") -> list[DeputySeed]:
    """Everyone who holds a seat, area by area and district by district."""
    return list(_deputies(str(seed), congress))


def staff(congress: str = "yuhe") -> list[StaffSeed]:
    """Everyone with a post in or around this congress."""
    return [StaffSeed(**_without_congress(row)) for row in _told("staff", congress)]


def units(congress: str = "yuhe") -> list[UnitSeed]:
    """The undertaking units: bureaus and companies first, then the office of each area."""
    land = ground(congress)
    names = {"district": land.name, "short": land.name[:-1], "short_en": land.name_en.removesuffix(" District")}
    bodies = [_unit(row, names, number) for number, row in enumerate(chapter("units")["unit"], 601)]
    return bodies + [_office(area, number) for number, area in enumerate(land.areas, 701)]


@cache
def unit_named(code: str, congress: str = "yuhe") -> UnitSeed:
    """The unit with this code."""
    return next(unit for unit in units(congress) if unit.code == code)


@cache
def _deputies(seed: str, congress: str) -> tuple[DeputySeed, ...]:
    rng = Random(f"{seed}:{congress}:deputies")
    known = [_known(row) for row in _told("deputy", congress)]
    taken = {row["name"] for kind in ("deputy", "staff") for row in chapter("people")[kind]}
    names = {gender: supply(rng, gender, taken) for gender in "mf"}
    seats = [(area, district) for area in areas(congress) for district in _one_seat_each(area)]
    return tuple(_holder(rng, area, district, known, names) for area, district in seats)


def _one_seat_each(area: Area) -> Iterator[int]:
    for district in range(1, area.districts + 1):
        yield from [district] * area.seats_of(district)


def _holder(
    rng: Random, area: Area, district: int, known: list[DeputySeed], names: dict[str, Iterator[tuple[str, str]]]
) -> DeputySeed:
    for deputy in known:
        if (deputy.area, deputy.district) == (area.name, district):
            known.remove(deputy)
            return deputy
    gender = "f" if rng.random() < SHARE_OF_WOMEN else "m"
    setting = "town" if area.kind == "街道" else "village"
    work = rng.choice([job for job in chapter("people")["occupations"] if job[2] in (setting, "any")])
    topics = tuple(sorted(rng.sample(CONCERNS, rng.choice((2, 2, 3)))))
    return DeputySeed(*next(names[gender]), gender, area.name, district, work[0], work[1], topics)


def _known(row: dict[str, Any]) -> DeputySeed:
    told = _without_congress(row)
    work, work_en = told.pop("occupation")
    topics = tuple(told.pop("topics"))
    return DeputySeed(**told, occupation=work, occupation_en=work_en, topics=topics)


def _told(kind: str, congress: str) -> list[dict[str, Any]]:
    return [row for row in chapter("people")[kind] if row["congress"] == congress]


def _without_congress(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "congress"}


def _unit(row: dict[str, Any], names: dict[str, str], number: int) -> UnitSeed:
    name, name_en = row["name"].format_map(names), row["name_en"].format_map(names)
    return UnitSeed(row["code"], name, name_en, tuple(row["topics"]), f"0354-000 {number:04}")


def _office(area: Area, number: int) -> UnitSeed:
    body = {"街道": ("办事处", "Sub-district Office"), "镇": ("人民政府", "Town Government")}
    ending, ending_en = body.get(area.kind, ("人民政府", "Township Government"))
    code = f"office-{area.name_en.lower()}"
    telephone = f"0354-000 {number:04}"
    return UnitSeed(code, area.name + ending, f"{area.name_en} {ending_en}", (), telephone, area.name)
