from hypothesis import given
from hypothesis import strategies as st

from hearth.core.ids import ALPHABET
from hearth.journey.contact.numbers import new_number, read_number


def test_a_new_number_is_read_back():
    number = new_number()

    assert read_number(number) == number


def test_a_number_may_be_typed_in_lower_case_with_hyphens_and_confused_letters():
    number = new_number()
    typed = f" {number[:4]}-{number[4:8]}-{number[8:]} ".lower().replace("0", "o").replace("1", "l")

    assert read_number(typed) == number


@given(place=st.integers(0, 9), letter=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_nearly_always_noticed(place, letter):
    numbers = [new_number() for _ in range(40)]
    mistyped = [number[:place] + letter + number[place + 1 :] for number in numbers]
    changed = [typed for typed, number in zip(mistyped, numbers, strict=True) if typed != number]

    taken = [typed for typed in changed if read_number(typed)]

    assert len(taken) <= 2


def test_what_cannot_be_a_number_is_none():
    assert [read_number(typed) for typed in ("", "7K4Q", "7K4Q-M2XW-9F-", "七K4QM2XW9F", "A" * 10)] == [None] * 5
