"""Undertaking units, which have to act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core.ids import uuid7
from hearth.ground.congress.importing.columns import Column, Email, Named, Phone, YesNo
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import ENGLISH
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Planned, Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import Unit


class Units(Kind):
    """Undertaking units; a unit may stand below another one of the same file."""

    name, model = "units", Unit
    title = _("Units")
    about = _("Departments, companies and offices that may have to act, with how to reach them.")
    columns = (
        Column(
            "name_zh",
            "名称",
            "Name",
            _("The full name."),
            "榆河区住房和城乡建设局",
            60,
            True,
            ("单位名称", "单位", "承办单位", "unit"),
        ),
        Column(
            "name_en",
            "英文名称",
            "Name in English",
            ENGLISH,
            "Housing and Construction Bureau",
            100,
            also=("英文名", "name_en"),
        ),
        Column("kind", "类别", "Kind", _("Such as 政府部门, 街道, 企业."), "政府部门", 20, also=("类型", "单位类别")),
        Named(
            "parent",
            "上级单位",
            "Belongs to",
            _("The unit above it, by its full name."),
            "",
            60,
            of="unit",
            field="parent_id",
            also=("主管单位", "parent"),
        ),
        Phone(
            "phone",
            "电话",
            "Telephone",
            _("The number of whoever takes matters in."),
            "0354-000 0601",
            also=("联系电话", "phone"),
        ),
        Email(
            "email",
            "电子邮箱",
            "E-mail",
            _("The address letters go to."),
            "zhujian@example.org",
            also=("邮箱", "email", "email address"),
        ),
        Column("address_zh", "地址", "Address", _("Street and number."), "", 120),
        YesNo(
            "is_active",
            "在用",
            "In use",
            _("否 for a unit that takes on nothing more."),
            "是",
            also=("是否在用", "active"),
        ),
    )

    def foresee(self, rows: list[Values], known: Known) -> None:
        """Units of the file may name each other: each gets its key before any row is looked at."""
        above = Unit.objects.exclude(parent=None).values_list("name_zh", "parent__name_zh")
        known.above = dict(above.iterator())
        for values in rows:
            if name := values.get("name_zh", ""):
                known.add("unit", name, uuid7())
                if "parent" in values:
                    known.above[name] = values["parent"]
        known.circling = _circling(known.above)

    def faults(self, values: Values, known: Known) -> Iterator[tuple[str, Unfit]]:
        name, above = values["name_zh"], values.get("parent", "")
        if above == name:
            yield "parent", Unfit("own_parent")
        elif above and name in known.circling:
            yield "parent", Unfit("circle")

    def settle(self, rows: list[Planned], known: Known) -> None:
        """A unit that is not written cannot stand above one that is."""
        below: dict[str, list[Planned]] = {}
        for row in rows:
            below.setdefault(row.values.get("parent", ""), []).append(row)
        lost = [row for row in rows if row.problems and row.before is None]
        while lost:
            name = lost.pop().values.get("name_zh", "")
            orphans = [row for row in below.get(name, []) if name and not row.problems]
            for row in orphans:
                row.refuse("parent", "unknown", text=name)
            lost += [row for row in orphans if row.before is None]

    def fields(self, values: Values, known: Known) -> dict[str, Any]:
        return super().fields(values, known) | {"id": known.key_of("unit", values["name_zh"])}


def _circling(above: dict[str, str]) -> set[str]:
    """The names from which going up ends in a circle; each is gone through once, however long the way."""
    ends: dict[str, bool] = {"": False}
    for name in above:
        here, way = name, dict[str, None]()
        while here not in ends and here not in way:
            way[here] = None
            here = above.get(here, "")
        ends.update(dict.fromkeys(way, ends.get(here, True)))
    return {name for name, is_circling in ends.items() if is_circling}
