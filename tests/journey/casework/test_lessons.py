"""What the routing catalogue learns from what comes back."""

import pytest
from django.test import Client

from hearth.journey.casework import actions, routing
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.casework.models import Route
from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(heating, bai):
    columns = {"title": "供暖", "words": "停暖 室温", "unit": heating, "tier": "ordinary", "area": None}
    return actions.set_route(Route(), by=bai, **columns)


@pytest.fixture
def water(yuhe):
    return cast.unit("榆河自来水公司", "Yuhe Water")


def went_on(times, line, code, bai, he, water, reason="remit"):
    """So many matters were sent by this line, given back, and passed on to the water works."""
    for _ in range(times):
        thread = Thread.objects.get(pk=cast.delivered(code).pk)
        referral = actions.refer(thread, Slip(line.unit, "停暖", route=line), by=bai)
        actions.give_back(referral, reason, "不归我们", by=he, proposed=water)
        actions.pass_on(referral, water, "改转", by=bai)


def test_once_most_of_it_went_on_the_other_unit_is_proposed(line, code, thread, bai, he, water):
    went_on(2, line, code, bai, he, water)

    (proposed,) = routing.proposals(thread)

    assert proposed.route == line
    assert proposed.unit == water
    assert (proposed.sent, proposed.given_back, proposed.lesson.reason) == (2, 2, "remit")


def test_one_that_went_on_teaches_nothing_yet(line, code, thread, bai, he, heating, water):
    went_on(1, line, code, bai, he, water)

    (proposed,) = routing.proposals(thread)

    assert proposed.unit == heating


def test_where_half_stayed_the_line_stands(line, code, thread, bai, he, heating, water):
    went_on(2, line, code, bai, he, water)
    for _ in range(2):
        stays = Thread.objects.get(pk=cast.delivered(code).pk)
        actions.refer(stays, Slip(heating, "停暖", route=line), by=bai)

    (proposed,) = routing.proposals(thread)

    assert proposed.unit == heating


def test_a_unit_that_takes_no_more_matters_is_not_proposed(line, code, thread, bai, he, heating, water):
    went_on(3, line, code, bai, he, water)
    type(water).objects.filter(pk=water.pk).update(is_active=False)

    (proposed,) = routing.proposals(thread)

    assert proposed.unit == heating


def test_the_page_says_why_and_offers_to_change_the_line(line, code, thread, bai, he, water):
    went_on(2, line, code, bai, he, water)
    clerk = cast.signed_in(Client(), bai)

    form = clerk.get(f"/yuhe/threads/{thread.code}/referrals/new/").text
    catalogue = clerk.get("/yuhe/referrals/routes/").text
    changing = clerk.get(f"/yuhe/referrals/routes/{line.pk}/?unit={water.pk}").text

    assert f'<option value="{water.pk}" selected>' in form
    assert "改转了榆河自来水公司" in form
    assert "转去2件，2件改转别处" in catalogue
    assert f'<option value="{water.pk}" selected>' in changing


def test_the_line_that_led_to_a_unit_is_noted_where_a_clerk_follows_it(line, thread, bai, heating):
    clerk = cast.signed_in(Client(), bai)

    clerk.post(
        f"/yuhe/threads/{thread.code}/referrals/new/", {"unit": heating.pk, "tier": "ordinary", "words": "请查。"}
    )

    assert line.referrals.count() == 1


def test_what_every_line_costs_does_not_grow_with_the_lines(line, code, bai, he, water, django_assert_num_queries):
    went_on(2, line, code, bai, he, water)
    lines = [Route(title=f"第{n}条", words="暖", unit=line.unit, tier="hard") for n in range(5)]
    Route.objects.bulk_create(lines)

    with django_assert_num_queries(3):
        routing.lessons([line, *lines])
