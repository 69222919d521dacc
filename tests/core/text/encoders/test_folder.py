"""A static model in a folder is read where it lies, with nothing fetched from anywhere."""

from __future__ import annotations

import sys
from math import sqrt

import pytest

from hearth.core.text.encoders import encoder
from hearth.core.text.encoders.folder import FolderEncoder
from hearth.core.text.encoders.vectors import Declined, Unfit
from tests.embedding import write_model

WORDS = {"cold": [2.0, 0.0], "heating": [4.0, 2.0], "dark": [0.0, 3.0]}


def test_a_text_is_the_mean_of_its_pieces_and_what_is_unknown_counts_for_nothing(tmp_path):
    found = FolderEncoder(write_model(tmp_path / "m", WORDS)).embed(
        ["cold heating", "dark who knows", "cold cold dark"]
    )

    assert found[0] == pytest.approx((6 / sqrt(40), 2 / sqrt(40)))
    assert found[1] == pytest.approx((0, 1))
    assert found[2] == pytest.approx((0.8, 0.6))


@pytest.mark.parametrize(("form", "exact"), [("F16", 1e-3), ("I8", 1e-6)])
def test_smaller_numbers_are_read_as_well(tmp_path, form, exact):
    found = FolderEncoder(write_model(tmp_path / "m", WORDS, form)).embed(["cold heating"])

    assert found[0] == pytest.approx((6 / sqrt(40), 2 / sqrt(40)), abs=exact)


def test_pieces_may_share_a_vector_and_weigh_differently(tmp_path):
    folder = write_model(tmp_path / "m", WORDS, mapping=[0, 3, 2, 3], weights=[1.0, 1.0, 2.0, 0.5])

    assert FolderEncoder(folder).embed(["cold heating"])[0] == pytest.approx((8 / sqrt(113), 7 / sqrt(113)))


def test_of_what_it_knows_no_word_it_makes_no_vector(tmp_path):
    with pytest.raises(Declined):
        FolderEncoder(write_model(tmp_path / "m", WORDS)).embed(["nothing known"])


def test_its_version_is_what_stands_in_its_files(tmp_path, settings):
    settings.HEARTH_TEXT_ENCODER = f"folder:{write_model(tmp_path / 'm', WORDS)}"
    first = encoder().version
    write_model(tmp_path / "m", {**WORDS, "dog": [1.0, 1.0]})

    assert encoder().version != first
    assert encoder().destination == ""
    assert FolderEncoder(write_model(tmp_path / "again" / "m", WORDS)).version == first


@pytest.mark.parametrize(
    "broken",
    [b"", b"\xff" * 40, b"\x02\0\0\0\0\0\0\0{}", b'\x10\0\0\0\0\0\0\0{"embeddings":1}'],
)
def test_a_file_that_is_no_model_is_told(tmp_path, broken):
    folder = write_model(tmp_path / "m", WORDS)
    (folder / "model.safetensors").write_bytes(broken)

    with pytest.raises(Unfit) as told:
        FolderEncoder(folder)

    assert told.value.problem == "model"


def test_a_file_that_was_cut_off_is_told(tmp_path):
    folder = write_model(tmp_path / "m", WORDS)
    whole = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(whole[:-1])

    with pytest.raises(Unfit):
        FolderEncoder(folder)


def test_a_folder_without_a_model_is_told(tmp_path, settings):
    settings.HEARTH_TEXT_ENCODER = f"folder:{tmp_path}"

    with pytest.raises(Unfit) as told:
        encoder()

    assert told.value.problem == "folder"


def test_without_its_library_it_says_so(tmp_path, monkeypatch):
    folder = write_model(tmp_path / "m", WORDS)
    monkeypatch.setitem(sys.modules, "tokenizers", None)

    with pytest.raises(Unfit) as told:
        FolderEncoder(folder).embed(["cold"])

    assert told.value.problem == "library"


def test_a_vocabulary_that_cannot_be_read_is_told(tmp_path):
    folder = write_model(tmp_path / "m", WORDS)
    (folder / "tokenizer.json").write_text("{}")

    with pytest.raises(Unfit) as told:
        FolderEncoder(folder).embed(["cold"])

    assert told.value.problem == "model"
