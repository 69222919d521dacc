"""What residents write about, put together from sentences written by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any

from hearth.ops.demo.places import PLACE_KINDS, Place
from hearth.ops.demo.rhythm import WINTER_MONTHS
from hearth.ops.demo.wordbook import TOPICS, chapter

OUTCOMES = ("solved", "measure", "explained", "passed_on")


@dataclass(frozen=True)
class Case:
    """One thing that goes wrong, and how it was answered where the answer fits only this."""

    say: str
    unit: str = ""
    at: tuple[str, ...] = PLACE_KINDS
    season: str = ""
    answer: tuple[str, str] | None = None


@dataclass(frozen=True)
class Matter:
    """A kind of concern within a topic; one with a `demand` is raised by many in the same way."""

    topic: str
    share: int
    hours: str
    cases: tuple[Case, ...]
    replies: tuple[tuple[str, str], ...]
    english: tuple[tuple[str, str, str], ...] = ()
    more: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    unit: str = ""
    demand: str = ""
    title: str = ""
    title_en: str = ""
    season: str = ""
    plain: bool = False
    kinds: tuple[str, ...] = PLACE_KINDS
    areas: tuple[str, ...] = ()
    estates: Mapping[str, int] = field(default_factory=dict)
    slots: Mapping[str, list[str]] = field(default_factory=dict)

    def cases_at(self, place: Place, moment: date) -> list[Case]:
        """What can go wrong at such a place and time of the year."""
        winter = moment.month in WINTER_MONTHS
        return [case for case in self.cases if place.kind in case.at and (winter or not case.season)]


class Blanks(dict[str, str]):
    """Fills the gaps of a sentence; a gap filled once stays the same for the whole conversation."""

    def __init__(self, rng: Random, slots: Mapping[str, list[str]], **known: str) -> None:
        super().__init__(known)
        self._rng, self._slots = rng, slots

    def __missing__(self, gap: str) -> str:
        self[gap] = self._rng.choice(self._slots[gap])
        return self[gap]


@cache
def matters() -> tuple[Matter, ...]:
    """Every kind of concern, topic by topic."""
    return tuple(_matter(topic, row) for topic in TOPICS for row in chapter(topic)["matter"])


def topics() -> dict[str, tuple[str, str]]:
    """What each topic is called, in Chinese and English."""
    return {topic: (chapter(topic)["name"], chapter(topic)["name_en"]) for topic in TOPICS}


def demands() -> dict[str, tuple[str, str]]:
    """What each common demand is called, in Chinese and English."""
    return {matter.demand: (matter.title, matter.title_en) for matter in matters() if matter.demand}


@cache
def called(unit: str) -> str:
    """What people call this unit when they speak of it."""
    return next((row["called"] for row in chapter("units")["unit"] if row["code"] == unit), "")


def blanks(rng: Random, matter: Matter, **known: str) -> Blanks:
    """The gaps of one conversation about this matter."""
    return Blanks(rng, chapter("manners")["slots"] | matter.slots, **known)


def _matter(topic: str, row: dict[str, Any]) -> Matter:
    told: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    for key in ("replies", "english"):
        told[key] = tuple(tuple(line) for line in row.get(key, ()))
    told["cases"] = tuple(_case(case) for case in row["cases"])
    return Matter(topic=topic, **told)


def _case(row: dict[str, Any]) -> Case:
    answer = next(((outcome, row[outcome]) for outcome in OUTCOMES if outcome in row), None)
    return Case(row["say"], row.get("unit", ""), tuple(row.get("at", PLACE_KINDS)), row.get("season", ""), answer)
