"""How good a classifier is, told by texts it has not learnt from."""

import math

import pytest

from hearth.core.text.copies import families
from hearth.core.text.judging import Answer, f1_of, held_out, learn, quality, sharpest
from hearth.core.text.training import Example
from tests.core.text.said import EXAMPLES

LONG = [f"w{number}" for number in range(30)]


def test_long_texts_of_which_half_is_the_same_are_near_copies():
    assert families([LONG, ["噪音", "吵"], [*LONG[:24], "冷"]]) == [0, 1, 0]


def test_a_copy_of_a_copy_is_of_the_family():
    assert families([LONG[:20], LONG[5:25], LONG[10:30]]) == [0, 0, 0]


def test_short_questions_share_words_by_chance():
    assert families([["暖气", "不热", "冷"], ["暖气", "不热", "吵"], ["冷", "不热", "暖气"]]) == [0, 1, 0]


def test_empty_texts_are_one_family():
    assert families([[], [], ["暖气"]]) == [0, 0, 2]


def test_a_text_is_not_judged_by_a_model_that_knows_a_copy_of_it():
    twins = [Example(["葡萄", "很", "甜"], "fruit"), Example(["葡萄", "很", "甜"], "fruit")]

    answers = held_out([*EXAMPLES, *twins])

    assert [answer.label for answer in answers.values()] == [example.label for example in [*EXAMPLES, *twins]]
    assert all("fruit" not in answers[place].scores for place in (18, 19))


def test_a_first_look_judges_some_of_the_folds():
    some = held_out(EXAMPLES, judged=1)

    assert 0 < len(some) < len(EXAMPLES) / 2
    assert some.items() <= held_out(EXAMPLES).items()


def test_every_label_weighs_the_same():
    told = [("a", "a"), ("a", "a"), ("a", "b")]

    assert f1_of(told) == {"a": pytest.approx(0.8), "b": 0.0}


def test_a_model_comes_with_its_quality():
    model, found = learn(EXAMPLES)

    assert set(found.f1) == set(model.labels)
    assert found.texts == len(EXAMPLES)
    assert 0.3 < found.macro_f1 <= 1.0
    assert found.among_three == 1.0


def test_scores_that_are_often_wrong_are_made_softer():
    right, wrong = Answer({"a": 1.0, "b": 0.0}, "a"), Answer({"a": 1.0, "b": 0.0}, "b")

    assert sharpest([right] * 6 + [wrong] * 4) < sharpest([right] * 9 + [wrong])


def test_probabilities_mean_what_they_say():
    answers = [Answer({"a": 1.0, "b": 0.0}, "a")] * 8 + [Answer({"a": 1.0, "b": 0.0}, "b")] * 2

    found = quality(answers, sharpest(answers))

    assert math.isclose(found.reliability[0].claimed, 0.8, abs_tol=0.01)
    assert found.calibration_error < 0.01
