"""Deputies with their mandates in the present term: one row, two tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core.ids import uuid7
from hearth.core.rows import insert_all, update_all
from hearth.core.sheets import Unreadable
from hearth.core.sounds import in_pinyin, sound_of_person
from hearth.ground.congress.importing.kind import AT_ONCE, Kind, Tick, batches
from hearth.ground.congress.importing.kinds.deputies_columns import COLUMNS, OF_THE_SEAT
from hearth.ground.congress.importing.kinds.districts import missing_district
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Present, Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import Deputy, Mandate
from hearth.ground.congress.naming import name_accounts

COLUMN = {each.name: each for each in COLUMNS}
OF_PERSON = [each.name for each in COLUMNS if each.name not in OF_THE_SEAT]
KEPT_OF_SEAT = ("district_id", "delegation_id", "group_id", "credential", "elected_on")
NO_SEAT: tuple[None, list[Any]] = (None, [])


class Deputies(Kind):
    """Deputies; the mandate of the present term is made, or put right, with them."""

    name, model = "deputies", Deputy
    title = _("Deputies")
    about = _(
        "Deputies with their districts, delegations and groups. Their mandates in the present term are made with them."
    )
    key = ("code",)
    alike = ("name_zh", "area", "district")
    columns = COLUMNS

    def label(self, values: Values) -> str:
        return f"{values.get('code', '')} {values.get('name_zh', '')}".strip()

    def present(self, known: Known, *, is_held: bool = False) -> dict[tuple[str, ...], Present]:
        if known.term is None:
            raise Unreadable("no_term")
        held = Mandate.objects.filter(term=known.term).values_list("deputy_id", "pk", *KEPT_OF_SEAT)
        deputies = Deputy.objects.order_by("pk").values_list("pk", *OF_PERSON)
        if is_held:
            held, deputies = held.select_for_update(), deputies.select_for_update()
        seats = {deputy: (seat, kept) for deputy, seat, *kept in held.iterator(AT_ONCE)}
        return self.by_key(
            Present((key, seats.get(key, NO_SEAT)[0]), self.read([*kept, *seats.get(key, NO_SEAT)[1]], known))
            for key, *kept in deputies.iterator(AT_ONCE)
        )

    def read(self, kept: Sequence[Any], known: Known) -> Values:
        written = zip(OF_PERSON, kept, strict=False)
        values = {name: COLUMN[name].written(value, known) for name, value in written}
        return values | _of_seat(kept[len(OF_PERSON) :], known)

    def complete(self, values: Values, before: Present | None) -> None:
        if not values.get("name_en"):
            values["name_en"] = before.values["name_en"] if before else in_pinyin(values["name_zh"])

    def faults(self, values: Values, known: Known) -> Iterator[tuple[str, Unfit]]:
        yield from missing_district(values, "district", known)

    def repeated(self, values: Values, first: Values) -> str:
        places = [tuple(each.get(name) for name in ("area", "district")) for each in (values, first)]
        return "twice" if places[0] == places[1] else "two_districts"

    def fields(self, values: Values, known: Known) -> dict[str, Any]:
        return super().fields({name: text for name, text in values.items() if name not in OF_THE_SEAT}, known)

    def derived(self, values: Values) -> dict[str, Any]:
        return {"sound": sound_of_person(values["name_zh"])} if "name_zh" in values else {}

    def create(self, rows: list[Values], known: Known, tick: Tick) -> None:
        for some in batches(rows, AT_ONCE):
            made = [self.fields(values, known) | {"id": uuid7()} for values in some]
            insert_all(Deputy, made)
            _seat([(each["id"], values) for each, values in zip(made, some, strict=True)], known)
            tick(len(some))

    def change(self, rows: list[tuple[Present, Values]], known: Known, tick: Tick) -> None:
        for some in batches(rows, AT_ONCE):
            update_all(Deputy, [self.fields(values, known) | {"id": before.thing[0]} for before, values in some])
            name_accounts(before.thing[0] for before, values in some if _is_renamed(before, values))
            seated = [(before.thing[1], values) for before, values in some if before.thing[1]]
            update_all(Mandate, [_seat_fields(values, known) | {"id": seat} for seat, values in seated])
            _seat([(before.thing[0], values) for before, values in some if not before.thing[1]], known)
            tick(len(some))


def _is_renamed(before: Present, values: Values) -> bool:
    return any(values.get(name, before.values[name]) != before.values[name] for name in ("name_zh", "name_en"))


def _of_seat(kept: Sequence[Any], known: Known) -> Values:
    if not kept:
        return dict.fromkeys(OF_THE_SEAT, "")
    district, *others = kept
    area, number = known.district_numbers[district]
    written = {name: COLUMN[name].written(value, known) for name, value in zip(OF_THE_SEAT[2:], others, strict=True)}
    return {"area": area, "district": number} | written


def _seat_fields(values: Values, known: Known) -> dict[str, Any]:
    kept = {"district_id": known.districts[values["area"], values["district"]]}
    for name, field in zip(OF_THE_SEAT[2:], KEPT_OF_SEAT[1:], strict=True):
        if name in values:
            kept[field] = COLUMN[name].stored(values[name], known)
    return kept


def _seat(people: list[tuple[UUID, Values]], known: Known) -> None:
    """Give these deputies their seats; who stands in the register of a sitting congress holds one."""
    held = {"term_id": known.term.pk, "state": "elected" if known.is_electing else "active"}
    insert_all(Mandate, [held | {"deputy_id": deputy} | _seat_fields(values, known) for deputy, values in people])
