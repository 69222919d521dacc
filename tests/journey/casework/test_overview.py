"""The overview: each of its numbers is as large as the list it leads to."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework import actions, queries
from hearth.journey.casework.models import Referral
from tests import cast

OVERVIEW = "/yuhe/referrals/overview/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(yuhe):
    return cast.staff("梁主任", "Liang Zhu", "leader")


@pytest.fixture
def winter(code, bai, heating, he):
    """Matters in every trouble an overview counts."""
    water = cast.unit("榆河自来水公司", "Yuhe Water")
    team = cast.unit("三号站班组", "Team 3", parent=heating)
    made = [cast.referred(cast.delivered(code), bai, heating) for _ in range(5)]
    late, back, disputed, wandered, old = made
    Clock.objects.filter(pk=late.clock_id).update(due_at=clock.now() - timedelta(hours=1))
    actions.assign(late, team, by=he)
    actions.give_back(back, "remit", "不归", by=he)
    actions.report(disputed, "修好了", "done", by=he)
    actions.send_back(disputed, "没有修好", by=bai)
    Referral.objects.filter(pk=wandered.pk).update(first_sent_at=clock.now() - timedelta(days=3))
    wandered.refresh_from_db()
    actions.give_back(wandered, "remit", "不归", by=he, proposed=water)
    actions.pass_on(wandered, water, "改转", by=bai)
    Referral.objects.filter(pk=old.pk).update(sent_at=clock.now() - timedelta(days=9))
    return made


def numbers_of(page):
    """Each number of the page, with the address it leads to."""
    found = re.findall(r'<a(?: class="kpi--bad")? href="(/yuhe/referrals/\?[^"]+)">(\d+)</a>', page)
    return {(address.replace("&amp;", "&"), int(number)) for address, number in found}


@pytest.mark.parametrize("who", ["chair", "he"])
def test_every_number_leads_to_as_many_rows(who, winter, request):
    browser = cast.signed_in(Client(), request.getfixturevalue(who))
    numbers = numbers_of(browser.get(OVERVIEW).text)

    rows = {(address, browser.get(address).text.count(" data-row>")) for address, _number in numbers}

    assert len(numbers) > 8
    assert rows == numbers


def test_every_trouble_is_counted(winter, chair):
    rows = queries.by_unit(chair, clock.now())

    told = queries.in_all(rows)
    assert told == {
        "open": 5, "late": 1, "returned": 1, "disputed": 1, "wandered": 1, "week": 5, "week_before": 1,
    }  # fmt: skip
    assert sum((row["lost"] for row in rows), timedelta()).days == 3


def test_days_lost_between_desks_are_said_at_the_matter(winter, bai):
    page = cast.signed_in(Client(), bai).get("/yuhe/referrals/?tray=wandered").text

    assert "辗转3天" in page


def test_a_unit_sees_its_teams_and_no_other_unit(winter, he):
    page = cast.signed_in(Client(), he).get(OVERVIEW).text

    assert "三号站班组" in page
    assert "榆河自来水公司" not in page.partition("<main")[2]


def test_no_deputy_is_ranked(winter, chair):
    page = cast.signed_in(Client(), chair).get(OVERVIEW).text

    assert "赵敏" not in page


def test_what_came_is_offered_on_the_board_and_nothing_is_said_twice(bai, code, heating):
    clerk = cast.signed_in(Client(), bai)
    news = {"since": "2026-01-01T00:00:00Z", "tray": "due"}
    nothing = clerk.get("/yuhe/referrals/news/", news)
    cast.referred(cast.delivered(code), bai, heating)

    offered = clerk.get("/yuhe/referrals/news/", news)
    unchanged = clerk.get("/yuhe/referrals/news/", news | {"shown": "1"})

    assert (nothing.status_code, offered.status_code, unchanged.status_code) == (204, 200, 204)
    assert 'data-shown="1"' in offered.text
