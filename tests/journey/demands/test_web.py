"""The links of a night fall into parts, and what hangs together is in one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearth.core.text.merging import STRONG
from hearth.core.text.nightly import regather
from hearth.journey.demands.web import Part, Web


def key(number):
    return number.to_bytes(16, "big")


keys = st.integers(0, 30).map(key)
links = st.dictionaries(
    st.tuples(keys, keys).map(lambda pair: (min(pair), max(pair))), st.sampled_from([0.3, 0.5, 0.6, 0.8, 0.95])
)


def web_of(found):
    web = Web()
    for (one, other), probability in found.items():
        web.link(one, other, probability)
    return web


def parts_of(web, *limits):
    return [Part(part.places, [*part.links]) for part in web.parts(*limits)]


@given(links, st.integers(1, 40))
def test_every_message_is_in_one_part_and_no_likely_link_leads_out_of_it(found, at_once):
    web = web_of(found)

    parts = parts_of(web, at_once)

    assert sorted(place for part in parts for place in part.places) == list(range(len(web.keys)))
    within = [(web.keys[one], web.keys[other]) for part in parts for one, other, _probability in part.links]
    assert len(within) == len(set(within))
    assert {pair for pair, probability in found.items() if probability >= STRONG} <= set(within) <= found.keys()
    for part in parts:
        assert {place for one, other, _probability in part.links for place in (one, other)} <= set(part.places)


@given(links, st.integers(1, 10))
def test_the_parts_come_to_the_groups_that_all_together_come_to(found, at_once):
    web = web_of(found)
    alone = {key: key for key in web.keys}

    whole = regather(found, alone)
    by_parts = {}
    for part in web.parts(at_once):
        pairs = {(web.keys[one], web.keys[other]): probability for one, other, probability in part.links}
        by_parts |= regather(pairs, {web.keys[place]: web.keys[place] for place in part.places}).groups

    assert by_parts == whole.groups


@given(links, st.integers(1, 8))
def test_where_too_many_hang_together_likely_links_still_lead_out_of_no_part(found, most):
    web = web_of(found)

    parts = parts_of(web, 1, most)

    assert sorted(place for part in parts for place in part.places) == list(range(len(web.keys)))
    within = {(web.keys[one], web.keys[other]) for part in parts for one, other, _probability in part.links}
    assert {pair for pair, probability in found.items() if probability >= STRONG} <= within


def test_a_long_chain_of_faint_likenesses_is_not_looked_at_in_one_piece():
    firm = {(key(n), key(n + 1)): 0.9 for n in range(0, 40, 2)}
    faint = {(key(n + 1), key(n + 2)): 0.35 for n in range(0, 38, 2)}
    web = web_of(firm | faint)

    assert [len(part.places) for part in web.parts(1, 50)] == [40]
    assert [len(part.places) for part in web.parts(1, 10)] == [2] * 20


def test_what_stands_in_one_demand_is_looked_at_together():
    one, other, third, fourth, demand = (key(number) for number in range(5))
    web = web_of({(one, other): 0.9, (third, fourth): 0.9})
    web.tie(web.place(one), web.place(demand))
    web.tie(web.place(fourth), web.place(demand))

    assert [len(part.places) for part in web.parts(1)] == [5]
