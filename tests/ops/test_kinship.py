"""Work that a copy of this process does beside it."""

import os
from pathlib import Path

from hearth.ops import kinship


def test_a_copy_does_its_work_and_ends_there(tmp_path: Path):
    copy = kinship.beside(lambda: (tmp_path / "who").write_text(str(os.getpid())))

    assert kinship.went_well(copy)
    assert (tmp_path / "who").read_text() == str(copy) != str(os.getpid())


def test_a_copy_that_fails_says_why_and_is_no_success(capfd):
    def fail() -> None:
        raise ValueError("the well is dry")

    assert not kinship.went_well(kinship.beside(fail))
    assert "the well is dry" in capfd.readouterr().err
