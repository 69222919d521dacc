"""The pages of an import, with and without script."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearth.ground.congress.forms import imports as forms_imports
from hearth.ground.congress.importing import showing
from hearth.ground.congress.models import Import
from tests import cast
from tests.ground.congress.importing.sheets import AREAS, as_csv, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
GLANCE = {"HX-Request": "true"}


@pytest.fixture
def desk(bai):
    """Bai's browser."""
    return cast.signed_in(Client(), bai)


def upload(desk, content, name="areas.csv"):
    return desk.post("/yuhe/setup/imports/areas/", {"file": SimpleUploadedFile(name, content)})


def test_a_file_that_is_sent_leads_to_its_preview(desk, yuhe):
    answer = upload(desk, as_csv(AREAS))

    page = desk.get(answer.headers["Location"])
    assert answer.status_code == 303
    assert "柳林镇" in page.text and "导入 2 行" in page.text


@pytest.mark.parametrize(("content", "sentence"), [(b"", "文件是空的"), (b"x" * 11, "文件超过 20 MB")])
def test_a_file_that_cannot_be_taken_is_told_at_once(content, sentence, desk, yuhe, monkeypatch):
    monkeypatch.setattr(forms_imports, "MOST_BYTES", 10)

    answer = upload(desk, content)

    assert (answer.status_code, sentence in answer.text, Import.objects.count()) == (422, True, 0)


def test_without_a_file_the_form_comes_back(desk, yuhe):
    answer = desk.post("/yuhe/setup/imports/areas/")

    assert (answer.status_code, "请先选择文件" in answer.text) == (422, True)


def test_while_it_is_read_the_page_looks_again_with_script_and_without(desk, yuhe, bai):
    source = sent("areas", AREAS, bai)
    Import.objects.update(state="reading")
    source.progress_file.write_text("[30, 120]")
    address = f"/yuhe/setup/imports/{source.pk}/"

    page, glance = desk.get(address), desk.get(address, headers=GLANCE)

    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page.text
    assert 'max="120" value="30"' in glance.text and "已完成 25 %" in glance.text
    assert glance.text.strip() in page.text


def test_once_it_was_read_the_page_is_fetched_anew(desk, yuhe, bai):
    source = sent("areas", AREAS, bai)

    answer = desk.get(f"/yuhe/setup/imports/{source.pk}/", headers=GLANCE)

    assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")


def test_rows_come_fifty_at_a_time_and_by_what_becomes_of_them(desk, yuhe, bai):
    rows = [AREAS[0], *([f"第{number}镇", "", "镇" if number % 2 else "县", "", ""] for number in range(120))]
    address = f"/yuhe/setup/imports/{sent('areas', rows, bai).pk}/"

    pages = [desk.get(address + query).text for query in ("", "?after=51", "?show=bad&after=101", "?show=x&after=-1")]

    assert [page.count("<tr>") - 1 for page in pages] == [showing.PAGE, showing.PAGE, 10, showing.PAGE]
    assert "第50镇" in pages[1] and "第49镇" not in pages[1]


@pytest.mark.parametrize("form", ["pdf", "xls"])
def test_other_forms_of_files_do_not_exist(form, desk, yuhe):
    assert desk.get(f"/yuhe/setup/imports/areas/template/{form}/").status_code == 404
    assert desk.post(f"/yuhe/setup/imports/areas/export/{form}/").status_code == 404
    assert desk.get(f"/yuhe/setup/imports/nothing/template/{form}/").status_code == 404


def test_an_export_is_a_file_of_its_own_name(desk, yuhe):
    answer = desk.post("/yuhe/setup/imports/areas/export/csv/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="yuhe-areas.csv"'
    assert b"".join(answer).decode() == "\ufeff名称,英文名称,类型,地图列,地图行\r\n安和街道,Anhe,街道,1,1\r\n"
