"""Finding people and places of a congress by what somebody remembers of them."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hearth.core.tenancy import known_id
from hearth.ground.congress.models import Area, District, Mandate, Place

MOST_WORDS = 4


class CountedArea(Protocol):
    """An area with the number of its deputies."""

    pk: UUID
    name: str
    row: int
    column: int
    deputies: int


def areas() -> list[CountedArea]:
    """The areas in the order of the schematic map."""
    serving = Count("districts__mandates", filter=Q(districts__mandates__state="active"))
    return list(Area.objects.annotate(deputies=serving).order_by("row", "column", "name_zh"))


def area_named(typed: str, known: list[CountedArea]) -> CountedArea | None:
    """The area an address names, or None."""
    wanted = known_id(typed)
    return next((area for area in known if area.pk == wanted), None)


def serving() -> QuerySet[Mandate]:
    """Mandates that are held now, with deputy and area, in the order of the sound of the names."""
    held = Mandate.objects.filter(state="active").select_related("deputy", "district__area")
    return held.order_by("deputy__sound", "deputy__code")  # type: ignore[no-any-return]


def matching(held: QuerySet[Mandate], typed: str) -> QuerySet[Mandate]:
    """Those whom all of these words fit: name, sound of the name, or a place they were elected for."""
    for word in typed.split()[:MOST_WORDS]:
        held = held.filter(_named(word) | Q(district__in=District.objects.filter(elected_at(word)).values("pk")))
    return held


def bearing(held: QuerySet[Mandate], typed: str) -> QuerySet[Mandate]:
    """Those whose own name all of these words fit."""
    for word in typed.split()[:MOST_WORDS]:
        held = held.filter(_named(word))
    return held


def _named(word: str) -> Q:
    """A name, the beginning of its sound, or the beginning of its initials."""
    sound = word.lower()
    by_sound = Q(deputy__sound__startswith=sound) | Q(deputy__sound__contains=f" {sound}")
    return Q(deputy__name_zh__contains=word) | Q(deputy__name_en__icontains=word) | by_sound


def elected_at(word: str) -> Q:
    """The electoral districts of a place or area of this name; a place without its own counts with the whole area."""
    places = _called(word)
    return (
        Q(pk__in={place.district_id for place in places if place.district_id})
        | Q(area__in={place.area_id for place in places if not place.district_id})
        | Q(area__name_zh__contains=word)
        | Q(area__name_en__icontains=word)
    )


def _called(word: str) -> list[Place]:
    """Places that bear this name, or whose name stands in what was typed (锦苑小区7号楼)."""
    found = Place.objects.called(word).only("district", "area")
    return list(found) or list(Place.objects.named_within(word).only("district", "area"))
