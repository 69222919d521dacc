import os
import time
from pathlib import Path

import pytest

from hearth.ops import doctor


@pytest.mark.parametrize(("days", "is_well"), [(1, True), (30, False)])
def test_an_old_backup_is_not_enough(tmp_path: Path, days: int, is_well: bool):
    backup = tmp_path / "hearth.tar"
    backup.touch()
    moment = time.time() - days * 86400
    os.utime(backup, (moment, moment))

    assert doctor.backups(tmp_path).is_well is is_well


def test_an_installation_without_any_backup_is_told_so(tmp_path: Path):
    assert not doctor.backups(tmp_path).is_well


@pytest.mark.django_db
def test_a_database_that_answers_and_fits_is_well():
    assert doctor.database().is_well
    assert doctor.migrations().is_well


@pytest.mark.django_db
def test_a_missing_worker_is_noticed():
    assert not doctor.worker().is_well


def test_a_database_without_tables_is_told_to_migrate_and_not_asked_for_jobs(monkeypatch: pytest.MonkeyPatch):
    waiting = doctor.Finding("49 changes are waiting.", "Migrate.")
    monkeypatch.setattr(doctor, "migrations", lambda: waiting)

    assert list(doctor.tables_and_jobs()) == [waiting]
