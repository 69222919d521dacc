"""A classifier learns from examples, and from corrections beside what it knew."""

from hearth.core.text.grams import word_key, words_of
from hearth.core.text.training import Example, Lesson, train
from tests.core.text.said import EXAMPLES


def says(model, text):
    return model.guess(words_of(text))[0].label


def likely(model, text, topic):
    return {guess.label: guess.probability for guess in model.guess(words_of(text))}[topic]


def test_the_same_examples_make_the_same_model():
    assert train(EXAMPLES) == train(EXAMPLES)


def test_a_gram_that_stood_in_one_text_alone_is_not_kept():
    model = train(EXAMPLES)

    assert model.row_of(word_key("锅炉房")) is None
    assert model.row_of(word_key("暖气")) is not None


def test_of_grams_as_common_one_that_stands_with_one_topic_is_more_telling():
    mixed = [Example([*e.words, "小区"] if at % 3 == 0 else e.words, e.label) for at, e in enumerate(EXAMPLES)]
    apart = [Example([*e.words, "锅炉"] if e.label == "heating" else e.words, e.label) for e in mixed]

    model, even = train(apart), train(apart, Lesson(is_purity_telling=False))

    boiler, estate = (model.row_of(word_key(word)) for word in ("锅炉", "小区"))
    assert model.scales[boiler] > model.scales[estate]
    assert even.scales[boiler] == even.scales[estate]


def test_a_rare_topic_is_not_drowned_by_a_common_one():
    many = [*EXAMPLES[:6] * 9, *EXAMPLES[6:8]]

    assert likely(train(many), "路口", "roads") > likely(train(many, Lesson(is_balanced=False)), "路口", "roads")


def test_silent_words_are_not_learnt_from():
    model = train(EXAMPLES, Lesson(silent=frozenset({word_key("暖气")})))

    assert model.row_of(word_key("暖气")) is None
    assert model.classify(words_of("暖气")) == model.classify([])


def test_a_correction_is_learnt_and_the_rest_is_not_forgotten():
    before = train(EXAMPLES)
    corrections = [Example(words_of(text), "dogs") for text in ("小狗没有拴绳", "夜里小狗叫得很吵", "小狗咬人")]

    after = train(corrections, before=before)

    assert says(after, "邻居的小狗乱跑") == "dogs"
    assert says(after, "家里暖气不热") == "heating"
    assert says(after, "公交车不来") == "roads"


def test_a_single_label_is_an_answer_too():
    assert says(train([example for example in EXAMPLES if example.label == "noise"]), "公交车") == "noise"
