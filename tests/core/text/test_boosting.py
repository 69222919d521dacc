"""Trees learn what a regression cannot say: in which company a sign counts; and the same from the same."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench._boosting import LEAVES, RATE, TREES, grown
from hearth.core.text.weights import Weights

NAMES = ["words", "place"]


def told(trees, features):
    """What these trees say, in log-odds."""
    return Weights("trial", 0.0, {}, (), tuple(trees))._grown(features)


def drawn(rule, many=600):
    """Examples at random, each right by a rule of its two numbers."""
    chance = random.Random(7)
    rows = [(chance.random(), chance.random()) for _ in range(many)]
    return rows, [rule(*row) for row in rows], [1.0] * many


def test_a_sign_that_counts_only_in_company_is_learnt():
    """Either or, never both: no sum tells these apart. A tree sees half of the columns, so each stands twice."""
    rows, hits, counts = drawn(lambda words, place: (words > 0.5) != (place > 0.5))
    trees = grown([row * 2 for row in rows], hits, counts, [*NAMES, *NAMES])

    assert told(trees, {"words": 0.9, "place": 0.1}) > 1 and told(trees, {"words": 0.1, "place": 0.9}) > 1
    assert told(trees, {"words": 0.9, "place": 0.9}) < -1 and told(trees, {"words": 0.1, "place": 0.1}) < -1


def test_the_same_examples_give_the_same_trees():
    examples = drawn(lambda words, place: words > place)

    assert grown(*examples, NAMES) == grown(*examples, NAMES)


def test_what_counts_for_more_is_heeded_more():
    rows = [(0.5, 0.5)] * 200
    hits = [place < 100 for place in range(200)]

    even, loud = grown(rows, hits, [1.0] * 200, NAMES), grown(rows, hits, [3.0] * 100 + [1.0] * 100, NAMES)

    assert told(even, {"words": 0.5, "place": 0.5}) == pytest.approx(0, abs=0.2)
    assert told(loud, {"words": 0.5, "place": 0.5}) > 0.5


def test_a_few_examples_make_no_branch():
    trees = grown([(0.0, 0.0), (1.0, 1.0)] * 10, [False, True] * 10, [1.0] * 20, NAMES)

    assert all(isinstance(tree, float) for tree in trees)


@settings(max_examples=10)
@given(st.lists(st.tuples(st.floats(-5, 5), st.sampled_from([0.0, 1.0])), min_size=100, max_size=200))
def test_every_tree_is_small_and_cuts_between_values(rows):
    hits = [sum(row) > 0 for row in rows]

    trees = grown(rows, hits, [1.0] * len(rows), NAMES)

    assert len(trees) == TREES
    for tree in trees:
        leaves = list(leaves_of(tree))
        assert len(leaves) <= LEAVES and all(abs(leaf) <= RATE * len(rows) for leaf in leaves)
        for name, highest in cuts_of(tree):
            values = [row[NAMES.index(name)] for row in rows]
            assert min(values) <= highest <= max(values)


def leaves_of(tree):
    return [tree] if isinstance(tree, float) else [*leaves_of(tree[2]), *leaves_of(tree[3])]


def cuts_of(tree):
    return [] if isinstance(tree, float) else [(tree[0], tree[1]), *cuts_of(tree[2]), *cuts_of(tree[3])]
