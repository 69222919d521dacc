"""Two messages about one thing are recognised, with grounds that a person can check."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.features import features
from hearth.core.text.gathering import OFFERED
from hearth.core.text.likeness import ELSEWHERE, likeness
from hearth.core.text.places import ESTATE, Place
from hearth.core.text.weights import HOPELESS, OF_TREES, Weights, shipped
from tests.core.text.letters import COLD, COLD_ELSEWHERE, COLD_TOO, DOGS, LAMPS, LAMPS_TOO, LETTERS, portrait

letters = st.one_of(st.sampled_from(LETTERS), st.text("锦苑小区暖气不热路灯坏了，14度 boiler", max_size=60))


@pytest.mark.parametrize(("one", "other"), [(COLD, COLD_TOO), (LAMPS, LAMPS_TOO)])
def test_the_same_complaint_is_liker_than_any_other(one, other):
    others = [text for text in LETTERS if text not in (one, other)]

    same = likeness(portrait(one), portrait(other)).probability

    assert same > 0.5
    assert all(likeness(portrait(one), portrait(text)).probability < same for text in others)


def test_the_same_complaint_of_another_estate_is_another_demand():
    """The congress knows both estates; without it the words alone would look alike."""
    assert likeness(portrait(COLD), portrait(COLD_ELSEWHERE)).probability <= ELSEWHERE < OFFERED


def test_what_has_nothing_in_common_is_not_looked_at():
    assert likeness(portrait(COLD), portrait(DOGS)).probability == 0.0


def test_grounds_are_true_and_more_than_one():
    found = likeness(portrait(COLD, at=10), portrait(COLD_TOO, at=14))

    assert all(word in COLD and word in COLD_TOO for word, _ in found.words)
    assert Place(ESTATE, "jinyuan") in found.places
    assert "heating" in found.subjects
    assert found.days_apart == 4
    assert not found.same_sender
    assert found.is_explained


def test_two_names_of_one_place_are_one_ground():
    chosen = [Place(ESTATE, "place-7")]

    found = likeness(portrait("锦苑暖气不热", known_places=chosen), portrait("家属院暖气不热", known_places=chosen))

    assert Place(ESTATE, "place-7") in found.places


def test_a_name_that_the_dictionary_cuts_to_pieces_is_a_ground():
    found = likeness(portrait("B3区星河之城小区一楼油烟扰民"), portrait("B市星河之城楼下夜宵摊油烟太大"))

    assert found.words[0][0] == "星河之城"
    assert found.probability > OFFERED


def test_another_name_is_another_demand():
    found = likeness(portrait("B3区星河之城小区一楼油烟扰民"), portrait("B3区柳林国际小区一楼油烟扰民"))

    assert found.probability < OFFERED


def test_one_ground_alone_explains_nothing():
    far, now = portrait("boiler", at=0, sender="li"), portrait("boiler", at=900, sender="wang")

    assert not likeness(far, now).is_explained


@given(letters, letters)
def test_likeness_has_no_direction(one, other):
    here, there = portrait(one), portrait(other)

    assert features(here, there) == pytest.approx(features(there, here))
    assert likeness(here, there) == likeness(there, here)
    assert 0 <= likeness(here, there).probability <= 1


def test_the_weights_weigh_everything_that_is_looked_at():
    found = features(portrait(COLD), portrait(COLD_TOO))

    assert set(shipped().slopes) == set(found)
    assert Weights.from_json(shipped().as_json()) == shipped()


def test_a_feature_counts_alone_and_with_another():
    weights = Weights("trial", 1.0, {"words": 2.0, "names": -1.0}, (("words", "names", 4.0),))

    assert weights.log_odds({"words": 0.5, "names": 1.0}) == 1 + 1 - 1 + 2


SPLIT = ("words", 0.5, -2.0, ("names", 0.0, 1.0, 3.0))


def test_trees_say_their_part_beside_the_regression():
    weights = Weights("trial", 1.0, {"words": 0.0}, (), (SPLIT, 0.5))

    said = {0.4: -1.5, 0.5: -1.5, 0.6: 1.5}

    for words, trees in said.items():
        features = {"words": words, "names": 0.0}
        assert weights.log_odds(features) == pytest.approx((1 - OF_TREES) * 1.0 + OF_TREES * trees)


def test_no_tree_is_asked_where_there_is_no_hope():
    weights = Weights("trial", HOPELESS - 0.1, {}, (), (50.0,))

    assert weights.log_odds({}) == HOPELESS - 0.1


def test_weights_are_read_as_they_were_written():
    weights = Weights("trial", 1.0, {"words": 2.0}, (("words", "names", 4.0),), (SPLIT, 0.5))

    assert Weights.from_json(json.loads(json.dumps(weights.as_json()))) == weights
