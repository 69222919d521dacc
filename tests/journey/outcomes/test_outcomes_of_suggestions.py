"""A measure or a document that came of a deputy's suggestion: claimed beside it, and told to whoever it began with."""

from __future__ import annotations

import pytest

from hearth.core.actors import System
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions, public, queries_outcome
from hearth.journey.outcomes.models import Ground, Heard, Outcome
from hearth.journey.suggestions import actions as suggestions
from hearth.journey.suggestions.actions.assigning import Share
from tests import cast, suggesting

CLOCK = System("clock")


@pytest.fixture
def owned(thread, bai, zhao):
    """A common demand that the deputy owns, begun with one message."""
    demand = demands.begin(thread, "供暖", by=bai)
    demands.confirm(demand, zhao.deputy, "供暖", by=bai)
    return Demand.objects.get(pk=demand.pk)


@pytest.fixture
def asked(owned, zhao, bai, heating):
    """The suggestion that began with it; the heating company handles it."""
    return suggesting.assigned(zhao, bai, Share(heating, "lead"), demand=owned)


def test_its_deputy_staff_and_the_unit_that_handles_it_may_claim(asked, zhao, sun, bai, he):
    for who in (zhao, bai, he):
        assert actions.claim(asked, cast.claim_of(title=f"措施 {who.name}"), by=who).state == "claimed"
    with cast.refused():
        actions.claim(asked, cast.claim_of(), by=sun)


def test_nothing_can_have_come_of_what_has_no_number(zhao, bai):
    with cast.refused():
        actions.claim(suggesting.submitted(zhao), cast.claim_of(), by=bai)


def test_whoever_wrote_what_it_began_with_hears_of_the_document_once(asked, owned, thread, zhao, bai):
    outcome = cast.in_force(asked, bai, zhao, "document")
    actions.link(owned, outcome, by=bai)

    assert (actions.tell(outcome, by=CLOCK), actions.tell(outcome, by=CLOCK)) == (1, 0)
    assert Heard.objects.get(outcome=outcome).thread == thread


def test_it_counts_as_what_came_of_the_demand_and_of_the_message(asked, owned, thread, zhao, bai):
    outcome = cast.in_force(asked, bai, zhao, "document")

    assert queries_outcome.public_of_demand(owned) == [outcome]
    assert queries_outcome.public_of_thread(thread) == [outcome]
    assert queries_outcome.public_of_suggestion(asked) == [outcome]


def test_the_deputy_who_leads_is_one_of_the_two_who_verify(asked, zhao, sun, bai):
    outcome = cast.shown(asked, bai)

    assert outcome.deputies_behind() == {zhao.deputy.pk}
    with cast.refused():
        actions.verify(outcome, by=sun)
    actions.verify(outcome, by=zhao)
    assert cast.as_it_is(outcome).deputy_who == zhao.id


def test_everybody_reads_how_it_came_about_and_nothing_of_one_in_confidence(asked, zhao, bai, heating):
    secret = suggesting.registered(zhao, bai, is_confidential=True)
    outcome = cast.in_force(asked, bai, zhao, "document")
    actions.link(secret, outcome, by=bai)
    suggestions.publish(suggesting.as_it_is(asked), "full", by=bai)

    told = public.whole(Outcome.objects.get(pk=outcome.pk))

    assert told["suggestions"] == [asked]
    assert any(asked.number in moment.sentence for moment in told["moments"])
    assert not any(secret.number in moment.sentence for moment in told["moments"])


def test_a_suggestion_is_linked_once_and_taken_away_again(asked, owned, zhao, bai):
    outcome = cast.claimed(owned, zhao)
    ground = actions.link(asked, outcome, by=bai)
    with cast.refused():
        actions.link(asked, outcome, by=bai)

    actions.unlink(Ground.objects.with_things().get(pk=ground.pk), by=bai)

    assert [each.demand for each in Ground.objects.filter(outcome=outcome)] == [owned]
