"""Communities, estates, roads and villages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Choice, Column, Number
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import ENGLISH, area_column
from hearth.ground.congress.importing.kinds.districts import missing_district
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import Place

PLACE_KINDS = (
    ("community", ("社区", "community", "居委会")),
    ("estate", ("小区", "estate")),
    ("road", ("道路", "road", "路", "街")),
    ("village", ("村", "village", "行政村", "村委会")),
)


class Places(Kind):
    """Communities, estates, roads and villages by the names people use."""

    name, model = "places", Place
    title = _("Places")
    about = _("Communities, estates, roads and villages, so that residents find their deputies by the name they know.")
    key = ("area", "name_zh")
    columns = (
        Column(
            "name_zh",
            "名称",
            "Name",
            _("The name people use."),
            "锦苑小区",
            60,
            True,
            ("社区名称", "地点", "社区", "小区", "place"),
        ),
        Column("name_en", "英文名称", "Name in English", ENGLISH, "Jinyuan Estate", 80, also=("英文名", "name_en")),
        Column(
            "also",
            "别名",
            "Other names",
            _("Other names people use, parted by 、."),
            "锦苑、锦苑新村",
            120,
            also=("曾用名", "又名", "also known as", "aliases"),
        ),
        Choice(
            "kind",
            "类型",
            "Kind",
            _("社区, 小区, 道路 or 村."),
            "小区",
            is_needed=True,
            words=PLACE_KINDS,
            also=("类别",),
        ),
        area_column(is_needed=True),
        Number(
            "district",
            "选区号",
            "District number",
            _("The electoral district it belongs to, by its number in the area."),
            "3",
            least=1,
            also=("选区", "选区编号", "district"),
        ),
    )

    def label(self, values: Values) -> str:
        return values.get("name_zh", "")

    def read(self, kept: Sequence[Any], known: Known) -> Values:
        return super().read(kept, known) | {"district": known.district_numbers.get(kept[-1], ("", ""))[1]}

    def faults(self, values: Values, known: Known) -> Iterator[tuple[str, Unfit]]:
        yield from missing_district(values, "district", known)

    def fields(self, values: Values, known: Known) -> dict[str, Any]:
        kept = super().fields(values, known)
        if "district" in kept:
            del kept["district"]
            kept["district_id"] = known.districts.get((values["area"], values["district"]))
        return kept
