"""Sheets of many thousand rows: the bar moves, nothing is written by halves, and mistakes cost no more than rows."""

from __future__ import annotations

from threading import Thread as Beside

import pytest
from django.db import connections
from django.test import Client

from hearth.core import rows as together
from hearth.core import tenancy
from hearth.ground.congress.importing import kind as kinds
from hearth.ground.congress.importing import known, progress, work
from hearth.ground.congress.models import Area, Place, Unit
from hearth.ground.courier.models import Dispatch
from tests import cast
from tests.ground.congress.importing.sheets import (
    PLACES,
    as_workbook,
    confirmed,
    counts,
    doubts,
    imported,
    mistakes,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
MANY = 3000


def places(count: int = MANY, **odd: list[str]) -> list[list[str]]:
    """So many places, some of them otherwise than the others."""
    rows = [[f"第{number}小区", "", "", "小区", "安和街道", "3"] for number in range(count)]
    for number, row in odd.items():
        rows[int(number.removeprefix("at_"))] = row
    return [PLACES[0], *rows]


@pytest.mark.django_db(transaction=True)
def test_the_bar_moves_while_a_job_runs_before_anything_of_it_is_committed(yuhe, bai, monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0)
    seen: dict[str, list[tuple[int, int]]] = {"reading": [], "applying": []}
    note, keep, at_work = progress.Progress._note, work.look, []

    def noted(self):
        note(self)
        looking = Beside(target=look)
        looking.start()
        looking.join()

    def worked(source, *given, **more):
        at_work.append(source.pk)
        return keep(source, *given, **more)

    def look():
        if not at_work:
            return
        page = browser.get(f"/yuhe/setup/imports/{at_work[-1]}/", headers={"HX-Request": "true"}).text
        state = "reading" if "正在读取" in page else "applying"
        value = int(page.partition('value="')[2].partition('"')[0])
        with tenancy.inside(yuhe):
            seen[state].append((value, Place.objects.count()))
        connections.close_all()

    browser = cast.signed_in(Client(), bai)
    monkeypatch.setattr(work, "look", worked)
    monkeypatch.setattr(progress.Progress, "_note", noted)

    source = confirmed(sent("places", as_workbook(places()), bai), bai)

    assert (source.state, Place.objects.count()) == ("done", MANY)
    for state in seen:
        values = [value for value, _count in seen[state]]
        assert values == sorted(values) and len(set(values)) > 5, (state, values)
    assert {count for _value, count in seen["applying"]} == {0}


@pytest.mark.django_db(transaction=True)
def test_a_row_of_the_last_thousand_that_fails_leaves_nothing_behind(yuhe, bai, monkeypatch):
    source = sent("places", places(), bai)
    insert, batches = together.insert_all, []

    def failing(model, some):
        batches.append(len(some))
        if len(batches) == 3:
            some = [*some[:-1], some[-1] | {"name_zh": None}]
        insert(model, some)

    monkeypatch.setattr(kinds, "insert_all", failing)

    source = confirmed(source, bai)

    assert (batches, Place.objects.count()) == ([1000, 1000, 1000], 0)
    assert source.state == "previewed"


def test_mistakes_deep_in_a_long_file_are_each_told_with_their_row(yuhe, bai):
    rows = places(
        at_1000=["第1小区", "", "", "小区", "安和街道", "3"],
        at_2000=["无处小区", "", "", "小区", "", "3"],
        at_2500=["错处小区", "", "", "小区", "安河街道", "3"],
        at_2999=["别区小区", "", "", "小区", "安和街道", "77"],
    )

    source = sent("places", rows, bai)

    assert counts(source) == (MANY - 4, 0, 0, 4)
    assert [(row, why) for row, _column, why in mistakes(source)] == [
        (1002, "twice"),
        (2002, "needed"),
        (2502, "unknown_near"),
        (3001, "no_district"),
    ]


def test_merged_cells_and_formulas_deep_in_a_long_workbook_are_doubts_of_their_rows(yuhe, bai):
    rows = places()
    rows[2800][4] = rows[2801][4] = None
    rows[2799][4], rows[2900][2] = "安和街道", '=CONCAT("别","名")'

    source = sent("places", as_workbook(rows, "E2800:E2802"), bai)

    assert [(row, why) for row, _column, why in mistakes(source)] == [(2901, "empty_formula")]
    assert [(row, why) for row, _column, why in doubts(source)] == [(2801, "merged"), (2802, "merged")]


def test_a_file_is_read_once_and_looked_at_twice(yuhe, bai, monkeypatch):
    source = sent("places", as_workbook(places(50)), bai)
    monkeypatch.setattr("hearth.ground.congress.importing.keeping.read_rows", lambda *file: 1 / 0)

    assert confirmed(source, bai).state == "done"
    assert Place.objects.count() == 50


def test_a_column_of_wrong_names_is_told_row_by_row_and_guessed_at_only_so_often(yuhe, bai, monkeypatch):
    monkeypatch.setattr(known, "MOST_COMPARISONS", 2)
    rows = [PLACES[0], *([f"第{n}小区", "", "", "小区", f"安河街道{n}", ""] for n in range(5))]

    source = sent("places", rows, bai)

    assert [why for _row, _column, why in mistakes(source)] == ["unknown_near"] * 2 + ["unknown"] * 3


def test_a_chain_of_units_however_long_is_taken(yuhe, bai):
    rows = [["名称", "上级单位"], *([f"{n}科", f"{n + 1}科" if n < 2000 else ""] for n in range(2001))]

    source = imported("units", rows, bai)

    assert (counts(source), Unit.objects.filter(parent=None).count()) == ((2001, 0, 0, 0), 1)


def test_whatever_leads_into_a_circle_is_refused_and_the_rest_is_not(yuhe, bai):
    rows = [["名称", "上级单位"], ["甲", "乙"], ["乙", "丙"], ["丙", "乙"], ["丁", "戊"], ["戊", ""]]

    source = sent("units", rows, bai)

    assert mistakes(source) == [(row, "parent", "circle") for row in (2, 3, 4)]
    assert counts(source) == (2, 0, 0, 3)


def test_the_bottom_of_a_long_chain_falls_with_its_top(yuhe, bai):
    rows = [
        ["名称", "上级单位", "电话"],
        ["顶", "", "电话不详"],
        *([f"{n}科", f"{n - 1}科" if n else "顶", ""] for n in range(500)),
    ]

    source = sent("units", rows, bai)

    assert counts(source) == (0, 0, 0, 501)


def test_many_rows_are_written_and_written_over_by_one_statement_each(yuhe, django_assert_num_queries):
    made = [{"name_zh": f"第{n}镇", "name_en": "", "kind": "town", "column": n} for n in range(300)]

    with django_assert_num_queries(1):
        together.insert_all(Area, made)
    area = Area.objects.get(name_zh="第7镇")
    with django_assert_num_queries(1):
        together.update_all(Area, [{"id": area.pk, "row": 9}])

    area.refresh_from_db()
    assert (area.column, area.row, area.kind, area.congress_id) == (7, 9, "town", yuhe.pk)


def test_no_row_of_another_congress_is_written_over(yuhe, jinchuan):
    with tenancy.inside(jinchuan):
        theirs = Area.objects.create(name_zh="锦镇", name_en="", kind="town")

    together.update_all(Area, [{"id": theirs.pk, "name_zh": "我们的"}])

    with tenancy.inside(jinchuan):
        assert Area.objects.get(pk=theirs.pk).name_zh == "锦镇"


def test_what_is_encrypted_does_not_travel_as_plain_text(yuhe):
    with pytest.raises(TypeError, match="address"):
        together.insert_all(Dispatch, [{"address": "li@example.org"}])
