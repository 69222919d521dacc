"""An attendance sheet is read into the list of names; it is looked through before anything is written."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearth.core import clock
from hearth.record.dossier.models import Activity, DutyRecord
from tests import cast, filing
from tests.ground.congress.importing.sheets import as_csv, as_workbook

pytestmark = pytest.mark.django_db
TYPED = {"kind": "inspection", "title": "视察供暖", "half_days": "1", "place": "热源厂"}


@pytest.fixture
def clerk(bai, sun, zhao):
    return cast.signed_in(Client(), bai)


def sent(browser: Client, content: bytes, name: str = "签到表.xlsx", **typed: Any) -> tuple[int, str]:
    form = TYPED | {"day": clock.today().isoformat(), "sheet": SimpleUploadedFile(name, content)} | typed
    answer = browser.post("/yuhe/duties/activities/new/", form)
    return answer.status_code, html.unescape(answer.content.decode())


def names_in(body: str) -> list[str]:
    return re.search(r'<textarea[^>]*name="names"[^>]*>\n(.*?)</textarea>', body, re.DOTALL)[1].split("\n")


def test_names_are_shown_first_and_written_once_they_were_looked_through(clerk):
    sheet = as_workbook([["视察签到表"], ["序号", "姓名", "签到"], ["1", "赵敏", "√"], ["2", "孙建国", "√"]])

    status, body = sent(clerk, sheet)

    assert status == 200 and "还没有登记" in body and names_in(body) == ["赵敏", "孙建国"]
    assert "视察供暖" in body and not Activity.objects.exists()
    form = TYPED | {"day": clock.today().isoformat(), "names": "\n".join(names_in(body))}
    assert clerk.post("/yuhe/duties/activities/new/", form).status_code == 303
    assert DutyRecord.objects.count() == 2


def test_a_sheet_adds_to_what_was_typed_and_asks_for_nothing_else_yet(clerk):
    status, body = sent(clerk, as_csv([["姓名"], ["孙建国"]]), "a.csv", names="赵敏", title="")

    assert status == 200 and names_in(body) == ["赵敏", "孙建国"] and "请填写" not in body.partition("</form>")[0]


def test_a_misspelt_name_is_told_with_the_nearest_and_stays_to_be_put_right(clerk):
    status, body = sent(clerk, as_workbook([["代表姓名"], ["赵民"], ["孙建国"]]))

    assert status == 422 and "没有叫“赵民”的代表" in body and "赵敏 (D001)" in body
    assert names_in(body) == ["赵民", "孙建国"]


def test_of_two_with_one_name_the_number_tells_who_is_meant(clerk):
    cast.deputy("D014", "赵敏", "Zhao Min Too")

    status, body = sent(clerk, as_workbook([["姓名"], ["赵敏"]]))
    assert status == 422 and "D001、D014" in body
    status, body = sent(clerk, as_workbook([["编号", "姓名"], ["D014", "赵敏"]]))
    assert status == 200 and names_in(body) == ["D014 赵敏"]


def test_or_the_area(clerk):
    other = cast.deputy("D014", "赵敏", "Zhao Min Too").deputy
    mandate = other.mandates.get()
    area = type(mandate.district.area).objects.create(name_zh="柳林镇", name_en="", kind="town", row=2, column=2)
    mandate.district = type(mandate.district).objects.create(area=area, number=1)
    mandate.save()

    _status, body = sent(clerk, as_workbook([["姓名", "街道"], ["赵敏", "柳林镇"]]))

    assert names_in(body) == ["D014 赵敏"]


def test_a_number_beside_another_name_is_told_and_not_taken(clerk):
    status, body = sent(clerk, as_workbook([["编号", "姓名"], ["D001", "孙建国"]]))

    assert status == 422 and "D001 孙建国" in body


def test_who_stands_there_twice_is_taken_once_and_told(clerk):
    status, body = sent(clerk, as_workbook([["姓名"], ["赵敏"], ["赵敏"], ["孙建国"]]))

    assert status == 200 and names_in(body) == ["赵敏", "孙建国"] and "重复出现，只计一次：赵敏" in body


@pytest.mark.parametrize(
    ("head", "here", "away"),
    [
        ("签到", "√", "请假"),
        ("出席情况", "出席", "缺席"),
        ("是否出席", "是", "否"),
        ("备注", "", "事假"),
        ("请假", "无", "是"),
    ],
)
def test_who_was_away_is_left_out_and_told(head, here, away, clerk):
    status, body = sent(clerk, as_workbook([["姓名", head], ["赵敏", here], ["孙建国", away]]))

    assert status == 200 and names_in(body) == ["赵敏"] and "请假或缺席，未列入：孙建国" in body


def test_who_signed_nowhere_is_left_out_where_others_did(clerk):
    _status, body = sent(clerk, as_workbook([["姓名", "签到"], ["赵敏", "赵敏"], ["孙建国", ""]]))
    assert names_in(body) == ["赵敏"] and "没有填写出席情况，未列入：孙建国" in body

    _status, body = sent(clerk, as_workbook([["姓名", "签到"], ["赵敏", ""], ["孙建国", ""]]))
    assert names_in(body) == ["赵敏", "孙建国"]


def test_lists_side_by_side_are_both_read(clerk):
    _status, body = sent(clerk, as_workbook([["姓名", "签到", "姓名", "签到"], ["赵敏", "√", "孙建国", "√"]]))

    assert names_in(body) == ["赵敏", "孙建国"]


def test_a_single_column_needs_no_head(clerk):
    _status, body = sent(clerk, "赵敏\nD002\n".encode("gb18030"), "名单.csv")

    assert names_in(body) == ["赵敏", "D002"]


def bomb() -> bytes:
    """A small file that says it unpacks into a gigabyte."""
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        with parts.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _n in range(1024):
                part.write(b" " * (1 << 20))
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "文件里没有姓名"),
        (as_workbook([["姓名"]]), "文件里没有姓名"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 200, "不是表格"),
        (b"%PDF-1.7 whatever", "不是表格"),
        (b"PK\x03\x04 and then nothing", "损坏"),
        (as_csv([["甲", "乙"], ["赵敏", "孙建国"]]), "没有找到姓名列"),
        (as_csv([["姓名"], *([f"名{n}"] for n in range(700))]), "最多2 MB、600行"),
        (b"," * (2 * 1024 * 1024 + 1), "最多2 MB、600行"),
        (bomb, "解压"),
    ],
)
def test_a_file_that_is_no_attendance_sheet_is_told_and_what_was_typed_is_kept(content, told, clerk):
    status, body = sent(clerk, content() if callable(content) else content, names="赵敏")

    assert status == 422 and told in body and names_in(body) == ["赵敏"] and "视察供暖" in body
    assert not Activity.objects.exists()


def test_who_took_part_as_well_comes_from_a_sheet_too(clerk, bai, zhao):
    held = filing.registered(bai, zhao.deputy)
    address = f"/yuhe/duties/activities/{held.code}/participants/"

    answer = clerk.post(address, {"sheet": SimpleUploadedFile("a.csv", as_csv([["姓名"], ["孙建国"]]))})

    body = html.unescape(answer.content.decode())
    assert answer.status_code == 200 and names_in(body) == ["孙建国"] and held.records.count() == 1
    assert clerk.post(address, {"names": "孙建国"}).status_code == 303
    assert held.records.count() == 2


def test_nobody_else_sends_one(zhao, sun, bai):
    held = filing.registered(bai, zhao.deputy)
    sheet = {"sheet": SimpleUploadedFile("a.csv", as_csv([["姓名"], ["孙建国"]]))}

    assert cast.signed_in(Client(), zhao).post("/yuhe/duties/activities/new/", sheet).status_code == 404
    answer = cast.signed_in(Client(), zhao).post(f"/yuhe/duties/activities/{held.code}/participants/", sheet)
    assert answer.status_code == 422 and "孙建国" not in answer.content.decode()
