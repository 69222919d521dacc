"""A seat from the election to its end: what was decided is written down, and nothing that the law does not know."""

from datetime import date

import pytest

from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Deputy, District, Mandate, Term
from tests import cast

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)
BASIS = "代表法第六十一条"


@pytest.fixture
def elected(bai):
    """Somebody who was just elected."""
    deputy = actions.add(Deputy(code="D030", name_zh="曾丽华"), by=bai)
    return actions.seat(deputy, Term.objects.get(), district=District.objects.get(), by=bai)


def test_from_election_to_office(elected, bai):
    actions.qualify(elected, on=DAY, by=bai)
    actions.begin_mandate(elected, on=DAY, by=bai)

    stored = Mandate.objects.get()
    assert (stored.state, stored.began_on) == ("active", DAY)
    told = Entry.objects.filter(thing_id=stored.pk).order_by("at", "id").values_list("event", "code")
    assert list(told)[1:] == [(Happened.MANDATE_QUALIFIED, "D030"), (Happened.MANDATE_BEGUN, "D030")]


def test_nobody_takes_office_before_the_election_is_found_valid(elected, bai):
    with cast.refused(Stale):
        actions.begin_mandate(elected, on=DAY, by=bai)


def test_a_suspension_names_its_ground_and_ends(zhao, bai):
    mandate = Mandate.objects.get(deputy=zhao.deputy)

    actions.suspend_mandate(mandate, on=DAY, basis=BASIS, by=bai)
    suspended = Mandate.objects.get()
    actions.resume_mandate(mandate, on=DAY, by=bai)

    assert (suspended.state, suspended.legal_basis) == ("suspended", BASIS)
    assert (Mandate.objects.get().state, Mandate.objects.get().legal_basis) == ("active", "")


def test_an_end_says_why_and_on_what_ground(zhao, bai):
    mandate = Mandate.objects.get(deputy=zhao.deputy)

    actions.end_mandate(mandate, on=DAY, reason="resigned", basis="代表法第六十二条", by=bai)

    stored = Mandate.objects.get()
    assert (stored.state, stored.end_reason, stored.ended_on) == ("ended", "resigned", DAY)
    facts = Entry.objects.get(event=Happened.MANDATE_ENDED).facts
    assert facts == {"on": "2026-11-20", "reason": "resigned", "basis": "代表法第六十二条"}


def test_an_invalid_election_ends_before_it_began(elected, bai):
    actions.end_mandate(elected, on=DAY, reason="invalid", basis=BASIS, by=bai)

    assert Mandate.objects.get().state == "ended"


def test_what_is_over_does_not_move_again(zhao, bai):
    mandate = Mandate.objects.get(deputy=zhao.deputy)
    actions.end_mandate(mandate, on=DAY, reason="moved", basis=BASIS, by=bai)

    with cast.refused(Stale):
        actions.resume_mandate(mandate, on=DAY, by=bai)


def test_a_seat_is_set_once_a_term_and_then_corrected(elected, bai):
    again = actions.seat(elected.deputy, elected.term, credential="0123", by=bai)

    assert again.pk == elected.pk
    assert Entry.objects.filter(event=Happened.SEATED).latest("at").facts["fields"] == ["credential"]
