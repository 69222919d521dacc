"""Identifiers sort by time, and names of things survive being read aloud."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from hearth.core.ids import ALPHABET, encode, readable, short_code, uuid7


def test_identifiers_say_which_kind_they_are():
    made = uuid7()

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_later_identifiers_sort_behind_earlier_ones():
    earlier = uuid7()
    time.sleep(0.002)

    assert earlier < uuid7()


def test_an_identifier_carries_the_moment_it_was_made():
    before = time.time_ns() // 1_000_000
    moment = uuid7().int >> 80

    assert before <= moment <= time.time_ns() // 1_000_000


def test_ten_thousand_identifiers_differ():
    assert len({uuid7() for _ in range(10_000)}) == 10_000


def test_codes_hold_only_characters_nobody_confuses():
    marks = set("".join(short_code() for _ in range(500)))

    assert marks == set(ALPHABET)
    assert not marks & set("ILOU")


@given(st.text(ALPHABET, min_size=1, max_size=12))
def test_a_code_read_back_by_a_person_is_the_same_code(code):
    spoken = "-".join(code.lower().replace("0", "o").replace("1", "l"))

    assert readable(f" {spoken} ") == code


@given(st.binary(min_size=8, max_size=32), st.integers(1, 12))
def test_bytes_are_encoded_alike_each_time_and_as_long_as_asked(data, length):
    encoded = encode(data, length)

    assert encoded == encode(data, length)
    assert len(encoded) == length and set(encoded) <= set(ALPHABET)
