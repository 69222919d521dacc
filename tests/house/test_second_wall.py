"""The application's filter is switched off everywhere: what PostgreSQL alone still keeps apart (P2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.test import Client

from hearth.core import clock, tenancy
from hearth.core.jobs import JOBS
from hearth.core.remembered import RememberedSql
from hearth.core.tenancy import TenantManager
from hearth.ground.audit.models import Entry
from hearth.journey.contact.models import Thread
from tests import cast
from tests.core.test_tenancy import furnished, ways_to_find
from tests.house.screens import words_on
from tests.house.test_walls import LISTS

TENANTS = tenancy.tenants()
CLOCKED = sorted(name for name, job in JOBS.items() if job.cron)
ANSWERING = sorted(set(JOBS) - set(CLOCKED))

THEIRS = ("魏岚", "Wei Lan", "孙奶奶", "D001")

__all__ = ["furnished"]  # a fixture: the neighbour has one of everything
pytestmark = pytest.mark.django_db


@pytest.fixture
def unfiltered(monkeypatch):
    """Every manager answers every row, and queries composed once are composed again without the filter."""
    compose = RememberedSql.__dict__["_composed"].func
    monkeypatch.setattr(RememberedSql, "_composed", property(compose))
    monkeypatch.setattr(TenantManager, "get_queryset", models.Manager.get_queryset)


@pytest.fixture
def theirs(furnished) -> dict[Any, Any]:
    """One row of every kind, of the neighbours."""
    with tenancy.inside(furnished):
        return {model: model.objects.first() for model in TENANTS}


def everything_of(congress: Any) -> dict[str, list[Any]]:
    """What stands in a congress, row by row."""
    with tenancy.inside(congress):
        return {model.__name__: list(model.objects.order_by("pk").values()) for model in TENANTS}


def keys_in(found: Any) -> set[Any]:
    """The keys of whatever a query answered."""
    rows = found.values() if isinstance(found, dict) else found if isinstance(found, list) else [found]
    return {getattr(row, "pk", row) for row in rows}


def test_with_the_filter_off_no_way_leads_to_a_row_of_the_neighbours(theirs, unfiltered, yuhe):
    cells = []
    for model, row in theirs.items():
        if model.is_append_only:  # may not be changed by anybody; tests/ground/audit sees to it
            continue
        for way, found in ways_to_find(model, row).items():
            assert row.pk not in keys_in(found), (model, way)
            assert way not in {"count", "exists", "updated", "deleted"} or not found, (model, way)
            cells.append((model, way))

    print(f"{len(cells)} ways to ask for rows, 0 rows of another congress")
    assert len(cells) >= 20 * len([model for model in TENANTS if not model.is_append_only])


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model.__name__)
def test_without_the_second_wall_each_of_these_rows_would_be_seen(model, theirs, unfiltered, yuhe):
    seen = model.objects.filter(pk=theirs[model].pk)

    assert not seen.exists()
    with cast.database_account("NONE"):
        assert seen.all().exists()


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model.__name__)
def test_no_row_is_written_for_another_congress(model, jinchuan, yuhe):
    insert = f"INSERT INTO {model._meta.db_table} (congress_id) VALUES (%s)"

    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert, [jinchuan.pk])


def test_with_the_filter_off_no_page_and_no_search_shows_the_neighbours(furnished, unfiltered, sun, bai):
    browsers = [cast.signed_in(Client(), sun), cast.signed_in(Client(), bai)]
    looked = 0
    for page in LISTS:
        for browser in browsers:
            answer = browser.get(page.replace("/jinchuan/", "/yuhe/"))
            shown = words_on(answer).replace(page.rpartition("=")[2] or "·", "") if answer.status_code == 200 else ""
            assert [word for word in THEIRS if word in shown] == [], page
            looked += 1

    print(f"{looked} pages and searches, 0 words of another congress")
    with cast.database_account("NONE"):
        assert "魏岚" in words_on(browsers[0].get("/yuhe/deputies/")), "or the test proves nothing"


def test_a_search_for_their_words_finds_nothing(furnished, unfiltered, yuhe):
    with tenancy.inside(furnished):
        assert Thread.objects.filter(words=None).exists()
        Thread.objects.update(words="'暖气'")
        assert Thread.objects.saying("暖气").exists()

    assert not Thread.objects.saying("暖气").exists()


@pytest.mark.parametrize("name", CLOCKED)
def test_a_round_of_the_clock_touches_only_the_congress_it_is_in(name, furnished, unfiltered, yuhe, as_worker):
    before = everything_of(furnished)

    JOBS[name].work(clock.now())

    assert everything_of(furnished) == before


@pytest.mark.parametrize("name", ANSWERING)
def test_a_job_given_a_line_of_the_neighbours_finds_none(name, furnished, unfiltered, yuhe, as_worker):
    with tenancy.inside(furnished):
        line = Entry.objects.first()

    with pytest.raises(Entry.DoesNotExist):
        JOBS[name].answer(yuhe.pk, line.pk)


def test_one_statement_for_many_tables_counts_no_row_of_the_neighbours(theirs, yuhe):
    tables = [model._meta.db_table for model in TENANTS]
    union = " UNION ALL ".join(f"SELECT congress_id FROM {table}" for table in tables)

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT congress_id FROM ({union}) every_row")
        assert {key for (key,) in cursor.fetchall()} <= {yuhe.pk}
