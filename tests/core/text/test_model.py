"""A classifier says what a text is about, how sure it is, and which words speak for it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.core.text.grams import words_of
from hearth.core.text.training import train
from tests.core.text.said import EXAMPLES

MODEL = train(EXAMPLES)
texts = st.text(st.sampled_from("暖气不热公交车路灯噪音吵，。😀 aB3"), max_size=60)


@pytest.mark.parametrize(
    ("text", "topic"),
    [("我家暖气不热", "heating"), ("公交车不来，路口危险", "roads"), ("夜里太吵，噪音大", "noise")],
)
def test_a_text_is_about_what_its_words_were_about_before(text, topic):
    assert MODEL.guess(words_of(text))[0].label == topic


def test_the_reasons_are_words_of_this_very_text():
    best = MODEL.classify(words_of("你好，三号楼的暖气又不热了"))[0]

    assert best.reasons[0] == "暖气"
    assert set(best.reasons) <= set(words_of("你好，三号楼的暖气又不热了"))


def test_the_shares_of_the_words_add_up_to_the_score():
    words = words_of("三号楼暖气不热，公交车不来，暖气不热")
    heard = MODEL.hear(words)
    values = heard.values(MODEL.scales)

    shares = heard.shares(values)

    for label, score in enumerate(MODEL.scores(values)):
        total = sum(MODEL.weight(row, label) * share for of in shares.values() for row, share in of)
        assert math.isclose(MODEL.base[label] + total, score, abs_tol=1e-9)


@pytest.mark.parametrize("times", [1, 9])
def test_a_long_text_is_no_louder_than_a_short_one(times):
    values = MODEL.hear(words_of("三号楼暖气不热，公交车不来。") * times).values(MODEL.scales)

    assert math.isclose(sum(value**2 for value in values.values()), sum(kind.counts**2 for kind in MODEL.kinds))


def test_a_single_sign_is_no_reason():
    assert all(len(word) > 1 for guess in MODEL.classify(["热", "暖气", "吵", "路"]) for word in guess.reasons)


def test_a_text_of_known_words_is_surer_than_one_of_unknown_words():
    known, unknown = MODEL.guess(words_of("暖气不热"))[0], MODEL.guess(words_of("葡萄"))[0]

    assert known.probability > unknown.probability


@pytest.mark.parametrize("nothing", ["", "   ", "😀😀", "！？", "\ud800"])
def test_a_text_that_says_nothing_gets_an_answer_without_reasons(nothing):
    guesses = MODEL.classify(words_of(nothing))

    assert len(guesses) == 3
    assert all(guess.reasons == () for guess in guesses)


@settings(deadline=None)
@given(texts)
def test_the_probabilities_of_all_topics_are_one_together(text):
    guesses = MODEL.guess(words_of(text), most=99)

    assert math.isclose(sum(guess.probability for guess in guesses), 1.0)
    assert [guess.probability for guess in guesses] == sorted((g.probability for g in guesses), reverse=True)


@settings(deadline=None)
@given(texts)
def test_with_reasons_or_without_the_answer_is_the_same(text):
    words = words_of(text)

    assert [guess[:2] for guess in MODEL.classify(words)] == [guess[:2] for guess in MODEL.guess(words)]
