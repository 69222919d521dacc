"""Sub-districts, towns and townships, which every other sheet of the ground names."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Choice, Column, Named, Number
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.models import Area

ENGLISH = _("Shown to readers of English.")
AREA_KINDS = (
    ("street", ("街道", "sub-district", "subdistrict")),
    ("town", ("镇", "town")),
    ("township", ("乡", "township", "民族乡")),
)
AREA_HEADS = ("所属街道", "街道乡镇", "乡镇街道", "街道", "area name", "sub-district")


def area_column(zh: str = "所属街道乡镇", en: str = "Area", **more: Any) -> Named:
    """The column that names an area."""
    about = more.pop("about", _("The sub-district, town or township, by its full name."))
    return Named("area", zh, en, about, "安和街道", of="area", also=AREA_HEADS, **{"field": "area_id"} | more)


class Areas(Kind):
    """Sub-districts, towns and townships."""

    name, model = "areas", Area
    title = _("Areas")
    about = _("Sub-districts, towns and townships. Begin here: the other sheets name them.")
    columns = (
        Column(
            "name_zh",
            "名称",
            "Name",
            _("The full name, such as 安和街道."),
            "安和街道",
            40,
            True,
            ("街道乡镇", "街道名称", "name (chinese)"),
        ),
        Column("name_en", "英文名称", "Name in English", ENGLISH, "Anhe", 60, also=("英文名", "name_en")),
        Choice("kind", "类型", "Kind", _("街道, 镇 or 乡."), "街道", is_needed=True, words=AREA_KINDS, also=("类别",)),
        Number(
            "column",
            "地图列",
            "Map column",
            _("Where its tile stands on the schematic map, from the left."),
            "1",
            greatest=30,
            filler=0,
            also=("列",),
        ),
        Number(
            "row",
            "地图行",
            "Map row",
            _("Where its tile stands on the schematic map, from the top."),
            "1",
            greatest=30,
            filler=0,
            also=("行",),
        ),
    )
