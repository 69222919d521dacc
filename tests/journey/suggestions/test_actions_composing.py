"""A deputy words it, others sign these very words, and it is handed in."""

from __future__ import annotations

import pytest

from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.congress.models import Mandate
from hearth.journey.suggestions import actions
from hearth.journey.suggestions.models import Ask, Wording
from tests import cast
from tests.suggesting import ASKS, WORDS, as_it_is, begun, name_of, submitted

pytestmark = pytest.mark.django_db


def test_each_thing_that_is_asked_for_has_its_number(zhao):
    suggestion = begun(zhao)

    assert list(Ask.objects.filter(suggestion=suggestion).order_by("number").values_list("number", "words")) == list(
        enumerate(ASKS, 1)
    )


def test_only_a_deputy_makes_suggestions(yuhe, bai):
    with cast.refused(NotAllowed):
        begun(bai)


def test_another_deputy_signs_the_wording_they_read(zhao, sun):
    suggestion = begun(zhao)
    actions.invite(suggestion, [sun.deputy], by=zhao)

    actions.cosign(name_of(suggestion, sun), suggestion.wording, by=sun)

    assert (name_of(suggestion, sun).state, name_of(suggestion, sun).wording) == ("signed", 1)


def test_nobody_signs_words_that_have_changed_meanwhile(zhao, sun):
    suggestion = begun(zhao)
    actions.invite(suggestion, [sun.deputy], by=zhao)
    actions.revise(as_it_is(suggestion), WORDS._replace(title="供暖"), by=zhao)

    with cast.refused():
        actions.cosign(name_of(suggestion, sun), 1, by=sun)


def test_revising_the_wording_lets_the_names_fall_away(zhao, sun):
    suggestion = begun(zhao)
    actions.invite(suggestion, [sun.deputy], by=zhao)
    actions.cosign(name_of(suggestion, sun), 1, by=sun)

    actions.revise(as_it_is(suggestion), WORDS._replace(asks=ASKS[:1]), by=zhao)

    assert name_of(suggestion, sun).state == "invited"
    assert [each.number for each in Wording.objects.order_by("number")] == [1, 2]
    assert Wording.objects.get(number=1).asks == ASKS


def test_nobody_is_asked_twice_and_nobody_signs_for_another(zhao, sun):
    suggestion = begun(zhao)
    actions.invite(suggestion, [sun.deputy], by=zhao)

    with cast.refused():
        actions.invite(as_it_is(suggestion), [sun.deputy, zhao.deputy], by=zhao)
    with cast.refused(NotAllowed):
        actions.cosign(name_of(suggestion, sun), 1, by=zhao)


def test_a_name_whose_mandate_has_ended_does_not_count(zhao, sun):
    suggestion = begun(zhao)
    actions.invite(suggestion, [sun.deputy], by=zhao)
    actions.cosign(name_of(suggestion, sun), 1, by=sun)
    Mandate.objects.filter(deputy=sun.deputy).update(state="ended")

    actions.submit(as_it_is(suggestion), by=zhao)

    assert name_of(suggestion, sun).state == "invited"


def test_what_tells_who_a_resident_is_stays_with_the_deputy(zhao):
    suggestion = begun(zhao, facts="李秀兰家住锦苑小区7号楼2单元301室，电话13800138000，早晚很冷。")

    with cast.refused() as refused:
        actions.submit(suggestion, by=zhao)

    assert "13800138000" in str(refused.value.sentence)
    assert as_it_is(suggestion).state == "draft"


def test_what_was_handed_in_is_not_worded_otherwise_by_anybody(zhao, bai):
    suggestion = submitted(zhao)

    with cast.refused(Stale):
        actions.revise(as_it_is(suggestion), WORDS._replace(title="另一件"), by=zhao)
    with cast.refused(NotAllowed):
        actions.revise(as_it_is(suggestion), WORDS._replace(title="另一件"), by=bai)


def test_what_was_sent_back_can_be_worded_anew_and_handed_in_again(zhao, bai):
    suggestion = submitted(zhao)
    actions.send_back(suggestion, "请写明小区名称，我们可以帮忙核实。", by=bai)

    actions.revise(as_it_is(suggestion), WORDS._replace(title="供暖网格化"), by=zhao)
    actions.submit(as_it_is(suggestion), by=zhao)

    assert as_it_is(suggestion).state == "submitted"


def test_a_demand_nobody_confirmed_is_no_beginning(zhao, bai, thread):
    from hearth.journey.demands import actions as demands

    demand = demands.begin(thread, "供暖", by=bai)

    with cast.refused():
        begun(zhao, demand)
