"""Weights that tell one side from the other."""

from array import array

from hearth.core.text.separating import Row, separate

ONE, OTHER, BOTH = (Row(array("l", at), array("d", [1.0] * len(at))) for at in ([0], [1], [0, 1]))
NOTHING = [0.0, 0.0]


def test_what_stands_on_our_side_speaks_for_us():
    weights = separate([ONE, OTHER], [True, False], [10.0, 10.0], NOTHING)

    assert weights[0] > 0.9
    assert weights[1] < -0.9


def test_a_dear_mistake_is_avoided_at_the_cost_of_a_cheap_one():
    weights = separate([ONE, ONE], [True, False], [5.0, 0.1], NOTHING)

    assert weights[0] > 0.5


def test_what_was_known_is_kept_where_nothing_contradicts_it():
    assert list(separate([ONE], [True], [1.0], [2.0, -3.0])) == [2.0, -3.0]


def test_what_was_known_gives_way_to_what_contradicts_it():
    weights = separate([ONE] * 20, [False] * 20, [1.0] * 20, [2.0, -3.0])

    assert weights[0] < 0
    assert weights[1] == -3.0


def test_of_two_grams_that_stand_together_neither_takes_all():
    weights = separate([BOTH], [True], [10.0], NOTHING)

    assert weights[0] == weights[1] > 0.4
