"""What a text is judged by."""

from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.grams import BITS, CHINESE, Kind, counted, without, word_key, words_of


def test_words_stand_without_differences_of_width_and_case():
    assert words_of("Ａ3栋 Heating，暖气！") == ["a3", "栋", "heating", "暖气"]


def test_a_number_that_nobody_else_has_is_no_word():
    assert words_of("打 13800001234 暖气") == ["打", "暖气"]


def test_english_words_are_heard_with_their_neighbours():
    kind = Kind("w", 1.0)

    assert len(counted(["no", "hot", "water"], kind)) == 5


def test_words_further_apart_are_paired_where_a_family_says_so():
    kind = Kind("p", 1.0, pairs=(2, 3))

    assert len(counted(["no", "hot", "water"], kind)) == 4


def test_a_word_that_stands_twice_is_counted_twice():
    assert counted(["暖气", "热", "暖气"], Kind("w", 1.0))[word_key("暖气")] == 2


def test_only_the_beginning_is_heard_where_a_family_says_so():
    kind = Kind("W", 1.0, first=2)

    assert counted(["暖气", "不热", "谢谢"], kind) == counted(["暖气", "不热"], kind)


def test_the_same_word_is_another_gram_at_the_beginning():
    whole, beginning = CHINESE[0], CHINESE[2]

    assert not counted(["暖气"], whole).keys() & counted(["暖气"], beginning).keys()


def test_pieces_of_a_word_know_where_it_begins_and_ends():
    kind = Kind("c", 1.0, pieces=(2, 4))

    assert len(counted(["暖气"], kind)) == 5


def test_silent_words_are_known_by_their_numbers():
    assert without(["请", "修", "暖气"], frozenset({word_key("请")})) == ["修", "暖气"]


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_be_read(text):
    words = words_of(text)

    assert all(0 <= key < 1 << BITS for kind in CHINESE for key in counted(words, kind))
