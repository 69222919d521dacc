"""A winter of messages, each with what followed: the same for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from hearth.ops.demo.aftermath import Affair, Step, what_follows
from hearth.ops.demo.people import deputies
from hearth.ops.demo.places import Area, Ground, Place, ground
from hearth.ops.demo.rhythm import Window, as_moment
from hearth.ops.demo.sentences import Blanks, Case, Matter, blanks, in_chinese, in_english, matters
from hearth.ops.demo.wordbook import chapter

CHANNELS = {"qr": 58, "home": 21, "phone": 14, "walk-in": 7}
SWIFT_TOPICS = ("heating", "utilities", "snow")
ENGLISH, NAMED, REACHABLE, BY_EMAIL, PUBLIC = 0.1, 0.76, 0.5, 0.2, 0.35
ANSWERED_FULLY, GREETED = 0.85, 0.7


@dataclass(frozen=True)
class MessageSeed:
    """One message: `where` is what was typed, `place` the place it belongs to, `deputy` an index into deputies()."""

    key: str
    who: str
    where: str
    place: str
    area: str
    deputy: int
    text: str
    language: str
    topic: str
    demand: str
    channel: str
    phone: str
    email: str
    privacy: str
    moment: datetime
    script: tuple[Step, ...]


@dataclass(frozen=True)
class Draft:
    """What one person is about to write."""

    text: str
    gaps: Blanks
    case: Case
    english: bool = False


def messages(seed: int | str, start: date, end: date, count: int = 240, congress: str = "yuhe") -> list[MessageSeed]:
    """Everything written between start and end, oldest first; with a moment as end, up to that moment."""
    window = Window(as_moment(start), as_moment(end))
    stories = [_story(row, seed, window) for row in chapter("stories")["story"] if row["congress"] == congress][:count]
    winter = Winter(seed, congress, window, stories)
    told = stories + list(winter.told(count - len(stories)))
    return sorted(told, key=lambda message: (message.moment, message.key))


class Winter:
    """Everything ordinary that is written to one congress."""

    def __init__(self, seed: int | str, congress: str, window: Window, stories: list[MessageSeed]) -> None:
        self.rng = Random(f"{seed}:{congress}:winter")
        self.congress, self.window = congress, window
        self.ground: Ground = ground(congress)
        self.people = _seats(str(seed), congress)
        self.before = {story.demand: replace(window, now=story.moment) for story in stories if story.topic == "heating"}
        self.texts: set[str] = {story.text for story in stories}

    def told(self, count: int) -> Iterator[MessageSeed]:
        """As many messages as asked, each matter in its share."""
        possible = [matter for matter in matters() if self._can_happen(matter)]
        number = 0
        for matter, times in _shares(possible, count):
            for place in self._where(matter, times):
                number += 1
                yield self._message(f"{self.congress}-{number:04}", matter, place, number)

    def _can_happen(self, matter: Matter) -> bool:
        here = {area.name for area in self.ground.areas} | {place.name for place in self.ground.places}
        in_season = bool(self.window.winter) or not matter.season
        return in_season and here.issuperset(matter.areas) and here.issuperset(matter.estates)

    def _where(self, matter: Matter, times: int) -> list[Place]:
        if matter.estates:
            names = [name for name, homes in matter.estates.items() for _ in range(homes)]
            return [self.ground.place(names[nth % len(names)]) for nth in range(times)]
        areas = [area for area in self.ground.areas if _heard(matter, area)]
        spoken = self.rng.choices(areas, [area.voice for area in areas], k=times)
        return [self.rng.choice([place for place in area.places if place.kind in matter.kinds]) for area in spoken]

    def _message(self, key: str, matter: Matter, place: Place, number: int) -> MessageSeed:
        index, deputy = self.rng.choice(self.people[place.area, place.district])
        draft = self._unheard(matter, place, deputy)
        who = self._who(draft.english)
        window = self.before.get(matter.demand, self.window)
        moment = window.moment(self.rng, matter.hours, matter.season)
        affair = self._affair(moment, matter, draft, who)
        return MessageSeed(
            key, who, draft.gaps["where"], place.name, place.area, index, draft.text,
            "en" if draft.english else "zh-hans", matter.topic, matter.demand,
            **self._contact(number), privacy=self._privacy(matter),
            moment=moment, script=what_follows(self.rng, affair, self.window.now),
        )  # fmt: skip

    def _unheard(self, matter: Matter, place: Place, deputy: str) -> Draft:
        """Words nobody has written yet."""
        english = bool(matter.english) and self.rng.random() < ENGLISH
        draft = self._english(matter, place) if english else self._chinese(matter, place, deputy)
        if draft.text in self.texts:
            return self._unheard(matter, place, deputy)
        self.texts.add(draft.text)
        return draft

    def _chinese(self, matter: Matter, place: Place, deputy: str) -> Draft:
        spot = self.rng.choice(chapter("manners")["spots"][place.kind])
        known = {"place": place.name, "spot": spot, "where": place.name + spot, "deputy": f"{deputy[0]}代表"}
        gaps, case = blanks(self.rng, matter, **known), self.rng.choice(matter.cases_at(place))
        return Draft(in_chinese(self.rng, matter, case, gaps), gaps, case)

    def _english(self, matter: Matter, place: Place) -> Draft:
        spot = self.rng.choice(chapter("manners")["spots_en"][place.kind])
        text, outcome, reply = self.rng.choice(matter.english)
        gaps = blanks(self.rng, matter, place=place.name_en, where=f"{place.name_en}, {spot}")
        return Draft(in_english(self.rng, text, gaps), gaps, Case(text, answer=(outcome, reply)), english=True)

    def _affair(self, moment: datetime, matter: Matter, draft: Draft, who: str) -> Affair:
        shared, own = self.rng.choice(matter.replies), draft.case.answer
        outcome, reply = own if own and (draft.english or self.rng.random() < ANSWERED_FULLY) else shared
        hello = (f"Hello {who}. " if who else "Hello. ") if draft.english else f"{who}您好，"
        greeting = hello if self.rng.random() < GREETED else ""
        passes = () if draft.english else matter.passes
        return Affair(
            sent=moment,
            answer=(outcome, greeting + reply.format_map(draft.gaps)),
            hand_over=self.rng.choice(passes).format_map(draft.gaps) if passes else "",
            unit=draft.case.unit or matter.unit,
            swift=matter.topic in SWIFT_TOPICS,
            plain=matter.plain,
            english=draft.english,
        )

    def _who(self, english: bool) -> str:
        if self.rng.random() > NAMED:
            return ""
        if english:
            return self.rng.choice(chapter("manners")["en"]["names"])
        manners = chapter("manners")["zh"]
        return self.rng.choice(manners["surnames"]) + self.rng.choice(manners["titles"])

    def _contact(self, number: int) -> dict[str, str]:
        channel = self.rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
        reachable = channel in ("phone", "walk-in") or self.rng.random() < REACHABLE
        by_email = channel in ("qr", "home") and self.rng.random() < BY_EMAIL
        phone = f"{self.rng.choice((130, 135, 137, 138, 139, 150, 158, 186))} 0000 {(number * 37) % 9000 + 1000}"
        return {
            "channel": channel,
            "phone": phone if reachable and not by_email else "",
            "email": f"resident{number}@example.org" if reachable and by_email else "",
        }

    def _privacy(self, matter: Matter) -> str:
        return "public" if self.rng.random() < PUBLIC + 0.2 * matter.plain else "deputy"


def _heard(matter: Matter, area: Area) -> bool:
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


def _story(row: dict[str, Any], seed: int | str, window: Window) -> MessageSeed:
    """A thread told in full; what lies after the end has not happened yet."""
    sitting = deputies(seed, row["congress"])
    index = next(nth for nth, deputy in enumerate(sitting) if deputy.key == row["deputy"])
    moment = max(window.weekday_before(row["days_ago"], row["at"]), window.start)
    steps = (Step(timedelta(minutes=step["after"]), **_rest(step, "after")) for step in row["step"])
    script = tuple(step for step in steps if moment + step.after < window.now)
    area = ground(row["congress"]).place(row["place"]).area
    told = _rest(row, "congress", "days_ago", "at", "step", "deputy")
    return MessageSeed(**told, area=area, deputy=index, language="zh-hans", email="", moment=moment, script=script)


def _rest(row: dict[str, Any], *taken: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in taken}
