"""A winter of messages, each with what followed: the same for the same seed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from random import Random

from hearth.ops.demo import senders
from hearth.ops.demo.aftermath import what_follows
from hearth.ops.demo.drafts import Draft, affair, draft
from hearth.ops.demo.people import deputies, unit_named
from hearth.ops.demo.places import Area, Place, ground
from hearth.ops.demo.rhythm import Window, as_moment
from hearth.ops.demo.seeds import MessageSeed
from hearth.ops.demo.sentences import Matter, matters
from hearth.ops.demo.stories import stories

__all__ = ["MessageSeed", "messages"]


def messages(seed: int | str, start: date, end: date, count: int = 249, congress: str = "yuhe") -> list[MessageSeed]:
    """Everything written in the weeks from start to end, oldest first; with a moment as end, up to that moment."""
    window = Window(as_moment(start), as_moment(end))
    told = stories(seed, congress, window)[:count]
    winter = Winter(seed, congress, window, told)
    return sorted([*told, *winter.messages(count - len(told))], key=lambda message: (message.moment, message.key))


class Winter:
    """Everything ordinary that is written to one congress."""

    def __init__(self, seed: int | str, congress: str, window: Window, told: list[MessageSeed]) -> None:
        self.rng = Random(f"{seed}:{congress}:winter")
        self.congress, self.window, self.ground = congress, window, ground(congress)
        self.people = _seats(str(seed), congress)
        self.texts = {story.text for story in told}
        # the cold flat is the last of many: its neighbours wrote before
        self.until = {story.demand: replace(window, now=story.moment) for story in told if story.topic == "heating"}

    def messages(self, count: int) -> Iterator[MessageSeed]:
        """As many as asked, each matter in its share."""
        possible = [matter for matter in matters() if self._can_happen(matter)]
        everything = [
            (matter, place) for matter, times in _shares(possible, count) for place in self._where(matter, times)
        ]
        for number, (matter, place) in enumerate(everything, 1):
            yield self._message(number, matter, place)

    def _can_happen(self, matter: Matter) -> bool:
        here = {area.name for area in self.ground.areas} | {place.name for place in self.ground.places}
        in_season = bool(self.window.winter) or not matter.season
        return in_season and here.issuperset(matter.areas) and here.issuperset(matter.estates)

    def _where(self, matter: Matter, times: int) -> list[Place]:
        if matter.estates:
            names = [name for name, homes in matter.estates.items() for _ in range(homes)]
            return [self.ground.place(names[nth % len(names)]) for nth in range(times)]
        areas = [area for area in self.ground.areas if _concerns(matter, area)]
        heard = self.rng.choices(areas, [area.voice for area in areas], k=times)
        return [self.rng.choice([place for place in area.places if place.kind in matter.kinds]) for area in heard]

    def _message(self, number: int, matter: Matter, place: Place) -> MessageSeed:
        index, deputy = self.rng.choice(self.people[place.area, place.district])
        moment = self.until.get(matter.demand, self.window).moment(self.rng, matter.hours, matter.season)
        written = self._unheard(matter, place, deputy, moment)
        who = senders.name(self.rng, written)
        return MessageSeed(
            key=f"{self.congress}-{number:04}",
            who=who,
            where=written.gaps["where"],
            place=place.name,
            area=place.area,
            deputy=index,
            text=written.text,
            language="en" if written.english else "zh-hans",
            topic=matter.topic,
            demand=matter.demand,
            **senders.contact(self.rng, number, moment),
            privacy=senders.privacy(self.rng, matter.plain),
            moment=moment,
            script=what_follows(self.rng, affair(self.rng, moment, written, who, self._unit(written)), self.window.now),
        )

    def _unheard(self, matter: Matter, place: Place, deputy: str, moment: datetime) -> Draft:
        """Words nobody has written yet."""
        while (written := draft(self.rng, matter, place, deputy, moment)).text in self.texts:
            pass
        self.texts.add(written.text)
        return written

    def _unit(self, written: Draft) -> str:
        if not written.unit:
            return ""
        unit = unit_named(written.unit, self.congress)
        return unit.name_en if written.english else unit.name


def _concerns(matter: Matter, area: Area) -> bool:
    suits = any(place.kind in matter.kinds for place in area.places)
    return suits and (not matter.areas or area.name in matter.areas)


def _shares(possible: list[Matter], count: int) -> list[tuple[Matter, int]]:
    """Divide by largest remainder, so that the sum is exactly the count."""
    whole = sum(matter.share for matter in possible)
    exact = [(matter, matter.share * count / whole) for matter in possible]
    left = count - sum(int(share) for _, share in exact)
    by_remainder = sorted(range(len(exact)), key=lambda nth: -(exact[nth][1] % 1))
    return [(matter, int(share) + (nth in by_remainder[:left])) for nth, (matter, share) in enumerate(exact)]


@cache
def _seats(seed: str, congress: str) -> dict[tuple[str, int], list[tuple[int, str]]]:
    """Who can be written to in each electoral district: index and name; those of the stories are better known."""
    seats: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for index, deputy in enumerate(deputies(seed, congress)):
        times = 3 if deputy.key else 1
        seats.setdefault((deputy.area, deputy.district), []).extend([(index, deputy.name)] * times)
    return seats
