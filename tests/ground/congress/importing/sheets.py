"""Spreadsheets as offices make them, and the way of a file from being sent to being imported."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from hearth.core import tenancy
from hearth.core.actors import Actor
from hearth.ground.congress import actions
from hearth.ground.congress.models import Import

Rows = Sequence[Sequence[Any]]
AREAS = [
    ["名称", "英文名称", "类型", "地图列", "地图行"],
    ["柳林镇", "Liulin", "镇", "2", "3"],
    ["河口乡", "", "乡", "", ""],
]
DISTRICTS = [["所属街道乡镇", "选区号"], ["安和街道", "4"], ["安和街道", "5"]]
PLACES = [
    ["名称", "英文名称", "别名", "类型", "所属街道乡镇", "选区号"],
    ["锦苑小区", "Jinyuan", "锦苑、锦苑新村", "小区", "安和街道", "3"],
    ["安和路", "", "", "道路", "安和街道", ""],
]
DELEGATIONS = [["名称", "英文名称", "团长编号"], ["安和代表团", "Anhe delegation", ""]]
GROUPS = [["名称", "所属街道乡镇"], ["安和代表小组", "安和街道"]]
DEPUTIES = [
    ["编号", "姓名", "英文姓名", "性别", "选区所在街道乡镇", "选区号", "代表证号", "当选日期", "关注领域"],
    ["D101", "曾华", "", "女", "安和街道", "3", "0012", "2021-09-15", "供暖、养老"],
    ["D102", "吕芳", "Lü Fang", "女", "安和街道", "3", "", "", ""],
]
STATIONS = [
    ["名称", "所属街道乡镇", "地址", "开放时间", "电话"],
    ["柳巷代表联络站", "安和街道", "柳巷2号", "周一至周五", "0354-000 0109"],
]
ROSTERS = [
    ["联络站", "代表编号"],
    ["柳巷代表联络站", "D101"],
    ["柳巷代表联络站", "吕芳"],
    ["安和街道代表联络站", "D101"],
]
UNITS = [
    ["名称", "类别", "上级单位", "电话", "电子邮箱", "在用"],
    ["供热科", "科室", "住建局", "", "", ""],
    ["住建局", "政府部门", "", "0354-000 0601", "zj@example.org", "是"],
]
STAFF = [
    ["姓名", "英文姓名", "电子邮箱", "职务", "所属单位、联络站或代表", "任至"],
    ["林芳", "Lin Fang", "linfang@example.org", "联络站站长", "柳巷代表联络站", "2098-12-31"],
    ["林芳", "Lin Fang", "linfang@example.org", "联络站站长", "安和街道代表联络站", ""],
    ["乔雨", "", "qiaoyu@example.org", "承办单位", "供热科", ""],
    ["邓亮", "", "DengLiang@example.org", "代表联络员", "吕芳", ""],
]
EVERYTHING = {
    "areas": AREAS,
    "districts": DISTRICTS,
    "places": PLACES,
    "delegations": DELEGATIONS,
    "groups": GROUPS,
    "deputies": DEPUTIES,
    "stations": STATIONS,
    "rosters": ROSTERS,
    "units": UNITS,
    "staff": STAFF,
}


def as_csv(rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    """These rows as a CSV file."""
    page = io.StringIO(newline="")
    csv.writer(page).writerows(rows)
    return page.getvalue().encode(encoding)


def as_workbook(rows: Rows, *merged: str) -> bytes:
    """These rows as XLSX, with these cells merged."""
    book, paper = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(paper)
    return paper.getvalue()


def sent(kind: str, content: bytes | Rows, by: Actor, name: str = "sheet.csv") -> Import:
    """A file is sent and, where jobs are worked at once, read."""
    whole = content if isinstance(content, bytes) else as_csv(content)
    source = actions.upload_import(tenancy.current(), kind, SimpleUploadedFile(name, whole), by=by)
    return again(source)


def confirmed(source: Import, by: Actor, *, is_partial: bool = False) -> Import:
    """Whoever sent it says yes."""
    actions.confirm_import(source, source.fingerprint, by=by, is_partial=is_partial)
    return again(source)


def imported(kind: str, content: bytes | Rows, by: Actor) -> Import:
    """Sent and confirmed."""
    source = sent(kind, content, by)
    assert (source.state, source.bad) == ("previewed", 0), (source.trouble, list(source.rows.values("number", "told")))
    return confirmed(source, by)


def again(source: Import) -> Import:
    """As it stands in the database."""
    return Import.objects.get(pk=source.pk)


def counts(source: Import) -> tuple[int, int, int, int]:
    """New, changed, unchanged, with errors."""
    return source.new, source.changed, source.same, source.bad


def mistakes(source: Import) -> list[tuple[int, str, str]]:
    """Each mistake: the row, the column, what about it."""
    rows = source.rows.order_by("number")
    return [(row.number, column, why) for row in rows for column, why, _facts in row.told["problems"]]


def doubts(source: Import) -> list[tuple[int, str, str]]:
    """Each doubt: the row, the column, what about it."""
    rows = source.rows.order_by("number")
    return [(row.number, column, why) for row in rows for column, why, _facts in row.told["doubts"]]
