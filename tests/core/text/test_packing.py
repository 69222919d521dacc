"""A model can be put away and taken out again, and holds no word that anybody wrote."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.grams import word_key, words_of
from hearth.core.text.packing import NotAModel, _packed, _unpacked, from_bytes, to_bytes
from hearth.core.text.training import Lesson, train
from tests.core.text.said import EXAMPLES

MODEL = replace(train(EXAMPLES, Lesson(silent=frozenset({word_key("请"), word_key("的")}))), sharpness=2.5)


def test_what_was_put_away_is_taken_out():
    assert from_bytes(to_bytes(MODEL)) == MODEL


def test_it_says_the_same_afterwards():
    words = words_of("老人家里暖气不热")

    assert from_bytes(to_bytes(MODEL)).classify(words) == MODEL.classify(words)


@pytest.mark.parametrize("other", [b"", b"PK\x03\x04", to_bytes(MODEL)[1:]])
def test_other_bytes_are_refused(other):
    with pytest.raises(NotAModel):
        from_bytes(other)


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_of_any_size_are_packed(numbers):
    assert list(_unpacked(bytes(_packed(numbers)))) == numbers
