"""A wording may be shorter and covered; it never says what was not written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.shortening import is_cut_from

TEXT = "锦苑小区7号楼很冷。老人睡不着！客服一直占线？\n请不要拖到春天。"


@pytest.mark.parametrize(
    "wording",
    [
        TEXT,
        "锦苑小区▇▇▇很冷。",
        "老人睡不着！请不要拖到春天。",
        "老人睡不着！\n\n 请不要拖到春天。",
        "锦苑小区▇▇▇睡不着！",
        "▇▇▇。客服一直占线？",
        "请不要▇▇▇",
    ],
)
def test_sentences_may_be_left_out_and_words_covered(wording):
    assert is_cut_from(wording, TEXT)


@pytest.mark.parametrize(
    "wording",
    [
        "请拖到春天。",  # a word left out turns it round
        "很冷。",
        "锦苑小区7号楼很暖。",
        "请不要拖到春天。老人睡不着！",
        "老人睡不着！老人睡不着！",
        "锦苑小区▇▇▇很热。",
        TEXT + "谢谢。",
    ],
)
def test_nothing_is_added_turned_round_or_put_in_another_order(wording):
    assert not is_cut_from(wording, TEXT)


SENTENCES = st.lists(st.text("暖气不热老人孩子3度", min_size=1, max_size=8), min_size=1, max_size=8)


@given(SENTENCES, st.data())
def test_whatever_whole_sentences_are_left_it_is_cut_from_the_text(sentences, data):
    kept = [each for each in sentences if data.draw(st.booleans())]

    assert is_cut_from("".join(f"{each}。" for each in kept), "".join(f"{each}。" for each in sentences))


@given(SENTENCES, st.data())
def test_whatever_is_covered_it_is_cut_from_the_text(sentences, data):
    text = "".join(f"{each}。" for each in sentences)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert is_cut_from(text[:start] + HIDDEN + text[end:], text)


@given(SENTENCES, st.text("暖气不热老人孩子3度", min_size=1, max_size=5))
def test_a_word_that_was_not_written_is_noticed(sentences, more):
    text = "".join(f"{each}。" for each in sentences)

    assert not is_cut_from(f"{text}另{more}。", text)


def test_the_answer_to_a_long_text_comes_quickly():
    text = "暖气不热，老人睡不着。" * 900

    assert not is_cut_from("▇暖▇气▇不▇热▇老▇人▇冷。" * 5, text)
