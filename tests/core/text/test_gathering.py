"""A new message finds the demand it belongs to; what a person has said stands above every likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text import candidates
from hearth.core.text.gathering import OFFERED, gather
from hearth.core.text.memory import MemoryStore
from tests.core.text.letters import COLD, COLD_ELSEWHERE, COLD_TOO, DOGS, LAMPS, LETTERS, reading, store_of

arrivals = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=8)


def gathered(texts, store=None):
    store = store or MemoryStore()
    for number, text in enumerate(texts):
        key = f"m{number}"
        store.add(key, reading(text), gather(key, reading(text), store).group)
    return store


def test_the_first_message_is_a_demand_of_its_own():
    found = gather("m0", reading(COLD), MemoryStore())

    assert (found.group, found.how, found.links) == ("m0", "alone", ())


def test_a_second_voice_joins_the_first():
    found = gather("new", reading(COLD_TOO), store_of(heating=COLD, lamps=LAMPS))

    assert found.group == "heating"
    assert found.how in ("joined", "offered")
    assert [key for key, _ in found.links] == ["m0"]


@pytest.mark.parametrize("other", [COLD_ELSEWHERE, DOGS])
def test_another_matter_and_another_estate_stand_alone(other):
    assert gather("new", reading(other), store_of(heating=COLD, lamps=LAMPS)).how == "alone"


def test_of_the_words_it_is_sought_by_only_as_many_as_can_be_looked_through_and_the_rarest_at_least(monkeypatch):
    store, sought = store_of(heating=COLD, lamps=LAMPS, cold=COLD_TOO), []
    monkeypatch.setattr(
        store, "sharing", lambda words, *most: sought.append([*words]) or MemoryStore.sharing(store, words, *most)
    )

    for most in (2_000, 4, 0):
        monkeypatch.setattr(candidates, "LOOKED_THROUGH", most)
        gather("new", reading(COLD), store)

    many, few, one = sought
    known = store.frequencies(many)
    assert len(many) > len(few) > len(one) == 1
    assert sum(known[word] for word in few) <= 4
    assert max(known[word] for word in few) <= min(known[word] for word in set(many) - set(few))


def test_what_a_person_parted_is_never_joined_again():
    store = store_of(heating=COLD)
    store.part("new", "heating")

    assert gather("new", reading(COLD), store).group == "new"


def test_what_a_person_put_together_needs_no_likeness():
    store = store_of(heating=COLD)
    store.bind("new", "heating")

    assert gather("new", reading(DOGS), store).how == "person"
    assert gather("new", reading(DOGS), store).group == "heating"


def test_one_sender_repeating_does_not_speak_for_many():
    """Three copies by one hand agree once; three people agree three times."""
    alone, many = MemoryStore(), MemoryStore()
    for number in range(3):
        alone.add(f"m{number}", reading(COLD_TOO, sender="li"), "heating")
        many.add(f"m{number}", reading(COLD_TOO, sender=f"li{number}"), "heating")

    one, three = (gather("new", reading(COLD, sender="wang"), store) for store in (alone, many))

    assert alone.sizes(["heating"]) == {"heating": 1}
    assert many.sizes(["heating"]) == {"heating": 3}
    assert one.group == three.group == "heating"


def test_nothing_is_joined_by_itself_without_two_grounds():
    for texts in ([COLD, COLD_TOO], [LAMPS, LAMPS]):
        found = gather("new", reading(texts[1]), store_of(first=texts[0]))
        assert found.how != "joined" or len(found.links[0][1].grounds) >= 2


@given(arrivals)
def test_the_same_messages_always_come_to_the_same_groups(texts):
    assert gathered(texts).group_of == gathered(texts).group_of


@given(arrivals)
def test_deciding_again_changes_nothing_and_writes_nothing(texts):
    store = gathered(texts)

    first = gather("new", reading(texts[0]), store)

    assert gather("new", reading(texts[0]), store) == first
    assert "new" not in store.group_of


@given(arrivals, st.data())
def test_a_group_never_loses_a_member_and_a_parted_message_never_returns(texts, data):
    store, parted = MemoryStore(), data.draw(st.integers(0, len(texts) - 1))
    for number, text in enumerate(texts):
        if number == parted:
            for group in set(store.group_of.values()):
                store.part(f"m{number}", group)
        before = dict(store.group_of)
        found = gather(f"m{number}", reading(text), store)
        store.add(f"m{number}", reading(text), found.group)

        assert before.items() <= store.group_of.items()
        assert found.how == "alone" or found.score >= OFFERED
        assert number != parted or found.group == f"m{number}"


@given(arrivals, st.data())
def test_groups_put_together_one_by_one_are_counted_as_if_they_had_been_one_from_the_first(texts, data):
    store, anew = gathered(texts), MemoryStore()
    one, other = (data.draw(st.sampled_from(sorted(set(store.group_of.values())))) for _ in range(2))
    if one != other:
        store.merge(one, other)
    for key, group in store.group_of.items():
        anew.add(key, store.readings([key])[key], group)

    terms = frozenset().union(*(store.readings([key])[key].terms for key in store))
    assert other == one or other not in store.group_of.values()
    assert store.demands() == anew.demands()
    assert store.frequencies(terms) == anew.frequencies(terms)
    assert store.sizes({one}) == anew.sizes({one})


def test_around_a_group_lies_whatever_any_of_it_was_like_with_all_of_where_that_stands():
    store = store_of(heating=COLD, lamps=LAMPS, dogs=DOGS)
    store.add("m3", reading(COLD_TOO), "heating")
    store.add("m4", reading(LAMPS), "lamps")
    store.remember("m3", [("m0", 0.9), ("m1", 0.2)])
    store.remember("m4", [("m1", 0.8), ("m2", 0.3)])

    pairs, groups = store.around("heating")

    assert pairs == {("m0", "m3"): 0.9, ("m1", "m3"): 0.2, ("m1", "m4"): 0.8}
    assert groups == {"m0": "heating", "m3": "heating", "m1": "lamps", "m4": "lamps"}
