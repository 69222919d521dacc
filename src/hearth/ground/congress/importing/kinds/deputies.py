"""Deputies with their mandates in the present term: one row, two tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core.sheets import Unreadable
from hearth.core.sounds import in_pinyin, sound_of_person
from hearth.ground.congress.importing.kind import AT_ONCE, Kind, Tick, batches, overwrite
from hearth.ground.congress.importing.kinds.deputies_columns import COLUMNS, OF_THE_SEAT
from hearth.ground.congress.importing.kinds.districts import missing_district
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Present, Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import Deputy, Mandate
from hearth.ground.congress.naming import name_accounts


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
        held = Mandate.objects.filter(term=known.term)
        deputies = Deputy.objects.order_by("pk")
        if is_held:
            held, deputies = held.select_for_update(), deputies.select_for_update()
        seats = {mandate.deputy_id: mandate for mandate in held.iterator(AT_ONCE)}
        found = ((deputy, seats.get(deputy.pk)) for deputy in deputies.iterator(AT_ONCE))
        return self.by_key(self.read(pair, known) for pair in found)

    def read(self, thing: Any, known: Known) -> Present:
        deputy, seat = thing
        of_person = (each for each in self.columns if each.name not in OF_THE_SEAT)
        values = {each.name: each.written(getattr(deputy, each.name), known) for each in of_person}
        return Present(thing, values | _of_seat(seat, known))

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
            made = [Deputy(**self.fields(values, known)) for values in some]
            Deputy.objects.bulk_create(made)
            _seat(zip(made, some, strict=True), known)
            tick(len(some))

    def change(self, rows: list[tuple[Present, Values]], known: Known, tick: Tick) -> None:
        for some in batches(rows, AT_ONCE):
            overwrite(Deputy, [(before.thing[0], self.fields(values, known)) for before, values in some])
            name_accounts(before.thing[0] for before, values in some if _is_renamed(before, values))
            seated = [(before.thing[1], values) for before, values in some if before.thing[1]]
            overwrite(Mandate, [(seat, _seat_fields(values, known)) for seat, values in seated])
            _seat(((before.thing[0], values) for before, values in some if not before.thing[1]), known)
            tick(len(some))


def _is_renamed(before: Present, values: Values) -> bool:
    return any(values.get(name, before.values[name]) != before.values[name] for name in ("name_zh", "name_en"))


def _of_seat(seat: Mandate | None, known: Known) -> Values:
    if seat is None:
        return dict.fromkeys(OF_THE_SEAT, "")
    area, number = known.district_numbers[seat.district_id]
    return {
        "area": area,
        "district": number,
        "delegation": known.name_behind("delegation", seat.delegation_id) if seat.delegation_id else "",
        "group": known.name_behind("group", seat.group_id) if seat.group_id else "",
        "credential": seat.credential,
        "elected_on": seat.elected_on.isoformat() if seat.elected_on else "",
    }


def _seat_fields(values: Values, known: Known) -> dict[str, Any]:
    columns = {each.name: each for each in Deputies.columns}
    kept = {"district_id": known.districts[values["area"], values["district"]]}
    for name, field in (
        ("delegation", "delegation_id"),
        ("group", "group_id"),
        ("credential", "credential"),
        ("elected_on", "elected_on"),
    ):
        if name in values:
            kept[field] = columns[name].stored(values[name], known)
    return kept


def _seat(people: Any, known: Known) -> None:
    """Give these deputies their seats; who stands in the register of a sitting congress holds one."""
    state = "elected" if known.is_electing else "active"
    Mandate.objects.bulk_create(
        Mandate(deputy=deputy, term=known.term, state=state, **_seat_fields(values, known)) for deputy, values in people
    )
