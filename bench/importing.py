"""How long a spreadsheet of 50 000 rows takes from being sent to being imported: read, previewed, confirmed, written.

At most 60 seconds of CPU, Python's and PostgreSQL's, for the preview and the import together, of each kind of sheet
that can grow long, both when all of it is new and when all of it changes: on an idle machine that is what one waits,
and on a busy one it means the same. The work is done here as a worker does it, job for job. The last line is what the
costliest of them took as a share of that.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import _measure

LIMIT = 60.0
Rows = Iterator[list[str]]
Sheet = tuple[list[str], Callable[[int, str], Rows]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=list(SHEETS), help=f"some of: {', '.join(SHEETS)}")
    parser.add_argument("--rows", type=int, default=50_000)
    given = parser.parse_args()
    _measure.prepare()
    from hearth.core import jobs, tenancy
    from hearth.ground.congress.models import Congress

    worst = 0.0
    with tenancy.inside(Congress.objects.get(slug="yuhe")), jobs.at_once():
        for kind in given.kinds:
            for round_, form in (("new", "xlsx"), ("changed", "csv")):
                worst = max(worst, measured(kind, round_, form, given.rows))
    print(f"ratio: {worst / LIMIT / (given.rows / 50_000):.2f}")


def measured(kind: str, round_: str, form: str, count: int) -> float:
    """Seconds of CPU from the file that was sent to the rows that stand there; said on a line of its own."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from hearth.core import tenancy
    from hearth.ground.congress import actions
    from hearth.ground.congress.models import Import

    heads, rows_of = SHEETS[kind]
    content = {"xlsx": as_workbook, "csv": as_csv}[form]([heads, *rows_of(count, round_)])
    spans, by = [], clerk()
    with spent(spans):
        sent = actions.upload_import(tenancy.current(), kind, SimpleUploadedFile(f"{kind}.{form}", content), by=by)
    shown = Import.objects.get(pk=sent.pk)
    with spent(spans):
        actions.confirm_import(shown, shown.fingerprint, by=by)
    done = Import.objects.get(pk=sent.pk)
    if (done.state, getattr(done, round_)) != ("done", count):
        told = list(done.rows.exclude(outcome=round_).values_list("number", "outcome", "told")[:3])
        raise SystemExit(
            f"{kind}: {done.state} {done.trouble}, {done.new}/{done.changed}/{done.same}/{done.bad} {told}"
        )
    (preview, confirm), here, database = (tuple(each) for each in zip(*spans, strict=True))
    print(
        f"{kind:10} {round_:8} {form:5} preview {preview:5.1f} s, import {confirm:5.1f} s, together "
        f"{preview + confirm:5.1f} s; of CPU {sum(here):.1f} s here and {sum(database):.1f} s in the database",
        flush=True,
    )
    return float(sum(here) + sum(database))


class spent:
    """Adds the seconds, and those of CPU, that passed inside."""

    def __init__(self, spans: list[tuple[float, ...]]) -> None:
        self.spans = spans

    def __enter__(self) -> None:
        self.began, self.before = time.perf_counter(), used()

    def __exit__(self, *_what: Any) -> None:
        self.spans.append(
            (time.perf_counter() - self.began, *(now - then for now, then in zip(used(), self.before, strict=True)))
        )


def used() -> tuple[float, float]:
    """Seconds of CPU so far, here and in the database."""
    return _measure.cpu_of(os.getpid()), _measure.cpu_of(_measure.postmaster())


def clerk() -> Any:
    """Who sends the files."""
    from hearth.ground.congress.actors import actor_for
    from hearth.ground.congress.models import Post

    return actor_for(Post.objects.filter(role="clerk").select_related("user").order_by("pk")[0].user)


def ground() -> list[tuple[str, str]]:
    """Every electoral district, by its area and number."""
    from hearth.ground.congress.models import District

    return [(area, str(number)) for area, number in District.objects.values_list("area__name_zh", "number")]


def places(count: int, round_: str) -> Rows:
    districts = ground()
    for number in range(count):
        area, district = districts[number % len(districts)]
        also = "" if round_ == "new" else f"{number}号院"
        yield [f"量测小区{number}", f"Measured Estate {number}", also, "小区", area, district]


def deputies(count: int, round_: str) -> Rows:
    districts = ground()
    for number in range(count):
        area, district = districts[number % len(districts)]
        name = "赵钱孙李周吴郑王冯陈"[number % 10] + "明芳华丽强军平辉玲静"[number // 10 % 10] + f"{number}"
        cares = "供暖、养老" if round_ == "new" else "教育"
        yield [f"M{number:06}", name, "女", area, district, f"{number:06}", "2021-09-15", f"第{number}医院医生", cares]


def units(count: int, round_: str) -> Rows:
    phone = "0354-000 0601" if round_ == "new" else "0354-000 0602"
    for number in range(count):
        above = f"量测局{number // 50 * 50}" if number % 50 else ""
        yield [f"量测局{number}", "科室", above, phone, f"unit{number}@example.org", "是"]


def areas(count: int, round_: str) -> Rows:
    for number in range(count):
        yield [f"量测镇{number}", f"Town {number}", "镇", "1" if round_ == "new" else "2", "1"]


def stations(count: int, round_: str) -> Rows:
    districts = ground()
    for number in range(count):
        hours = "周一至周五" if round_ == "new" else "周三"
        yield [f"量测联络站{number}", districts[number % len(districts)][0], f"柳巷{number}号", hours, "0354-000 0109"]


SHEETS: dict[str, Sheet] = {
    "places": (["名称", "英文名称", "别名", "类型", "所属街道乡镇", "选区号"], places),
    "deputies": (
        ["编号", "姓名", "性别", "选区所在街道乡镇", "选区号", "代表证号", "当选日期", "工作单位及职务", "关注领域"],
        deputies,
    ),
    "units": (["名称", "类别", "上级单位", "电话", "电子邮箱", "在用"], units),
    "stations": (["名称", "所属街道乡镇", "地址", "开放时间", "电话"], stations),
    "areas": (["名称", "英文名称", "类型", "地图列", "地图行"], areas),
}


def as_csv(rows: list[list[str]]) -> bytes:
    """These rows as an office saves them: in GBK."""
    page = io.StringIO(newline="")
    csv.writer(page).writerows(rows)
    return page.getvalue().encode("gbk")


def as_workbook(rows: list[list[str]]) -> bytes:
    """These rows as a spreadsheet program saves them, every text in the table of strings."""
    import xlsxwriter

    paper = io.BytesIO()
    book = xlsxwriter.Workbook(paper, {"strings_to_numbers": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return paper.getvalue()


if __name__ == "__main__":
    main()
