"""A reading is small, can be kept, and is the same every time."""

import json

import pytest

from hearth.core.text.places import ESTATE, Gazetteer, Place
from hearth.core.text.reading import Reading, read
from tests.core.text.letters import COLD, LETTERS


@pytest.mark.parametrize("text", LETTERS)
def test_a_reading_survives_being_kept(text):
    found = read(text, sender="li", at=20_000.5)

    kept = json.loads(json.dumps(found.as_json()))

    assert Reading.from_json(kept) == Reading.from_json(
        json.loads(json.dumps(read(text, sender="li", at=20_000.5).as_json()))
    )
    assert Reading.from_json(kept).terms == found.terms


def test_a_reading_of_another_version_is_refused():
    kept = read(COLD).as_json() | {"version": 0}

    with pytest.raises(ValueError, match="version 0"):
        Reading.from_json(kept)


def test_a_long_letter_leaves_a_small_reading():
    kept = json.dumps(read(COLD * 500, title=COLD).as_json(), ensure_ascii=False)

    assert len(kept.encode()) < 4_000


def test_without_a_title_the_first_sentence_is_one():
    assert "暖气" in read("锦苑小区暖气不热。路灯也坏了。").title
    assert "路灯" not in read("锦苑小区暖气不热。路灯也坏了。").title


def test_a_place_that_was_chosen_stands_before_those_that_are_named():
    chosen, named = Place(ESTATE, "place-1"), Place(ESTATE, "place-7")

    found = read("锦苑暖气不热", known_places=[chosen], gazetteer=Gazetteer({"锦苑": named}))

    assert found.places == found.known == (chosen, named)


def test_the_subject_is_heard_in_other_words():
    assert "heating" in read("屋里供热不行").subjects
    assert "heating" in read("暖气不热").subjects


@pytest.mark.parametrize("nothing", ["", " \n", "！？", "\ud800"])
def test_nothing_can_be_read_too(nothing):
    assert read(nothing).words == {}
