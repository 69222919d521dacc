"""Whatever part of a sentence somebody remembers, the sentence is found."""

import re
from collections import defaultdict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearth.core.bigrams import bigrams, phrase_query, surely, vector

HAN = "暖气不热老人冷家里𬱖〇"
sentences = st.text(st.sampled_from(HAN + "，。 \n3Ab'&|:*\\"), max_size=40)


def finds(text: str, words: str) -> bool:
    """What PostgreSQL answers to `bigrams(text)::tsvector @@ phrase_query(words)::tsquery`."""
    return matches(text, phrase_query(words))


def matches(text: str, query: str) -> bool:
    """The same for a query as it is written."""
    places = defaultdict(list)
    for lexeme, place in re.findall(r"'([^']+)':(\d+)", vector([(text, "")])):
        places[int(place)].append(lexeme)
    return all(any(_stands_at(start, phrase, places) for start in list(places)) for phrase in query.split(" & "))


def _stands_at(start: int, phrase: str, places: dict[int, list[str]]) -> bool:
    steps = re.findall(r"'([^']+)'(:\*)?", phrase)
    return all(
        any(at.startswith(sought) if open_end else at == sought for at in places.get(start + step, []))
        for step, (sought, open_end) in enumerate(steps)
    )


def test_each_character_is_kept_with_its_neighbour():
    assert bigrams("暖气不热，3栋") == "'暖气':1 '气不':2 '不热':3 '热':4 '3':5 '栋':6"


def test_a_number_is_kept_with_what_it_counts():
    assert vector([("3栋12室b2楼", "A")]).split() == [
        "'3':1A",
        "'3栋':1A",
        "'栋':2A",
        "'12':3A",
        "'12室':3A",
        "'室':4A",
        "'b2':5A",
        "'楼':6A",
    ]


def test_a_word_is_sought_in_one_piece_and_all_words_are_sought():
    assert phrase_query("暖气不热 Block３") == "'暖气' <-> '气不' <-> '不热' & 'block3'"


@pytest.mark.parametrize("nothing", ["", "  ", "！？ '", "\ud800"])
def test_nothing_sought_is_an_empty_query(nothing):
    assert phrase_query(nothing) == ""


@pytest.mark.parametrize("words", ["ＮＯＴ hot", "not", "暖气", "气", "热", "3号楼", "号楼暖气", "楼 not"])
def test_width_case_and_order_do_not_matter(words):
    assert finds("３号楼暖气 Not Hot，一直不热", words)


@pytest.mark.parametrize("words", ["气暖", "楼不热", "hotter", "4号楼", "no"])
def test_what_was_not_written_is_not_found(words):
    assert not finds("３号楼暖气 Not Hot，一直不热", words)


@given(sentences, st.data())
def test_any_remembered_piece_finds_the_sentence(sentence, data):
    runs = re.findall(f"[{HAN}]+", sentence)
    assume(runs)
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    end = data.draw(st.integers(start + 1, len(run)))

    assert finds(sentence, run[start:end])


@given(sentences, st.text(st.sampled_from(HAN), min_size=2, max_size=3))
def test_only_what_was_written_is_found(sentence, piece):
    assert finds(sentence, piece) == (piece in sentence)


@given(st.text(st.characters(exclude_categories=[])))
def test_no_text_can_break_out_of_its_quotes(text):
    assert re.fullmatch(r"(?:'[^'\\\x00\s]{1,64}':\d+ ?)*", bigrams(text))
    assert re.fullmatch(r"(?:'[^'\\\x00\s]{1,64}'(?::\*)?(?: <-> | & )?)*", phrase_query(text))


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("3号楼", "'3号' <-> '号楼'"),
        ("梧桐苑3号", "'梧桐' <-> '桐苑' <-> '苑' <-> '3号'"),
        ("3号楼12室", "'3号' <-> '号楼' <-> '楼' <-> '12室'"),
        ("b2楼 12", "'b2' <-> '楼':* & '12'"),
        ("1234567号", "'1234567' <-> '号':*"),
    ],
)
def test_a_number_is_sought_with_what_it_counts(words, query):
    assert phrase_query(words, is_counted=True) == query


@given(sentences, sentences)
def test_so_the_same_is_found(sentence, words):
    assert matches(sentence, phrase_query(words, is_counted=True)) == finds(sentence, words)


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("5100室", ["'5100'"]),
        ("3号楼 气", ["'3'", "'号楼'"]),
        ("气 3号楼", ["'3'", "'号楼'"]),
        ("暖气 不热", ["'暖气'", "'不热'"]),
        ("暖气 暖气", ["'暖气'"]),
        ("气 室", []),
    ],
)
def test_what_is_surely_there_leaves_out_what_may_go_on(words, sure):
    assert surely(phrase_query(words)) == sure


def test_an_english_word_and_its_other_forms_are_one_term():
    query = phrase_query("heating 暖气", "B", {"heating": "heat"})

    assert surely(query) == ["('heating':B | '~heat':B)", "'暖气':B"]


@given(sentences, sentences)
def test_whatever_is_found_has_what_is_surely_there(sentence, words):
    sure = surely(phrase_query(words))

    assert not finds(sentence, words) or all(matches(sentence, term) for term in sure)
