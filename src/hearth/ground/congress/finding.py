"""“My deputy”: from the name somebody remembers to the place it belongs to, and to the deputies elected there."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet

from hearth.ground.congress.models import Area, District, Mandate, Place, ReceptionDay, Station
from hearth.ground.congress.models.placing import names_within, words_of

SHOWN = 12
NEAREST = 5
PIECES = (4, 3, 2)
ALIKE = 0.3
PLACES_ON_A_PAGE = 60


@dataclass(frozen=True)
class Found:
    """The places a name fits; where it fits none, those that are called nearly so."""

    places: list[Place] = field(default_factory=list)
    is_more: bool = False
    nearest: list[Place] = field(default_factory=list)


def places_called(typed: str) -> Found:
    """Where somebody may live who typed this: a name, part of it, its pinyin or initials, a house number behind it."""
    if not words_of(typed):
        return Found()
    with_area = Place.objects.select_related("area", "district")
    fitting = list(with_area.called(typed)) or _longest(list(with_area.named_within(typed)), typed)
    if not fitting:
        return Found(nearest=_nearest(typed))
    best = _best(fitting, typed)
    return Found(best[:SHOWN], len(best) > SHOWN)


def _best(places: list[Place], typed: str) -> list[Place]:
    """Those that are called just so; where none is, all, what begins so and is short first."""
    exact = [place for place in places if words_of(typed) in [[name] for name in names_of(place)]]
    if exact:
        return sorted(exact, key=lambda place: place.area.name_zh)
    begun = words_of(typed)[0]
    return sorted(
        places,
        key=lambda place: (not place.name_zh.startswith(begun), len(place.name_zh), place.name_zh, place.area.name_zh),
    )


def _longest(places: list[Place], typed: str) -> list[Place]:
    """A house number follows the longest of the names that stand in it: 锦苑小区, not 小区."""
    said = set(names_within(typed))
    lengths = {place.pk: max(map(len, said.intersection(names_of(place))), default=0) for place in places}
    return [place for place in places if lengths[place.pk] == max(lengths.values())]


def _nearest(typed: str) -> list[Place]:
    """A slip of the pen leaves some piece of the name right: the longest such piece is looked for."""
    whole = "".join(words_of(typed))
    for length in PIECES:
        alike = [(_likeness(place, whole), place) for place in _resembling(typed, length)]
        if near := sorted((each for each in alike if each[0] > ALIKE), key=lambda each: (-each[0], each[1].name_zh)):
            return [place for _, place in near[:NEAREST]]
    return []


def _resembling(typed: str, length: int) -> QuerySet[Any]:
    return Place.objects.select_related("area", "district").resembling(typed, length)  # type: ignore[no-any-return]


def _likeness(place: Place, typed: str) -> float:
    return max(SequenceMatcher(None, typed, name).ratio() for name in names_of(place))


def names_of(place: Place) -> list[str]:
    """Every name of a place, and every sound of them, each as one word."""
    names = (place.name_zh, place.name_en, *place.also.split("、"), *place.sound.split())
    return ["".join(words_of(name)) for name in names if name]


@dataclass(frozen=True)
class Seat:
    """Who is elected where somebody lives, and where to meet them."""

    area: Area
    district: District | None
    mandates: list[Mandate]
    station: Station | None
    day: ReceptionDay | None


def seat_of(place: Place, today: Any) -> Seat:
    """The electoral district of a place with its one to three deputies, and the station of the area."""
    held = Mandate.objects.filter(state="active").select_related("deputy__pace", "district__area")
    here = held.filter(district=place.district) if place.district else held.filter(district__area=place.area)
    station = Station.objects.filter(area=place.area).order_by("name_zh").first()
    day = ReceptionDay.objects.to_come(today).filter(station=station).first() if station else None
    mandates = list(here.order_by("deputy__sound", "deputy__code")[: SHOWN + 1])
    return Seat(place.area, place.district, mandates, station, day)


def places_in(area: Area, after: str = "") -> tuple[list[Place], str]:
    """Sixty places of an area in the order of their names, and the name after which the next sixty follow."""
    known = Place.objects.filter(area=area, name_zh__gt=after).defer("words").order_by("name_zh")
    rows = list(known[: PLACES_ON_A_PAGE + 1])
    return rows[:PLACES_ON_A_PAGE], rows[PLACES_ON_A_PAGE - 1].name_zh if len(rows) > PLACES_ON_A_PAGE else ""
