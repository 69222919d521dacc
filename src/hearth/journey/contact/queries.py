"""Reads behind the citizen's pages: who stands behind a code, and what has happened to a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hearth.core import tenancy
from hearth.core.remembering import Memory
from hearth.core.words import duration
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.congress.models import Congress, Deputy, Focus, Mandate, Place, Station
from hearth.journey.contact.events import TOLD, Happened
from hearth.journey.contact.labels import event_sentence
from hearth.journey.contact.models import DeputyCode, Message, Pace, Thread

CACHED_SECONDS = 15
MOST_DOORS = 200
NEIGHBOURS = 12
FOCUSES = 6


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
        places=tuple(Place.objects.filter(area=area).order_by("name_zh")[:60]) if area else (),
    )


@dataclass(frozen=True)
class Step:
    """One line of a message's story, as the citizen reads it."""

    event: str
    sentence: str
    at: datetime
    message: Message | None

    @property
    def is_quiet(self) -> bool:
        """It happened, but nobody said anything."""
        return self.message is None


def story(thread: Thread) -> list[Step]:
    """What has happened to this message, oldest first, without what deputy and staff say among themselves."""
    entries = Entry.objects.about(thread).filter(event__in=TOLD).select_related("message")
    return list(_steps(entries, thread))


def _steps(entries: Any, thread: Thread) -> Iterator[Step]:
    for entry in entries:
        message = getattr(entry, "message", None)
        said = message if message and message.kind != "note" else None
        yield Step(entry.event, event_sentence(entry, thread), entry.at, said)


def sightings(thread: Thread, steps: list[Step]) -> list[Sighting]:
    """Who looked at how the citizen can be reached, and why; asked only where the story tells of it."""
    if not any(step.event == Happened.CONTACT_SHOWN for step in steps):
        return []
    return list(Sighting.objects.filter(thing_id=thread.pk).order_by("at"))


def own_thread(pk: str) -> Thread | None:
    """The thread a ticket opens, with everything its pages name."""
    return (  # type: ignore[no-any-return]
        Thread.objects.select_related("deputy__pace", "deputy_code").defer("words").filter(pk=pk).first()
    )


def thread_at(locator: str) -> Thread | None:
    """The thread these eight digits find, in whichever congress it lies."""
    with tenancy.across_congresses():
        return Thread.objects.filter(locator=locator).defer("words").first()  # type: ignore[no-any-return]
