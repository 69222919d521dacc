"""What each kind of sheet brings, and that giving it back and taking it again changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from hearth.core import tenancy
from hearth.ground.accounts.models import User
from hearth.ground.congress import actions
from hearth.ground.congress.importing import giving
from hearth.ground.congress.importing.kinds import KINDS
from hearth.ground.congress.models import Area, Deputy, Group, Place, Station, Unit
from tests import cast
from tests.ground.congress.importing.sheets import DEPUTIES, EVERYTHING, PLACES, UNITS, counts, doubts, imported, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


@pytest.fixture
def everything(yuhe, bai):
    """A congress set up from one sheet of each kind, in their order."""
    return {kind: imported(kind, EVERYTHING[kind], bai) for kind in KINDS}


def test_every_kind_is_tried_here():
    assert list(EVERYTHING) == list(KINDS)


def test_a_congress_stands_after_all_sheets_were_imported(everything):
    assert {kind: (source.state, source.new) for kind, source in everything.items()} == {
        kind: ("done", len(rows) - 1) for kind, rows in EVERYTHING.items()
    }


def test_the_same_file_twice_changes_nothing(everything, bai):
    for kind, rows in EVERYTHING.items():
        assert counts(sent(kind, rows, bai)) == (0, 0, len(rows) - 1, 0), kind


def _as_file(kind: str, rows: Any, form: str) -> bytes:
    return giving.workbook_of(KINDS[kind], rows) if form == "xlsx" else b"".join(giving.csv_of(KINDS[kind], rows))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_exported_comes_back_unchanged(form, language, everything, bai):
    for kind in KINDS:
        with translation.override(language):
            rows = actions.export_rows(tenancy.current(), kind, form, by=bai)
            content = _as_file(kind, rows, form)

        source = sent(kind, content, bai, f"export.{form}")

        assert (source.trouble, counts(source), source.doubtful) == ("", (0, 0, len(rows), 0), 0), kind


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_is_taken_where_its_example_fits(form, everything, zhao, bai):
    for kind in KINDS:
        source = sent(kind, _as_file(kind, giving.example(KINDS[kind]), form), bai, f"template.{form}")

        assert (source.trouble, source.total, source.bad) == ("", 1, 0), kind
        assert source.new == 0 or doubts(source)[0][2] == "example", kind


def test_a_deputy_gets_an_active_mandate_in_the_present_term(everything):
    mandate = Deputy.objects.get(code="D101").mandates.get()

    assert (mandate.state, mandate.term.number, mandate.credential) == ("active", 7, "0012")
    assert (mandate.district.area.name_zh, mandate.district.number) == ("安和街道", 3)
    assert str(mandate.elected_on) == "2021-09-15"


def test_names_are_spelt_in_letters_where_nobody_spelt_them(everything):
    zeng, lv = Deputy.objects.order_by("code").filter(code__in=("D101", "D102"))

    assert (zeng.name_en, zeng.sound) == ("Zeng Hua", "zenghua zh")
    assert (lv.name_en, lv.sound) == ("Lü Fang", "lvfang lf")
    assert Area.objects.get(name_zh="柳林镇").sound == "liulinzhen llz"
    assert Place.objects.get(name_zh="锦苑小区").sound == "jinyuanxiaoqu jyxq"
    assert Station.objects.get(name_zh="柳巷代表联络站").sound.startswith("liuxiang")


def test_a_unit_may_stand_below_one_that_comes_further_down(everything):
    assert Unit.objects.get(name_zh="供热科").parent == Unit.objects.get(name_zh="住建局")


def test_a_group_knows_its_area(everything):
    assert Group.objects.get().area.name_zh == "安和街道"


def test_english_that_somebody_wrote_by_hand_is_kept_where_the_sheet_is_silent(everything, bai):
    Deputy.objects.filter(code="D101").update(name_en="Zeng-Hua")

    source = sent("deputies", DEPUTIES, bai)

    assert counts(source) == (0, 0, 2, 0)


def test_a_change_is_written_over_what_was_and_nothing_else_is(everything, bai):
    changed = [row[:] for row in DEPUTIES]
    changed[1][8] = "供暖"
    before = Deputy.objects.get(code="D101")

    source = imported("deputies", changed, bai)

    after = Deputy.objects.get(code="D101")
    assert counts(source) == (0, 1, 1, 0)
    assert (after.pk, after.cares_zh, after.name_zh) == (before.pk, "供暖", "曾华")


def test_a_seat_moves_with_the_sheet(everything, bai):
    moved = [row[:] for row in DEPUTIES]
    moved[2][5] = "4"

    imported("deputies", moved, bai)

    assert Deputy.objects.get(code="D102").mandates.get().district.number == 4


def test_the_account_of_a_deputy_whose_name_the_sheet_corrects_is_called_the_same(everything, bai):
    people = {each.code: cast.staff("旧名", f"Old {each.code}", "deputy", deputy=each) for each in Deputy.objects.all()}
    changed = [row[:] for row in DEPUTIES]
    changed[1][1], changed[2][8] = "曾桦", "供暖"

    imported("deputies", changed, bai)

    names = {code: User.objects.get(pk=person.id).name for code, person in people.items()}
    assert names == {"D101": "曾桦", "D102": "旧名"}


def test_columns_that_are_missing_leave_what_is_there(everything, bai):
    short = [[row[0], row[3], row[4]] for row in PLACES]

    source = sent("places", short, bai)

    assert counts(source) == (0, 0, 2, 0)


def test_a_cell_that_was_emptied_empties_what_is_there(everything, bai):
    emptied = [row[:] for row in UNITS]
    emptied[2][3] = ""

    imported("units", emptied, bai)

    assert Unit.objects.get(name_zh="住建局").phone == ""
