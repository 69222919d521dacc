"""Electoral districts (选区), and whether one that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Number
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import area_column
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import District


class Districts(Kind):
    """Electoral districts, each with a number inside its area."""

    name, model = "districts", District
    title = _("Electoral districts")
    about = _("One row for each electoral district: its area and its number there.")
    key = ("area", "number")
    columns = (
        area_column(is_needed=True),
        Number(
            "number",
            "选区号",
            "District number",
            _("Its number inside the area."),
            "1",
            is_needed=True,
            least=1,
            also=("选区", "选区编号", "number", "district"),
        ),
    )


def missing_district(values: Values, column: str, known: Known) -> Iterator[tuple[str, Unfit]]:
    """Say so where a row names a district that its area does not have."""
    named = (values.get("area", ""), values.get(column, ""))
    if named[1] and named not in known.districts:
        yield column, Unfit("no_district", area=named[0], number=named[1])
