"""Lists of what a congress is made of: sought, narrowed, forty at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from hearth.core.bookmarks import beyond
from hearth.core.tenancy import known_id
from hearth.ground.congress.models import Area, Delegation, Deputy, District, Group, Mandate, Place, Station, Unit

ROWS = 40
BY_SOUND = ("sound", "id")
BY_MAP = ("row", "column", "id")
BY_AREA = ("area__row", "area__column", "number", "id")

Narrow = Callable[[QuerySet[Any], str], QuerySet[Any]]


class Page(NamedTuple):
    """Some rows, and the key of the last where more follow."""

    rows: list[Any]
    following: str


def page_of(rows: QuerySet[Any], order: tuple[str, ...], after: str) -> Page:
    """Forty rows from the one after this key on."""
    key = known_id(after)
    if key and (last := rows.filter(pk=key).first()):
        rows = rows.filter(beyond(last, order))
    found = list(rows.order_by(*order)[: ROWS + 1])
    return Page(found[:ROWS], found[ROWS - 1].pk.hex if len(found) > ROWS else "")


def named(rows: QuerySet[Any], sought: str) -> QuerySet[Any]:
    """Those with these words in their name, or whose name sounds like this."""
    return rows.filter(_called(sought) | _sounding(sought))


def _called(sought: str) -> Q:
    return Q(name_zh__icontains=sought) | Q(name_en__icontains=sought)


def _sounding(sought: str) -> Q:
    sound = sought.lower().replace(" ", "")
    return Q(sound__startswith=sound) | Q(sound__contains=f" {sound}")


def places_named(rows: QuerySet[Any], sought: str) -> QuerySet[Any]:
    """Places by any of their names."""
    return rows.filter(_called(sought) | _sounding(sought) | Q(also__contains=sought))


def deputies_named(rows: QuerySet[Any], sought: str) -> QuerySet[Any]:
    """Deputies by name, sound or number."""
    return rows.filter(_called(sought) | _sounding(sought) | Q(code__iexact=sought))


def districts_named(rows: QuerySet[Any], sought: str) -> QuerySet[Any]:
    """Electoral districts by area or number."""
    number = Q(number=int(sought)) if sought.isdecimal() and len(sought) < 5 else Q()
    sound = sought.lower().replace(" ", "")
    area = Q(area__name_zh__icontains=sought) | Q(area__name_en__icontains=sought) | Q(area__sound__startswith=sound)
    return rows.filter(area | number if number else area)


def areas() -> QuerySet[Any]:
    """Areas, and whether anybody would find a place in them."""
    return Area.objects.annotate(
        has_places=Exists(Place.objects.filter(area=OuterRef("pk"))), district_count=Count("districts")
    )


def places() -> QuerySet[Any]:
    """Places with their area and electoral district."""
    return Place.objects.select_related("area", "district__area")


def districts() -> QuerySet[Any]:
    """Electoral districts with the number of deputies who sit or will sit for them."""
    seats = Count("mandates", filter=~Q(mandates__state="ended"))
    return District.objects.select_related("area").annotate(seats=seats)


def delegations() -> QuerySet[Any]:
    """Delegations with their heads and the number of their members."""
    return Delegation.objects.select_related("head").annotate(members=_members())


def groups() -> QuerySet[Any]:
    """Groups with their convenors and the number of their members."""
    return Group.objects.select_related("area", "convenor").annotate(members=_members())


def _members() -> Count:
    return Count("mandates", filter=~Q(mandates__state="ended"))


def stations() -> QuerySet[Any]:
    """Liaison stations."""
    return Station.objects.select_related("area")


def units() -> QuerySet[Any]:
    """Undertaking units, closed ones included."""
    return Unit.objects.select_related("parent")


def deputies() -> QuerySet[Any]:
    """Deputies, each with the latest seat first."""
    return Deputy.objects.prefetch_related(Prefetch("mandates", _latest_first(), to_attr="seats"))


def _latest_first() -> QuerySet[Any]:
    return Mandate.objects.select_related("district__area", "group").order_by("-term__number")


def of_kind(rows: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Only those of one kind."""
    return rows.filter(kind=kind)


def in_area(rows: QuerySet[Any], area: str) -> QuerySet[Any]:
    """Only those that lie in one area."""
    return rows.filter(area=known_id(area))


def places_in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Only places that belong to no electoral district yet."""
    return rows.filter(district=None) if state == "bare" else rows


def areas_in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Only areas in which nobody would find a place."""
    return rows.filter(has_places=False) if state == "bare" else rows


def districts_in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Only electoral districts without a deputy."""
    return rows.filter(seats=0) if state == "bare" else rows


def units_in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Only units in use, or only those that are not."""
    return rows.filter(is_active=state == "open")


def deputies_of_area(rows: QuerySet[Any], area: str) -> QuerySet[Any]:
    """Only deputies elected in one area."""
    return rows.filter(pk__in=Mandate.objects.filter(district__area=known_id(area)).values("deputy"))


def deputies_of_group(rows: QuerySet[Any], group: str) -> QuerySet[Any]:
    """Only members of one group."""
    return rows.filter(pk__in=Mandate.objects.filter(group=known_id(group)).values("deputy"))


def deputies_in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Only deputies whose mandate stands so, or who have none."""
    if state == "bare":
        return rows.filter(mandates=None)
    return rows.filter(pk__in=Mandate.objects.filter(state=state).values("deputy"))
