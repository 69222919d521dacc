import tarfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from hearth.ops.keys import ensure_keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("as_owner")]


@pytest.fixture
def data(tmp_path: Path, settings) -> Path:
    settings.DATA = tmp_path
    ensure_keys(tmp_path)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "stairs.jpg").write_bytes(b"a photo")
    return tmp_path


@pytest.fixture
def letter_table():
    run("CREATE TABLE letter (words text)", "INSERT INTO letter VALUES ('It is cold.')")
    yield
    run("DROP TABLE IF EXISTS letter")


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def words_of_letters() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM letter")
        return [words for (words,) in cursor.fetchall()]


def test_a_backup_is_one_file_that_only_its_owner_reads(data: Path):
    call_command("backup", str(data / "all.tar"))

    with tarfile.open(data / "all.tar") as tar:
        names = tar.getnames()
    assert {"database.dump", "media/stairs.jpg", "keys/field.key"} <= set(names)
    assert (data / "all.tar").stat().st_mode & 0o777 == 0o600
    assert not list(data.glob(".backup-*"))


def test_what_was_lost_since_the_backup_is_brought_back(data: Path, letter_table: None):
    call_command("backup", str(data / "all.tar"))
    key = (data / "keys" / "field.key").read_text()
    run("DELETE FROM letter")
    (data / "media" / "stairs.jpg").unlink()
    (data / "keys" / "field.key").write_text("another")

    call_command("restore", str(data / "all.tar"), replace=True)

    assert words_of_letters() == ["It is cold."]
    assert (data / "media" / "stairs.jpg").read_bytes() == b"a photo"
    assert (data / "keys" / "field.key").read_text() == key
    assert (data / "keys").stat().st_mode & 0o777 == 0o700


def test_the_folders_that_were_there_are_kept_aside(data: Path):
    call_command("backup", str(data / "all.tar"))
    (data / "media" / "newer.jpg").write_bytes(b"newer")

    call_command("restore", str(data / "all.tar"), replace=True)

    assert len(list(data.glob("media.before-*/newer.jpg"))) == 1


def test_a_database_that_holds_something_is_not_replaced_by_accident(data: Path):
    call_command("backup", str(data / "all.tar"))

    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(data / "all.tar"))


def test_a_broken_file_changes_nothing(data: Path, letter_table: None):
    (data / "all.tar").write_bytes(b"not a backup")

    with pytest.raises(CommandError):
        call_command("restore", str(data / "all.tar"), replace=True)

    assert words_of_letters() == ["It is cold."]
    assert (data / "media" / "stairs.jpg").exists()
