"""Two counts compared: the interval is the published one, and says less the less was seen."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.rates import growth, share

COUNTS = st.integers(0, 5_000)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_wilsons(part, whole, low, high):
    found = share(part, whole)

    assert isclose(found[0], low, abs_tol=5e-5) and isclose(found[1], high, abs_tol=5e-5)


def test_of_what_was_never_seen_nothing_is_known():
    assert share(0, 0) == (0.0, 1.0)
    assert growth(0, 0, 8) == (0.0, 0.0, inf)


def test_seven_in_a_week_after_five_in_eight_is_growth():
    found = growth(7, 5, 8)

    assert found.times == 11.2
    assert 3.5 < found.lowest < 4 and 32 < found.highest < 37


def test_one_alone_proves_little_and_three_much_more():
    assert growth(1, 0, 8).times == inf
    assert growth(1, 0, 8).lowest < growth(3, 0, 8).lowest


@given(COUNTS, COUNTS, st.floats(0.5, 52))
def test_the_interval_holds_what_was_seen_and_keeps_its_order(lately, before, spans):
    found = growth(lately, before, spans)

    assert 0 <= found.lowest <= found.highest
    if lately and before:
        assert found.lowest <= found.times * (1 + 1e-9) and found.times <= found.highest * (1 + 1e-9)


@given(COUNTS, COUNTS)
def test_more_lately_never_looks_like_less(lately, before):
    assert growth(lately + 1, before, 8).lowest >= growth(lately, before, 8).lowest
