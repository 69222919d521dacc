"""At night the groups are looked at again: proposals, never across what people have parted."""

from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.merging import Merging
from hearth.core.text.nightly import LARGEST, joining, regather

MESSAGES = "abcdef"
pair = st.tuples(st.sampled_from(MESSAGES), st.sampled_from(MESSAGES)).filter(lambda two: two[0] < two[1])
pairs = st.dictionaries(pair, st.floats(0, 1), max_size=12)
groups = st.fixed_dictionaries({message: st.sampled_from("XYZ") for message in MESSAGES})


def test_what_the_order_of_arrival_parted_comes_together():
    night = regather({("a", "b"): 0.9, ("b", "c"): 0.9}, {"a": "A", "b": "A", "c": "C"})

    assert night.groups == {"a": "A", "b": "A", "c": "A"}
    assert [(p.kind, p.group, p.messages, p.source) for p in night.proposals] == [("merge", "A", ("c",), "C")]


def test_a_group_that_does_not_hold_is_to_be_split():
    likely = {("a", "b"): 0.95, ("b", "c"): 0.95, ("a", "c"): 0.95, ("d", "e"): 0.95}

    night = regather(likely, dict.fromkeys("abcde", "A"))

    assert {night.groups[key] for key in "abc"} == {"A"}
    assert [(p.kind, p.messages, p.source) for p in night.proposals] == [("split", ("d", "e"), "A")]


def test_one_weak_bridge_does_not_join_two_groups():
    inside = {
        ("a", "b"): 0.99,
        ("b", "c"): 0.99,
        ("a", "c"): 0.99,
        ("d", "e"): 0.99,
        ("e", "f"): 0.99,
        ("d", "f"): 0.99,
    }

    found = Merging({**inside, ("c", "d"): 0.7}).run()

    assert found == [["a", "b", "c"], ["d", "e", "f"]]


def test_what_a_person_touched_waits_for_a_person():
    night = regather({("a", "b"): 0.9}, {"a": "A", "b": "B"}, touched={"B"})

    assert [p.is_automatic for p in night.proposals] == [False]
    assert [p.is_automatic for p in regather({("a", "b"): 0.9}, {"a": "A", "b": "B"}).proposals] == [True]


def test_what_grows_too_large_waits_for_a_person():
    many = [f"{number:03}" for number in range(LARGEST + 1)]
    all_alike = {(one, other): 1.0 for place, one in enumerate(many) for other in many[place + 1 :]}

    night = regather(all_alike, {message: message for message in many})

    assert len(set(night.groups.values())) == 1
    assert not any(proposal.is_automatic for proposal in night.proposals)


def test_what_a_person_put_together_stays_together():
    assert Merging({}, together=[("b", "a")]).run() == [["a", "b"]]


@given(pairs, groups, st.lists(pair, max_size=4))
def test_nothing_that_a_person_parted_is_ever_together(likely, before, parted):
    night = regather(likely, before, apart=parted, together=[("a", "b"), ("b", "c")])

    assert all(night.groups[one] != night.groups[other] for one, other in parted)


@given(pairs, groups)
def test_every_message_keeps_exactly_one_group_and_proposals_lead_there(likely, before):
    night = regather(likely, before)

    after = dict(before)
    for proposal in night.proposals:
        assert all(after[message] == proposal.source for message in proposal.messages)
        after.update(dict.fromkeys(proposal.messages, proposal.group))
    assert after == night.groups


@given(pairs, groups)
def test_the_order_in_which_pairs_are_told_makes_no_difference(likely, before):
    backwards = dict(reversed(likely.items()))

    assert regather(backwards, before) == regather(likely, before)


@given(pairs, groups)
def test_a_second_night_proposes_nothing_new(likely, before):
    night = regather(likely, before)

    assert regather(likely, night.groups).proposals == ()


def test_what_comes_whole_into_a_group_or_takes_it_in_need_not_wait():
    likely = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.9, ("x", "y"): 0.9}
    night = regather(likely, {"a": "A", "b": "A", "c": "C", "x": "X", "y": "Y"})

    assert [(p.group, p.source) for p in joining("A", night)] == [("A", "C")]
    assert [(p.group, p.source) for p in joining("C", night)] == [("A", "C")]


def test_what_would_part_a_group_is_not_among_it():
    night = regather({("a", "b"): 0.9, ("c", "d"): 0.9}, dict.fromkeys("abcd", "A"))

    assert night.proposals
    assert list(joining("A", night)) == []
