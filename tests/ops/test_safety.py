"""What keeps data safe is looked at by the doctor and by whoever deploys with a script."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connection

from hearth.ops import checking, checks, safety
from hearth.ops.checking import DEPLOYED, IN_PRODUCTION
from hearth.ops.keys import ensure_keys


def test_a_missing_key_is_named(tmp_path: Path):
    ensure_keys(tmp_path)
    (tmp_path / "keys" / "field.key").unlink()

    finding = safety.keys(tmp_path / "keys")

    assert "field.key" in finding.sentence
    assert not finding.is_well


def test_keys_that_others_may_read_are_found(tmp_path: Path):
    ensure_keys(tmp_path)
    (tmp_path / "keys" / "field.key").chmod(0o644)

    finding = safety.keys(tmp_path / "keys")

    assert "chmod 600" in finding.advice


@pytest.mark.django_db
def test_walls_that_stand_and_accounts_that_see_one_congress_are_well():
    assert safety.walls_between_congresses().is_well
    assert safety.accounts().is_well


def test_a_table_without_its_wall_is_named(db, as_owner):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE congress_unit DISABLE ROW LEVEL SECURITY")

    finding = safety.walls_between_congresses()

    assert "congress_unit" in finding.sentence
    assert not finding.is_well


@pytest.mark.django_db
def test_a_web_server_that_asks_as_the_owner_is_told_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HEARTH_WEB_DATABASE_URL", "postgresql://hearth@/hearth")

    finding = safety.accounts()

    assert "hearth" in finding.sentence
    assert not finding.is_well


def test_a_power_cut_costs_nothing_that_was_acknowledged():
    said = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "remote_apply"}

    assert safety.kept_through_a_power_cut(said).is_well


@pytest.mark.parametrize("name", safety.CARELESS)
def test_a_server_that_may_forget_is_found(name):
    said = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"} | {name: "off"}

    finding = safety.kept_through_a_power_cut(said)

    assert name in finding.sentence
    assert not finding.is_well


def test_the_throwaway_server_of_tests_is_known_to_forget(db):
    assert "fsync, full_page_writes, synchronous_commit" in safety.durability().sentence


def test_a_ledger_nobody_can_change_is_well(db):
    assert safety.ledger().is_well


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_never_changed", "audit_entry"),
        ("DROP TRIGGER audit_seal_is_never_emptied ON audit_seal", "audit_seal"),
        ("GRANT UPDATE ON audit_entry TO hearth_worker", "hearth_worker"),
        ("GRANT DELETE ON audit_sighting TO hearth_web", "hearth_web"),
    ],
)
def test_a_ledger_somebody_could_change_is_found(statement, named, db, as_owner):
    with connection.cursor() as cursor:
        cursor.execute(statement)

    finding = safety.ledger()

    assert named in finding.sentence
    assert not finding.is_well


@pytest.mark.parametrize(
    ("secure", "names", "is_well"), [(True, "*", False), (True, "a.example", True), (False, "*", True)]
)
def test_where_strangers_can_reach_it_an_installation_says_its_names(secure, names, is_well, settings):
    settings.HEARTH_SECURE, settings.ALLOWED_HOSTS = secure, [names]

    assert safety.hosts().is_well is is_well


@pytest.fixture
def found(settings):
    """What a deployment is told, by number."""
    ensure_keys(Path(settings.DATA))

    def look(**more):
        return {
            message.id: message for message in run_checks(tags=[checks.TAG], include_deployment_checks=True, **more)
        }

    return look


def test_a_key_others_may_read_stops_a_deployment(found, settings):
    before = found()
    (Path(settings.DATA) / "keys" / "field.key").chmod(0o644)

    after = found()

    assert "hearth.W001" not in before
    assert "chmod 600" in after["hearth.W001"].hint


def test_without_the_header_that_insists_on_https_nothing_is_deployed(found, monkeypatch):
    without = found()
    monkeypatch.setitem(checks.HEADERS, "Strict-Transport-Security", "max-age=63072000")

    assert "hearth.W003" in without
    assert "hearth.W003" not in found()


def test_the_database_is_looked_at_where_it_is_named(found, db, as_owner):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE congress_unit DISABLE ROW LEVEL SECURITY")

    told = found(databases=["default"])

    assert "hearth.W004" not in found()
    assert "congress_unit" in told["hearth.W004"].msg
    assert "fsync" in told["hearth.W007"].msg
    assert told.keys().isdisjoint({"hearth.W005", "hearth.W006"})


def test_no_start_waits_for_any_of_this():
    assert run_checks(tags=[checks.TAG]) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "no issues"),
        ({"HEARTH_DEBUG": "1"}, "security.W018"),
        ({"HEARTH_HOSTS": "*"}, "hearth.W002"),
        ({"HEARTH_SECURE": ""}, "hearth.W003"),
    ],
)
def test_a_deployment_is_checked_as_it_will_run(change, said, tmp_path):
    ensure_keys(tmp_path)
    surroundings = os.environ | IN_PRODUCTION | {"HEARTH_DATA": str(tmp_path)} | change

    done = subprocess.run(checking.checks()[DEPLOYED], env=surroundings, capture_output=True, text=True, check=False)

    assert said in done.stdout + done.stderr
    assert (done.returncode == 0) is (change == {})
