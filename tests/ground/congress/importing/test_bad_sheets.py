"""Sheets as they really come: each mistake told with its row and column, and the rest of the file read all the same."""

from __future__ import annotations

import pytest

from hearth.ground.congress.importing import problems, showing
from hearth.ground.congress.importing.kinds import KINDS
from hearth.ground.congress.models import Area, Term
from tests.ground.congress.importing.sheets import (
    AREAS,
    DEPUTIES,
    PLACES,
    UNITS,
    as_csv,
    as_workbook,
    counts,
    doubts,
    imported,
    mistakes,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
HEADS = DEPUTIES[0]


def deputy(code: str = "D101", name: str = "曾华", **cells: str) -> list[str]:
    """A row of the deputies' sheet."""
    usual = dict(zip(HEADS, DEPUTIES[1], strict=True)) | {"编号": code, "姓名": name}
    return [(usual | cells)[head] for head in HEADS]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (deputy(姓名=""), "name_zh", "needed"),
        (deputy(编号="甲 1"), "code", "not_a_code"),
        (deputy(性别="男女"), "gender", "not_a_choice"),
        (deputy(选区所在街道乡镇="安河街道"), "area", "unknown_near"),
        (deputy(选区所在街道乡镇="zzz"), "area", "unknown"),
        (deputy(选区号="9"), "district", "no_district"),
        (deputy(选区号="三"), "district", "not_a_number"),
        (deputy(选区号="3、4"), "district", "several_districts"),
        (deputy(当选日期="2021-02-30"), "elected_on", "not_a_date"),
        (deputy(当选日期="去年"), "elected_on", "not_a_date"),
        (deputy(姓名="赵" * 41), "name_zh", "too_long"),
        (deputy(关注领域="供" * 400_000), "cares_zh", "too_long"),
    ],
)
def test_a_mistake_is_told_with_its_row_and_column(row, column, why, yuhe, bai):
    source = sent("deputies", [HEADS, deputy("D100", "李春"), row], bai)

    assert (counts(source), mistakes(source)) == ((1, 0, 0, 1), [(3, column, why)])


@pytest.mark.parametrize(
    ("kind", "rows", "column", "why"),
    [
        ("units", [UNITS[0], ["供热科", "", "", "电话不详", "", ""]], "phone", "not_a_phone"),
        ("units", [UNITS[0], ["供热科", "", "", "", "zj@", ""]], "email", "not_an_email"),
        ("units", [UNITS[0], ["供热科", "", "供热科", "", "", ""]], "parent", "own_parent"),
        ("areas", [AREAS[0], ["柳林镇", "", "镇", "2.5", ""]], "column", "not_a_number"),
        ("places", [PLACES[0], ["锦苑", "", "", "小区", "", ""]], "area", "needed"),
    ],
)
def test_so_it_is_in_other_sheets(kind, rows, column, why, yuhe, bai):
    source = sent(kind, rows, bai)

    assert mistakes(source) == [(2, column, why)]


def test_units_that_stand_above_each_other_in_a_circle_are_refused(yuhe, bai):
    rows = [["名称", "上级单位"], ["甲", "乙"], ["乙", "丙"], ["丙", "甲"], ["丁", ""]]

    source = sent("units", rows, bai)

    assert mistakes(source) == [(number, "parent", "circle") for number in (2, 3, 4)]


def test_a_unit_below_one_that_is_left_out_is_left_out_too(yuhe, bai):
    rows = [["名称", "上级单位", "电话"], ["甲", "乙", ""], ["乙", "", "x"], ["丙", "甲", ""], ["丁", "", ""]]

    source = sent("units", rows, bai)

    assert mistakes(source) == [(2, "parent", "unknown"), (3, "phone", "not_a_phone"), (4, "parent", "unknown")]


def test_the_same_code_twice_is_told_at_the_second(yuhe, bai):
    source = sent("deputies", [HEADS, deputy(), deputy()], bai)

    assert mistakes(source) == [(3, "code", "twice")]


def test_one_deputy_in_two_districts_is_told(yuhe, bai):
    imported("districts", [["所属街道乡镇", "选区号"], ["安和街道", "4"]], bai)

    source = sent("deputies", [HEADS, deputy(), deputy(选区号="4")], bai)

    assert mistakes(source) == [(3, "code", "two_districts")]


def test_two_of_one_name_in_one_district_are_a_doubt_and_no_mistake(yuhe, bai):
    imported("deputies", [HEADS, deputy("D100", "李春")], bai)

    source = sent("deputies", [HEADS, deputy("D101"), deputy("D102"), deputy("D103", "李春")], bai)

    assert (counts(source), source.doubtful) == ((3, 0, 0, 0), 2)
    assert doubts(source) == [(3, "name_zh", "alike_row"), (4, "name_zh", "alike_known")]


def test_names_of_columns_come_in_any_order_in_both_languages_under_a_title(yuhe, bai):
    rows = [["榆河区街道乡镇名册"], [], ["Kind", "地图行", "name"], ["town", "2", "柳林镇"], ["乡", "", "河口乡"]]

    source = sent("areas", rows, bai)

    assert (source.trouble, counts(source)) == ("", (2, 0, 0, 0))


def test_a_renamed_column_is_told_with_the_name_that_is_known(yuhe, bai):
    source = sent("areas", [["名称", "街道类型", "备注"], ["柳林镇", "镇", "新设"]], bai)

    assert (source.state, source.trouble) == ("failed", "missing")
    assert showing.trouble(source) == [
        "缺少这些列：类型。请补上，或把写着这项内容的列改成这个名称。",
        "不认识“街道类型”这一列。是“类型”吗？是的话请改名。",
        "不认识“备注”这一列，没有采用。",
    ]


def test_a_column_nobody_knows_is_left_out_and_said(yuhe, bai):
    source = sent("areas", [[*AREAS[0], "备注"], [*AREAS[1], "新设"]], bai)

    assert (counts(source), showing.remarks(source)) == ((1, 0, 0, 0), ["不认识“备注”这一列，没有采用。"])


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["甲", "乙"], ["1", "2"]], "no_heads"),
        ([AREAS[0]], "empty"),
        ([["名称", "类型", "名称"], ["柳林镇", "镇", "柳林镇"]], "doubled"),
    ],
)
def test_a_sheet_without_sense_is_refused_as_a_whole(rows, why, yuhe, bai):
    source = sent("areas", rows, bai)

    assert (source.state, source.trouble) == ("failed", why)
    assert showing.trouble(source)[0]


def test_deputies_need_a_term(yuhe, bai):
    Term.objects.all().delete()

    assert sent("deputies", DEPUTIES, bai).trouble == "no_term"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16"])
def test_what_an_old_office_program_saved_is_read(encoding, yuhe, bai):
    imported("areas", as_csv(AREAS, encoding), bai)

    assert Area.objects.filter(name_zh="柳林镇").exists()


def test_merged_cells_are_understood_and_said(yuhe, bai):
    rows = [["所属街道乡镇", "名称", "类型"], ["安和街道", "锦绣小区", "小区"], ["", "安和路", "道路"]]

    source = sent("places", as_workbook(rows, "A2:A3"), bai, "places.xlsx")

    assert (counts(source), doubts(source)) == ((2, 0, 0, 0), [(3, "area", "merged")])


def test_a_formula_without_a_result_is_a_mistake_of_its_row(yuhe, bai):
    rows = [AREAS[0], ["柳林镇", "", "镇", "=1+1", ""], ["河口乡", "", "乡", "", ""]]

    source = sent("areas", as_workbook(rows), bai, "areas.xlsx")

    assert (counts(source), mistakes(source)) == ((1, 0, 0, 1), [(2, "column", "empty_formula")])


def test_a_place_may_have_the_name_of_one_elsewhere(yuhe, bai):
    imported("areas", AREAS, bai)
    rows = [PLACES[0], PLACES[1], ["锦苑小区", "", "", "小区", "柳林镇", ""]]

    assert counts(sent("places", rows, bai)) == (2, 0, 0, 0)


@pytest.mark.parametrize("table", [problems.FILE, problems.CELL, problems.DOUBT])
def test_every_sentence_can_be_said(table):
    named = "most count text choices least near area number row code codes column columns year names"
    facts = dict.fromkeys(named.split(), "x")

    assert all(problems.sentence(table, why, facts) for why in table)


def test_no_two_columns_of_a_sheet_have_one_name():
    for kind in KINDS.values():
        names = [name for column in kind.columns for name in {column.name, column.zh, column.en.lower()}]

        assert len(names) == len(set(names)), kind.name
