"""PostgreSQL keeps congresses apart by itself, as the accounts under which our processes ask it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from hearth.core import clock, tenancy, walls
from hearth.core.grants import rights
from hearth.core.roles import REPORT, ROLES, WEB, WORKER
from hearth.core.rounds import Stroke
from hearth.core.walled.base import DatabaseWrapper, Told
from hearth.ground.congress.models import Unit
from tests import cast

OPENINGS = [
    "ALTER TABLE congress_unit DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE congress_unit NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY own_congress_only ON congress_unit",
    "ALTER POLICY own_congress_only ON congress_unit USING (true)",
    "ALTER POLICY own_congress_only ON congress_unit TO hearth_web",
    "CREATE POLICY another ON congress_unit USING (true)",
]
OVERREACHING = [
    "DROP TABLE congress_unit",
    "CREATE TABLE mine (n int)",
    "ALTER TABLE congress_unit NO FORCE ROW LEVEL SECURITY",
    "ALTER ROLE hearth_web BYPASSRLS",
    "DELETE FROM congress_congress",
    "UPDATE procrastinate_jobs SET status = 'succeeded'",
]


def asked(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall() if cursor.description else []


def units() -> int:
    return asked("SELECT count(*) FROM congress_unit")[0][0]


@pytest.fixture
def heating(yuhe, jinchuan):
    """Each congress has a unit of its own."""
    for congress in (yuhe, jinchuan):
        with tenancy.inside(congress):
            Unit.objects.create(name_zh="供热公司", name_en="Heating", kind="company")


@pytest.mark.django_db
def test_tests_ask_as_the_web_server_does():
    assert asked("SELECT current_user") == [(WEB,)]


@pytest.mark.django_db
def test_every_table_of_a_congress_stands_behind_the_wall():
    with connection.cursor() as cursor:
        assert walls.open_tables(cursor) == []


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_is_found_and_closed(opening, db, as_owner):
    asked(opening)

    with connection.cursor() as cursor:
        found = walls.open_tables(cursor)
        asked("DROP POLICY IF EXISTS another ON congress_unit")
        walls.raise_walls()

        assert (found, walls.open_tables(cursor)) == (["congress_unit"], [])


def test_a_statement_without_any_filter_sees_one_congress(heating, yuhe):
    assert units() == 1


def test_outside_every_congress_it_sees_nothing(heating):
    with tenancy.inside(None):
        assert units() == 0


def test_the_worker_is_stopped_as_the_web_server_is(heating, as_worker):
    assert units() == 1


def test_a_row_cannot_be_put_into_another_congress(heating, jinchuan):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Unit.objects.create(name_zh="水务局", name_en="Water", kind="bureau", congress_id=jinchuan.pk)


def test_nor_moved_there(heating, jinchuan):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        asked("UPDATE congress_unit SET congress_id = %s", jinchuan.pk)


def test_entering_another_congress_is_told_with_the_next_statement(heating, yuhe, jinchuan):
    with connection.cursor() as cursor:
        seen = []
        for congress in (yuhe, jinchuan, None, yuhe):
            with tenancy.inside(congress):
                cursor.execute("SELECT congress_id FROM congress_unit")
                seen.append([congress_id for (congress_id,) in cursor.fetchall()])

    assert seen == [[yuhe.pk], [jinchuan.pk], [], [yuhe.pk]]


def test_what_was_told_within_a_savepoint_is_told_again_after_its_rollback(heating, yuhe, jinchuan):
    with tenancy.inside(jinchuan):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            units()
            1 / 0  # noqa: B018 - it is meant to fail

        assert asked("SELECT congress_id FROM congress_unit") == [(jinchuan.pk,)]
    assert asked("SELECT congress_id FROM congress_unit") == [(yuhe.pk,)]


def test_an_error_of_the_database_in_another_congress_leaves_the_own_one_in_sight(heating, yuhe, jinchuan):
    with pytest.raises(DatabaseError), transaction.atomic(), tenancy.inside(jinchuan):
        asked("SELECT 1 / 0")

    assert asked("SELECT congress_id FROM congress_unit") == [(yuhe.pk,)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("undone", [True, False])
def test_what_was_told_within_a_transaction_is_told_again_after_its_end(heating, yuhe, jinchuan, undone):
    units()
    with tenancy.inside(jinchuan):
        with transaction.atomic():
            units()
            transaction.set_rollback(undone)

        assert asked("SELECT congress_id FROM congress_unit") == [(jinchuan.pk,)]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_failed_unnoticed_deceives_nobody(heating, jinchuan):
    with tenancy.inside(jinchuan):
        with transaction.atomic():
            units()
            connection.connection.execute("SAVEPOINT s")
            with pytest.raises(DatabaseError):
                asked("SELECT 1 / 0")

        assert asked("SELECT congress_id FROM congress_unit") == [(jinchuan.pk,)]


@pytest.mark.django_db(transaction=True)
def test_a_process_that_stays_in_one_congress_tells_it_once(heating, yuhe, monkeypatch):
    told = []
    tell = DatabaseWrapper._tell
    monkeypatch.setattr(DatabaseWrapper, "_tell", lambda self, congress: (told.append(congress), tell(self, congress)))
    connection.close()

    for _time in range(5):
        units()
        with transaction.atomic():
            units()

    assert told == [str(yuhe.pk)]
    assert connection.connection.told == Told(str(yuhe.pk))


@pytest.mark.django_db
@pytest.mark.parametrize("statement", OVERREACHING)
def test_no_process_changes_tables_or_its_own_rights(statement):
    with pytest.raises(DatabaseError), transaction.atomic():
        asked(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_account_waits_only_so_long(role):
    (config,) = asked("SELECT rolconfig FROM pg_roles WHERE rolname = %s", role)[0]

    assert f"statement_timeout={'5s' if role == WEB else '60s'}" in config
    assert {"lock_timeout=3s", "idle_in_transaction_session_timeout=30s"} <= set(config)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_account_passes_a_wall(role):
    with connection.cursor() as cursor:
        assert walls.passers(cursor, [role]) == []


@pytest.mark.django_db
def test_owners_and_superusers_are_known_to_pass():
    with connection.cursor() as cursor:
        assert walls.passers(cursor, ["hearth", WEB]) == ["hearth"]


@pytest.mark.parametrize(
    ("role", "table", "may"),
    [
        (WEB, "contact_thread", "SELECT, INSERT, UPDATE, DELETE"),
        (WEB, "a_table_of_next_year", "SELECT, INSERT, UPDATE, DELETE"),
        (WORKER, "audit_entry", "SELECT, INSERT"),
        (WEB, "audit_seal", "SELECT, INSERT"),
        (WEB, "audit_sighting", "SELECT, INSERT"),
        (WORKER, "audit_sighting", "SELECT, INSERT, DELETE"),
        (WEB, "congress_congress", "SELECT, INSERT, UPDATE"),
        (WEB, "procrastinate_jobs", "SELECT, INSERT"),
        (WORKER, "django_migrations", "SELECT"),
        (REPORT, "contact_thread", "SELECT"),
        (REPORT, "accounts_user", ""),
    ],
)
def test_each_account_may_do_what_its_process_needs(role, table, may):
    assert rights(role, table) == may


def test_an_owner_who_cannot_see_past_the_wall_is_told_what_to_ask_for(db, as_owner):
    asked("CREATE ROLE lianxin CREATEROLE")
    asked("SET LOCAL ROLE lianxin")

    with pytest.raises(walls.CannotStand, match="ALTER ROLE lianxin BYPASSRLS;"), transaction.atomic():
        walls.raise_walls()


def test_the_neighbours_codes_lead_home_and_tell_nothing_else(wei, yuhe, jinchuan):
    with tenancy.inside(jinchuan):
        code = cast.code_of(wei)

    assert asked("SELECT congress_behind_code(%s)", code.code) == [(jinchuan.pk,)]
    assert asked("SELECT count(*) FROM contact_deputycode") == [(0,)]


def test_a_moment_comes_back_as_it_was_written_and_in_utc(db):
    moment = datetime(2026, 11, 28, 23, 59, 59, 123456, tzinfo=UTC)

    [(read,)] = asked("SELECT %s::timestamptz", moment)

    assert (read, read.tzinfo) == (moment, UTC)
    assert asked("SHOW TimeZone") == [("UTC",)]


def test_so_it_does_where_rows_are_fetched_one_by_one(yuhe):
    Stroke.objects.create(job="a", struck_at=clock.now())

    assert [each.struck_at.tzinfo for each in Stroke.objects.filter(job="a").iterator()] == [UTC]
