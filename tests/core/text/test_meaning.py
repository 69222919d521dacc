"""What nearness is worth is learnt from decided pairs, and nothing where they do not say."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.encoders.vectors import packed, unpacked
from hearth.core.text.gathering import gather
from hearth.core.text.meaning import Decided, Lift, is_enough, weighed
from tests.core.text.letters import LETTERS, reading, store_of

shares = st.floats(0, 1)


def pairs(amount, *, tells, scale=1.0):
    """Pairs of which words say half; nearness says the rest, or nothing. Some encoders use little of the scale."""
    chance = random.Random(7)
    for number in range(amount):
        is_one = number % 2 == 0
        near = (0.8 if is_one else 0.4) if tells else 0.6
        words = 0.6 if is_one else 0.4
        yield Decided(words, 1 - (1 - near - chance.uniform(-0.15, 0.15)) * scale, is_one, number // 4)


@pytest.mark.parametrize("scale", [1.0, 0.1])
def test_where_nearness_tells_it_is_worth_something(scale):
    found = weighed(list(pairs(400, tells=True, scale=scale)))

    assert found.is_better
    assert found.lift.lifted(0.5, 1 - 0.15 * scale) > 0.9 > 0.1 > found.lift.lifted(0.5, 1 - 0.65 * scale)


def test_where_it_tells_nothing_it_is_worth_nothing():
    assert not weighed(list(pairs(400, tells=False))).is_better


def test_where_the_near_ones_are_those_that_differ_it_is_not_believed():
    turned = [pair._replace(nearness=-pair.nearness) for pair in pairs(400, tells=True)]

    assert not weighed(turned).is_better


@pytest.mark.parametrize(("together", "apart"), [(100, 99), (200, 39), (39, 200), (0, 0)])
def test_few_pairs_say_nothing(together, apart):
    said = [Decided(0.5, 0.5, True)] * together + [Decided(0.5, 0.5, False)] * apart

    assert not is_enough(said)


def test_from_two_hundred_on_something_can_be_learnt():
    assert is_enough([Decided(0.5, 0.5, True)] * 160 + [Decided(0.5, 0.5, False)] * 40)


@given(shares, shares, shares)
def test_nearer_is_never_less_likely(probability, one, other):
    lift = Lift(6.0, 0.5)
    far, near = sorted((one, other))

    assert 0 <= lift.lifted(probability, far) <= lift.lifted(probability, near) <= 1


def test_all_alike_is_no_reason_to_fail():
    said = [Decided(1.0, 0.5, True, n) for n in range(100)] + [Decided(0.0, 0.5, False, n) for n in range(100)]

    assert not weighed(said).is_better


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=50))
def test_what_is_kept_is_nearly_what_was_given(numbers):
    assert unpacked(packed(tuple(numbers))) == pytest.approx(tuple(numbers), abs=1e-3)


class Nearest:
    """Meaning of which nothing has been learnt: it only brings messages to compare."""

    lifted_by = ""

    def __init__(self, *keys):
        self.nearest = list(keys)

    def weigh(self, links, mine, others):
        return dict(links)


@given(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=6, unique=True), st.sampled_from(LETTERS))
def test_before_anything_is_learnt_no_probability_changes(texts, new):
    store = store_of(**{f"g{n}": text for n, text in enumerate(texts)})
    known = gather("new", reading(new), store)

    brought = gather("new", reading(new), store, meaning=Nearest(*(f"m{n}" for n in range(len(texts)))))

    assert dict(known.near).items() <= dict(brought.near).items()
    assert dict(known.links).items() <= dict(brought.links).items() or brought.group != known.group
