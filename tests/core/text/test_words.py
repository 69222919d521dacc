"""What is read in a text does not hang on how it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.plain import plain
from hearth.core.text.words import words


def spoken(text):
    return [word.text for word in words(plain(text))]


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("Ｂｏｉｌｅｒ　坏了", "boiler 坏了"),
        ("第三中学补课", "３中补课"),
        ("地铁三号线", "地铁3号线"),
        ("第十二小学", "12小"),
    ],
)
def test_width_case_and_numerals_make_no_difference(typed, also):
    assert spoken(typed) == spoken(also)


@pytest.mark.parametrize(
    "led", ["https://example.org/a?b=1", "www.example.org/锅炉"[:15], "li@example.org", "13800000000", "0354-0000106"]
)
def test_what_leads_to_a_person_is_not_kept(led):
    assert plain(f"锅炉 {led} 坏了").split() == ["锅炉", "坏了"]


def test_what_every_letter_says_says_nothing():
    assert spoken("尊敬的领导您好，请问什么时候解决锅炉问题，谢谢！") == ["锅炉"]


def test_english_words_are_read_without_those_that_say_nothing():
    assert spoken("The boiler in our building is broken") == ["boiler", "building", "broken"]


def test_a_bus_line_is_a_name_and_a_year_is_nothing():
    assert [(word.text, word.is_name) for word in words("2019年121路末班车")] == [("121路", True), ("末班车", False)]


@given(st.text(max_size=80))
def test_any_text_can_be_read_and_reading_it_plain_changes_nothing_more(text):
    assert plain(plain(text)) == plain(text)
    assert all(2 <= len(word.text) <= 32 for word in words(plain(text)))
