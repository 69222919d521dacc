"""What units promise of their own accord."""

from __future__ import annotations

import pytest

from hearth.core.addresses import address
from hearth.ground.rulebook import actions, clocks
from hearth.ground.rulebook.models import UnitPromise
from tests import cast
from tests.house.screens import form_on, send, words_on


@pytest.fixture
def clerk(client, bai):
    """A browser with Bai signed in."""
    return cast.signed_in(client, bai)


def page(unit):
    return address("promises:unit", unit.pk)


def test_units_are_listed_with_how_much_they_promise(clerk, heating, bai):
    actions.set_promise(heating, "result", 2, "wh", by=bai)

    words = words_on(clerk.get(address("promises:promises")))

    assert heating.name in words and "1项承诺" in words


def test_a_promise_for_one_tier_is_given_and_shown(clerk, heating):
    form = form_on(clerk.get(page(heating)), page(heating), "amount")

    send(clerk, form, name="referral.result_utilities", amount="2", measure="wh")

    promise = UnitPromise.objects.get()
    assert (promise.name, promise.amount, promise.measure) == ("referral.result_utilities", 2, "wh")
    words = words_on(clerk.get(page(heating)))
    assert "2个工作小时" in words
    assert "规则规定：24小时" in words


def test_a_promise_for_one_tier_shortens_that_tier_only(thread, code, heating, bai):
    actions.set_promise(heating, "referral.result_utilities", 2, "h", by=bai)

    utilities = cast.referred(thread, bai, heating, tier="utilities")
    ordinary = cast.referred(cast.delivered(code), bai, heating, tier="ordinary")

    assert clocks.running(utilities, "result").promise is not None
    assert clocks.running(ordinary, "result").promise is None


def test_a_promise_stands_behind_the_date_it_shortens(client, thread, heating, he, bai):
    actions.set_promise(heating, "result", 2, "h", by=bai)
    referral = cast.referred(thread, bai, heating)

    words = words_on(cast.signed_in(client, he).get(address("casework:referral", referral.code)))

    assert "单位自己的承诺" in words


def test_a_promise_ends(clerk, heating, bai):
    made = actions.set_promise(heating, "result", 2, "h", by=bai)

    send(clerk, form_on(clerk.get(page(heating)), address("promises:end_promise", heating.pk, made.pk)))

    assert UnitPromise.objects.get().until is not None
    assert "以前的承诺" in words_on(clerk.get(page(heating)))


@pytest.mark.parametrize(
    "typed", [{"amount": "0"}, {"amount": "x"}, {"measure": "d"}, {"name": "nothing"}, {"name": ""}]
)
def test_what_cannot_be_promised_is_said(clerk, heating, typed):
    answer = clerk.post(page(heating), {"name": "result", "amount": "2", "measure": "h"} | typed)

    assert answer.status_code == 422
    assert not UnitPromise.objects.exists()


def test_the_page_of_a_unit_leads_to_its_promises(clerk, heating):
    assert page(heating) in clerk.get(address("setup:thing", "units", heating.pk)).text
