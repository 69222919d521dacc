import pytest
from django.core.management import call_command

from hearth.core.actions import policy
from hearth.ops import reference
from hearth.ops.reference import PAGES, glossary, settings
from hearth.ops.reference.markdown import table


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(reference, "FOLDER", tmp_path / "reference")
    return tmp_path / "reference"


def test_every_page_says_what_the_code_says():
    assert reference.stale() == []


def test_what_was_just_written_is_not_stale(folder):
    reference.write()

    assert reference.stale() == []


def test_a_page_that_was_edited_by_hand_is_found(folder, capsys):
    reference.write()
    (folder / "states.md").write_text("All is well.")

    with pytest.raises(SystemExit):
        call_command("reference", "--check")

    assert capsys.readouterr().out.startswith("docs/reference/states.md is out of date")


def test_a_missing_page_is_stale(folder):
    assert reference.stale() == list(PAGES)


def test_writing_twice_gives_the_same_pages(folder):
    reference.write()
    first = {file.name: file.read_text() for file in folder.iterdir()}

    reference.write()

    assert {file.name: file.read_text() for file in folder.iterdir()} == first


def test_every_action_of_the_policy_says_what_it_means():
    rows = PAGES["actions-and-policy"]().splitlines()

    silent = [row for row in rows if row.startswith("| `") and row.endswith("|  |")]

    assert silent == []


def test_every_line_of_the_policy_is_on_the_page():
    page = PAGES["actions-and-policy"]()

    assert [name for name in policy() if f"`{name}`" not in page] == []


def test_every_setting_is_explained_where_it_is_read():
    assert [variable.name for variable in settings.variables() if not variable.meaning] == []


def test_a_word_stands_for_one_thing_only():
    words = [word for words in glossary.read(glossary.WORDS).values() for word in words]

    chinese = [word["zh"] for word in words]

    assert len(set(chinese)) == len(chinese)


def test_a_bar_in_a_cell_does_not_end_it():
    assert table(["Rule"], [["is_deputy | is_clerk"]]).splitlines()[-1] == "| is_deputy \\| is_clerk |"
