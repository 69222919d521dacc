"""From a file that was sent to one that was imported: all of it or nothing, and never another than was shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions
from hearth.ground.congress.importing import giving, keeping, progress, work
from hearth.ground.congress.models import Area, Import, ImportRow
from tests import cast
from tests.ground.congress.importing.sheets import AREAS, again, confirmed, counts, imported, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


def test_nothing_is_changed_before_somebody_says_yes(yuhe, bai):
    source = sent("areas", AREAS, bai)

    assert (source.state, counts(source), Area.objects.count()) == ("previewed", (2, 0, 0, 0), 1)


def test_an_import_is_one_line_of_the_ledger_in_the_name_of_whoever_confirmed(yuhe, bai):
    imported("areas", AREAS, bai)

    entry = Entry.objects.get(event="congress.imported")
    assert (entry.who, entry.name, entry.facts) == (bai.id, bai.name, {"sheet": "areas", "created": 2, "changed": 0})


def test_with_mistakes_in_it_nothing_is_imported_unless_they_are_left_out(yuhe, bai):
    source = sent("areas", [*AREAS, ["石桥镇", "", "县", "", ""]], bai)

    with cast.refused(Stale):
        actions.confirm_import(source, source.fingerprint, by=bai)
    source = confirmed(again(source), bai, is_partial=True)

    assert (source.state, source.is_partial, Area.objects.count()) == ("done", True, 3)


def test_what_others_changed_meanwhile_is_shown_anew(yuhe, bai):
    source = sent("areas", AREAS, bai)
    Area.objects.create(name_zh="柳林镇", name_en="Liulin", kind="town")

    source = confirmed(source, bai)

    assert (source.state, source.is_revised, counts(source)) == ("previewed", True, (1, 1, 0, 0))
    assert Area.objects.get(name_zh="柳林镇").column == 0
    assert confirmed(source, bai).state == "done"


def test_consent_is_to_the_preview_that_was_seen(yuhe, bai):
    source = sent("areas", AREAS, bai)

    with cast.refused(Stale):
        actions.confirm_import(source, "another", by=bai)


def test_what_was_withdrawn_cannot_be_confirmed(yuhe, bai):
    source = sent("areas", AREAS, bai)
    actions.withdraw_import(source, by=bai)

    with cast.refused(Stale):
        actions.confirm_import(again(source), source.fingerprint, by=bai)


@pytest.mark.django_db(transaction=True)
def test_what_fails_half_way_leaves_nothing_behind_and_is_said(yuhe, bai, monkeypatch):
    def fails(source, plan, progress):
        work.kinds()["areas"].create([row.values for row in plan.rows], plan.known, progress.tick)
        raise RuntimeError("the cable was pulled")

    source = sent("areas", AREAS, bai)
    monkeypatch.setattr(work, "write", fails)

    source = confirmed(source, bai)

    assert (source.state, source.trouble, Area.objects.count()) == ("failed", "broken", 1)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_went_missing_is_said(yuhe, bai):
    source = sent("areas", AREAS, bai)
    source.file.unlink()

    source = confirmed(source, bai)

    assert (source.state, source.trouble) == ("failed", "lost")


def test_deputies_may_neither_import_nor_export(yuhe, zhao):
    with cast.refused(NotAllowed):
        sent("areas", AREAS, zhao)
    with cast.refused(NotAllowed):
        actions.export_rows(yuhe, "areas", "csv", by=zhao)


def test_an_export_stands_in_the_ledger(yuhe, bai):
    rows = actions.export_rows(yuhe, "areas", "csv", by=bai)

    facts = Entry.objects.get(event="congress.exported").facts
    assert (rows, facts) == ([["安和街道", "Anhe", "街道", "1", "1"]], {"sheet": "areas", "form": "csv", "rows": 1})


def test_too_many_rows_for_excel_are_offered_as_csv(yuhe, bai, monkeypatch):
    monkeypatch.setattr(giving, "MOST_IN_A_WORKBOOK", 0)

    with cast.refused() as told:
        actions.export_rows(yuhe, "areas", "xlsx", by=bai)

    assert "CSV" in str(told.value.sentence)


def test_after_a_month_the_file_and_its_rows_are_gone(yuhe, bai):
    old, fresh = sent("areas", AREAS, bai), sent("areas", AREAS, bai)
    Import.objects.filter(pk=old.pk).update(sent_at=clock.now() - timedelta(days=31))

    keeping.forget_old(clock.now())

    assert (old.file.exists(), fresh.file.exists()) == (False, True)
    assert list(ImportRow.objects.values_list("source", flat=True).distinct()) == [fresh.pk]


def test_progress_moves_from_nothing_to_everything(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0)
    file = tmp_path / "some.progress"
    assert progress.standing(file) is None

    counting = progress.Progress(file, 3, 1)
    seen = [progress.standing(file)]
    for rows in (100, 20):
        counting.begin(rows)
        for _part in range(2):
            counting.tick(rows // 2)
            seen.append(progress.standing(file))

    assert [each.done for each in seen if each] == [0, 375, 750, 875, 1000]


def test_a_stage_with_more_rows_than_it_said_never_runs_over(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0)
    counting = progress.Progress(tmp_path / "some.progress", 1, 1)

    counting.begin(10)
    counting.tick(500)

    assert progress.standing(tmp_path / "some.progress") == (500, 1000)


@pytest.mark.parametrize("noted", ["", "[1", "[1]", "null"])
def test_a_note_that_cannot_be_read_is_none(tmp_path, noted):
    (tmp_path / "some").write_text(noted)

    assert progress.standing(tmp_path / "some") is None
