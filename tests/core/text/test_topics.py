"""The topics that come with the product, and how a congress calls them after its own lines."""

import pytest

from hearth.core.text.grams import word_key, words_of
from hearth.core.text.topics import TOPICS, classify, renamed, shipped
from hearth.core.text.training import Example, Lesson, train
from tests.core.text.said import EXAMPLES


def test_the_seven_are_named_as_the_model_knows_them():
    assert shipped().labels == TOPICS


def test_under_other_names_it_says_the_same_of_them():
    model = train(EXAMPLES)
    text = "暖气不热，公交车也不来"

    other = renamed(model, {"heating": "供暖", "roads": "道路", "noise": "噪音"})

    told = {guess.label: guess.probability for guess in classify(text, model)}
    assert {guess.label: guess.probability for guess in classify(text, other)} == pytest.approx(
        {"供暖": told["heating"], "道路": told["roads"], "噪音": told["noise"]}
    )


def test_a_label_without_a_name_is_forgotten():
    other = renamed(train(EXAMPLES), {"roads": "道路", "noise": "噪音"})

    assert set(other.labels) == {"道路", "噪音"}
    assert classify("公交车不来", other)[0].label == "道路"


def test_what_was_learnt_upon_it_knows_a_new_line_and_the_old_ones():
    before = renamed(train(EXAMPLES), {"heating": "供暖", "roads": "道路", "noise": "噪音"})
    said = [Example(words_of(text), "狗") for text in ("小狗没有拴绳", "夜里小狗叫得很吵", "小狗咬人")]

    after = train(said, Lesson(is_sparing=True), before)

    assert classify("邻居的小狗乱跑", after)[0].label == "狗"
    assert classify("家里暖气不热", after)[0].label == "供暖"


def test_sparing_it_keeps_nothing_that_stood_in_one_text_alone_not_even_upon_another_model():
    before = train(EXAMPLES)
    said = [Example(words_of(text), "dogs") for text in ("小狗没有拴绳", "小狗咬人", "王家的小狗")]

    eager, sparing = train(said, before=before), train(said, Lesson(is_sparing=True), before)

    assert eager.row_of(word_key("咬人")) is not None
    assert sparing.row_of(word_key("咬人")) is None
    assert sparing.row_of(word_key("小狗")) is not None


def test_a_greeting_is_no_reason():
    (first, *_others) = classify("代表您好，高龄津贴停了两个月，说是没认证。麻烦您费心。")

    assert first.label == "劳动和社会保障"
    assert "津贴" in first.reasons and "您好" not in first.reasons
