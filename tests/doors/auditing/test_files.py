"""All duty files of a year go to the archive in one ZIP, made by a worker that says how far it has got."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from django.test import Client

from hearth.core import clock, jobs
from hearth.doors.auditing import actions, exporting, queries
from hearth.doors.auditing.models import Export
from hearth.ground.congress.importing.progress import Progress
from tests import cast, filing

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(zhao, sun, bai):
    """Something stands in two files."""
    filing.verified(zhao, bai)
    filing.verified(sun, bai)


def ordered(yuhe, bai) -> Export:
    with jobs.at_once():
        made = actions.export_files(yuhe, clock.today().year, by=bai)
    return Export.objects.get(pk=made.pk)


def test_each_file_lies_in_it_under_number_and_name(yuhe, bai, filed):
    made, year = ordered(yuhe, bai), clock.today().year

    with ZipFile(made.file) as papers:
        assert papers.namelist() == [f"D001-赵敏-{year}.pdf", f"D002-孙建国-{year}.pdf"]
        assert all(papers.read(name).startswith(b"%PDF-1.7") for name in papers.namelist())
    assert (made.state, made.rows) == ("ready", 2)


def test_a_clerk_orders_it_on_the_page_of_the_year_and_fetches_it(yuhe, bai, filed):
    browser, year = cast.signed_in(Client(), bai), clock.today().year
    assert f"/yuhe/audit/exports/files/{year}/" in browser.get("/yuhe/duties/statistics/").content.decode()

    with jobs.at_once():
        page = browser.post(f"/yuhe/audit/exports/files/{year}/").headers["Location"]

    assert "2 份档案" in browser.get(page).content.decode()
    answer = browser.post(f"{page}file/")
    assert answer.headers["Content-Disposition"].endswith('.zip"')


def test_while_it_is_being_made_the_page_shows_how_far_it_has_got(yuhe, bai, filed):
    made = actions.export_files(yuhe, clock.today().year, by=bai)
    made.progress_file.parent.mkdir(parents=True, exist_ok=True)
    progress = Progress(made.progress_file, 1)
    progress.begin(4)
    progress._noted = 0.0
    progress.tick(1)

    page = cast.signed_in(Client(), bai).get(f"/yuhe/audit/exports/{made.pk}/")

    assert "25 %" in page.content.decode() and page.headers["Refresh"] == "2"


def test_many_files_take_a_second_person(yuhe, bai, filed, monkeypatch):
    monkeypatch.setattr(queries, "ONE_PERSON", 1)
    asked = ordered(yuhe, bai)
    assert asked.state == "waiting"

    with jobs.at_once():
        actions.confirm_export(asked, by=cast.staff("梁主任", "Liang Zhu", "leader"))

    assert Export.objects.get(pk=asked.pk).state == "ready"


def test_after_a_week_nothing_of_it_is_left(yuhe, bai, filed):
    made = ordered(yuhe, bai)

    exporting.forget_old(clock.now() + exporting.KEPT_FOR * 2)

    assert not made.file.exists() and not made.progress_file.exists()
