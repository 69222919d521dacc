"""What a congress is made of, as a table: how each kind is called, listed, asked for and shown in a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ground.congress import lists
from hearth.ground.congress.forms import deputies as deputy_forms
from hearth.ground.congress.forms import nouns as forms
from hearth.ground.congress.labels import AREA_KINDS, CLOSED, MANDATES, NO_SEAT, PLACE_KINDS, UNIT_KINDS, Label
from hearth.ground.congress.models import Area, Group

NO_PLACE = Label("warn", "map-pin", _("No place yet"))
NO_DEPUTY = Label("warn", "user", _("No deputy yet"))


@dataclass(frozen=True)
class Filter:
    """A question that narrows a list: its choices, and which rows are left."""

    name: str
    label: Any
    choices: Callable[[], list[tuple[str, Any]]]
    narrow: lists.Narrow


@dataclass(frozen=True)
class Noun:
    """One kind of thing a congress is made of."""

    name: str  # as it stands in addresses
    form: Any
    symbol: str
    title: Any
    adding: Any
    empty: tuple[Any, Any]
    rows: Callable[[], QuerySet[Any]]
    line: Callable[[Any], list[Any]]
    order: tuple[str, ...] = lists.BY_SOUND
    found: lists.Narrow = lists.named
    standing: Callable[[Any], Label | None] = lambda thing: None
    filters: tuple[Filter, ...] = ()

    @property
    def model(self) -> Any:
        """The table it lies in."""
        return self.form.model

    @property
    def has_faces(self) -> bool:
        """Whether its rows are people."""
        return self.name == "deputies"


def _areas() -> list[tuple[str, Any]]:
    return [(area.pk.hex, area.name) for area in Area.objects.order_by("row", "column", "name_zh")]


def _groups() -> list[tuple[str, Any]]:
    return [(group.pk.hex, group.name) for group in Group.objects.order_by("name_zh")]


def _kinds(kinds: dict[str, Any], narrow: lists.Narrow = lists.of_kind) -> Filter:
    return Filter("kind", _("Kind"), lambda: list(kinds.items()), narrow)


def _state(label: Any, narrow: lists.Narrow, states: dict[str, Any]) -> Filter:
    return Filter("state", label, lambda: list(states.items()), narrow)


AREA = Filter("area", _("Area"), _areas, lists.in_area)


def _area_line(area: Any) -> list[Any]:
    count = ngettext("%(num)d electoral district", "%(num)d electoral districts", area.district_count)
    return [AREA_KINDS.get(area.kind, ""), count % {"num": area.district_count}]


def _place_line(place: Any) -> list[Any]:
    return [PLACE_KINDS.get(place.kind, ""), place.district.name if place.district else place.area.name, place.also]


def _district_line(district: Any) -> list[Any]:
    return [_members(district.seats)] if district.seats else []


def _delegation_line(delegation: Any) -> list[Any]:
    head = gettext("Head: %(name)s") % {"name": delegation.head.name} if delegation.head else ""
    return [_members(delegation.members), head]


def _group_line(group: Any) -> list[Any]:
    convenor = gettext("Convenor: %(name)s") % {"name": group.convenor.name} if group.convenor else ""
    return [group.area.name if group.area else "", _members(group.members), convenor]


def _members(count: int) -> str:
    return ngettext("%(num)d deputy", "%(num)d deputies", count) % {"num": count}


def _unit_line(unit: Any) -> list[Any]:
    return [UNIT_KINDS.get(unit.kind, ""), unit.parent.name if unit.parent else "", unit.phone]


def _deputy_line(deputy: Any) -> list[Any]:
    seat = next(iter(deputy.seats), None)
    group = seat.group.name if seat and seat.group else ""
    return [deputy.code, seat.district.name if seat else "", group]


def _mandate(deputy: Any) -> Label:
    seat = next(iter(deputy.seats), None)
    return MANDATES[seat.state] if seat else NO_SEAT


NOUNS = {
    noun.name: noun
    for noun in (
        Noun(
            "areas",
            forms.AreaForm,
            "map-2",
            _("Areas"),
            _("Add an area"),
            (
                _("No areas yet"),
                _("Sub-districts, towns and townships: everything else lies in one."),
            ),
            lists.areas,
            _area_line,
            order=lists.BY_MAP,
            standing=lambda area: None if area.has_places else NO_PLACE,
            filters=(
                _kinds(AREA_KINDS),
                _state(_("What is missing"), lists.areas_in_state, {"bare": _("No place yet")}),
            ),
        ),
        Noun(
            "places",
            forms.PlaceForm,
            "map-pin",
            _("Places"),
            _("Add a place"),
            (_("No places yet"), _("Residents find their deputies by the name of an estate, a village or a road.")),
            lists.places,
            _place_line,
            found=lists.places_named,
            filters=(
                AREA,
                _kinds(PLACE_KINDS),
                _state(_("What is missing"), lists.places_in_state, {"bare": _("No electoral district yet")}),
            ),
        ),
        Noun(
            "districts",
            forms.DistrictForm,
            "flag",
            _("Electoral districts"),
            _("Add an electoral district"),
            (
                _("No electoral districts yet"),
                _("Each elects one to three deputies."),
            ),
            lists.districts,
            _district_line,
            order=lists.BY_AREA,
            found=lists.districts_named,
            standing=lambda district: None if district.seats else NO_DEPUTY,
            filters=(
                AREA,
                _state(_("What is missing"), lists.districts_in_state, {"bare": _("No deputy yet")}),
            ),
        ),
        Noun(
            "delegations",
            forms.DelegationForm,
            "users-group",
            _("Delegations"),
            _("Add a delegation"),
            (_("No delegations yet"), _("Deputies sit in delegations while the congress is in session.")),
            lists.delegations,
            _delegation_line,
        ),
        Noun(
            "groups",
            forms.GroupForm,
            "users",
            _("Deputies’ groups"),
            _("Add a group"),
            (_("No groups yet"), _("Between sessions deputies work in groups, by area or by field.")),
            lists.groups,
            _group_line,
            filters=(AREA,),
        ),
        Noun(
            "stations",
            forms.StationForm,
            "building-community",
            _("Liaison stations"),
            _("Add a station"),
            (_("No stations yet"), _("Where residents meet deputies in person.")),
            lists.stations,
            lambda station: [station.area.name, station.address, station.phone],
            filters=(AREA,),
        ),
        Noun(
            "units",
            forms.UnitForm,
            "building",
            _("Units"),
            _("Add a unit"),
            (_("No units yet"), _("Who may have to act on what residents write.")),
            lists.units,
            _unit_line,
            standing=lambda unit: None if unit.is_active else CLOSED,
            filters=(
                _kinds(UNIT_KINDS),
                _state(_("State"), lists.units_in_state, {"open": _("In use"), "closed": _("Not in use")}),
            ),
        ),
        Noun(
            "deputies",
            deputy_forms.DeputyForm,
            "id",
            pgettext_lazy("what is set up", "Deputies"),
            _("Add a deputy"),
            (_("No deputies yet"), _("Enter those who were elected, each with the electoral district.")),
            lists.deputies,
            _deputy_line,
            found=lists.deputies_named,
            standing=_mandate,
            filters=(
                Filter("area", _("Area"), _areas, lists.deputies_of_area),
                Filter("group", _("Group"), _groups, lists.deputies_of_group),
                _state(
                    _("Mandate"),
                    lists.deputies_in_state,
                    {name: label.text for name, label in MANDATES.items()} | {"bare": NO_SEAT.text},
                ),
            ),
        ),
    )
}
