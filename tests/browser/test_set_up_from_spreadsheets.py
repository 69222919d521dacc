"""A clerk uploads the spreadsheets of the district, and the congress stands: no command line, and once no script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hearth.ground.congress.models import Area, Delegation, Deputy, District, Group, Mandate, Place, Station, Unit
from tests import cast
from tests.browser.conftest import PHONE, TABLE
from tests.browser.inspection import faults
from tests.ground.congress.importing.sheets import as_csv, as_workbook

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(240)]

AREAS = [f"第{number}街道" for number in range(1, 16)]
FAMILIES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱", "敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂"
SHEETS: dict[str, list[list[str]]] = {
    "areas": [["名称", "类型"], *([area, "街道"] for area in AREAS)],
    "districts": [["所属街道乡镇", "选区号"], *([area, str(number)] for area in AREAS for number in range(1, 9))],
    "places": [
        ["社区名称", "类型", "所属街道", "选区号"],
        *([f"{area}第{n}社区", "社区", area, str(n % 8 + 1)] for area in AREAS for n in range(1, 21)),
    ],
    "delegations": [["代表团名称"], *([f"{area}代表团"] for area in AREAS)],
    "groups": [["名称", "所属街道乡镇"], *([f"{area}代表小组", area] for area in AREAS)],
    "deputies": [
        ["编号", "姓名", "性别", "选区所在街道乡镇", "选区号", "代表团", "代表小组"],
        *(
            [
                f"D{number + 100:03}",
                FAMILIES[number % 17] + GIVEN[number % 18],
                "女" if number % 3 else "男",
                AREAS[number % 15],
                str(number // 15 % 8 + 1),
                f"{AREAS[number % 15]}代表团",
                f"{AREAS[number % 15]}代表小组",
            ]
            for number in range(245)
        ),
    ],
    "stations": [
        ["名称", "所属街道乡镇", "地址", "开放时间", "电话"],
        *([f"{area}联络站", area, f"{area}1号", "周一至周五", f"0354-000 {n:04}"] for n, area in enumerate(AREAS)),
    ],
    "rosters": [["联络站", "代表编号"], *([f"{area}联络站", f"D{n + 100:03}"] for n, area in enumerate(AREAS))],
    "units": [
        ["单位名称", "上级单位", "电话"],
        *([f"第{n}局", "第0局" if n else "", f"0354-000 1{n:03}"] for n in range(40)),
    ],
    "staff": [
        ["姓名", "电子邮箱", "职务", "所属"],
        *(["林芳", "linfang@example.org", "联络站站长", f"{area}联络站"] for area in AREAS),
    ],
}


@pytest.fixture
def files(tmp_path):
    """The spreadsheets as the district sends them: the first half in Excel, the others as CSV in GBK."""
    return {kind: _saved(tmp_path, kind, rows) for kind, rows in SHEETS.items()}


@pytest.mark.parametrize(
    ("size", "has_script"), [(TABLE, True), (PHONE, False)], ids=["at a table", "on a phone without script"]
)
def test_a_congress_is_set_up_from_its_spreadsheets(size, has_script, device, carry, client, yuhe, bai, files):
    page = device(size, java_script_enabled=has_script)
    carry(page, cast.signed_in(client, bai))

    for kind, file in files.items():
        _import(page, kind, file)

    assert _standing() == {"areas": 16, "districts": 121, "places": 300, "bodies": 30, "units": 40, "stations": 16}
    assert Mandate.objects.filter(state="active", delegation__isnull=False).count() == 245
    page.goto("/yuhe/deputies/?q=第3街道第2社区")
    expect(page.locator("main")).to_contain_text("第3街道")


def test_mistakes_are_read_put_right_or_left_out(device, carry, client, yuhe, bai, tmp_path):
    page = device(TABLE)
    carry(page, cast.signed_in(client, bai))
    rows = [["名称", "类型"], ["柳林镇", "镇"], ["河口乡", "县"]]

    _send(page, "areas", _saved(tmp_path, "stations", rows))
    expect(page.locator("tbody tr").nth(1)).to_contain_text("“县”不在可选的词里")
    assert faults(page) == []
    page.get_by_role("button", name="导入 1 行").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    page.get_by_label("略过有错误的 1 行").check()
    page.get_by_role("button", name="导入 1 行").click()

    expect(page.locator("main")).to_contain_text("已导入：新增 1 行")
    assert sorted(Area.objects.values_list("name_zh", flat=True)) == ["安和街道", "柳林镇"]


def _import(page: Page, kind: str, file: Path) -> None:
    _send(page, kind, file)
    page.get_by_role("button", name="导入").click()
    expect(page.locator("main")).to_contain_text("已导入：新增")
    page.get_by_role("link", name="导入下一张表").click()


def _send(page: Page, kind: str, file: Path) -> None:
    page.goto("/yuhe/setup/imports/")
    page.locator(f"a[href$='/imports/{kind}/']").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="读取并预览").click()


def _saved(folder: Path, kind: str, rows: list[list[str]]) -> Path:
    is_workbook = kind in ("areas", "districts", "deputies", "units")
    file = folder / f"{kind}.{'xlsx' if is_workbook else 'csv'}"
    file.write_bytes(as_workbook(rows) if is_workbook else as_csv(rows, "gbk"))
    return file


def _standing() -> dict[str, Any]:
    counted = {"areas": Area, "districts": District, "places": Place, "units": Unit, "stations": Station}
    bodies = Delegation.objects.count() + Group.objects.count()
    assert Deputy.objects.count() == 245
    return {name: model.objects.count() for name, model in counted.items()} | {"bodies": bodies}
