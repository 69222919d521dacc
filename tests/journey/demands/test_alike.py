"""“Messages like this one” and “demands like this one”: what somebody may read, and no word of anything else."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.core import jobs, tenancy
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.demands import actions, alike
from hearth.journey.demands.alike import demands_like, messages_like
from hearth.journey.demands.models import Demand
from hearth.journey.demands.reading import read_anew
from hearth.journey.demands.store import count_in
from tests import cast
from tests.journey.demands.test_machine import COLD, LAMPS
from tests.journey.demands.test_views import at, browser

OF_EACH = [13, 11]  # queries of either page
HIDDEN = "锦苑小区十一号楼暖气不热，换热站循环泵坏了，邻居都在问。"


def read(*threads):
    """Each is read and counted, and gathered nowhere."""
    for thread in threads:
        reading, _is_new = read_anew(thread)
        count_in(reading.terms, is_another=True)
    return threads


@pytest.fixture
def voices(code):
    """Two cold flats of one estate and a dark road, who wrote to Zhao."""
    return read(
        *(
            cast.delivered(code, text, network=f"network {n}".encode(), place=place)
            for n, (text, place) in enumerate([(COLD[0], "锦苑小区"), (COLD[1], "锦苑小区"), (LAMPS, "新明路")])
        )
    )


@pytest.fixture
def hidden(sun):
    """A third cold flat, who wrote to Sun."""
    return read(cast.delivered(cast.code_of(sun), HIDDEN, network=b"network 9", place="锦苑小区"))[0]


def like(thread, rest="demand/alike/"):
    return f"/yuhe/threads/{thread.code}/{rest}"


def found(thread, actor):
    return [each.thread for each in messages_like(thread, actor)]


def test_a_message_somebody_may_not_read_is_neither_shown_nor_counted(client, voices, hidden, zhao, bai):
    assert found(voices[0], zhao) == [voices[1]]
    page = browser(client, zhao).get(like(voices[0])).text
    assert "十一号楼" not in page
    assert hidden.code not in page
    assert page.count('<li class="card') == 1

    assert set(found(voices[0], bai)) == {voices[1], hidden}


def test_many_that_are_not_theirs_do_not_hide_the_one_that_is(voices, sun, zhao, monkeypatch):
    monkeypatch.setattr("hearth.core.text.candidates.LOOKED_AT", 3)
    code = cast.code_of(sun)
    read(*(cast.delivered(code, HIDDEN, network=f"n{n}".encode(), place="锦苑小区") for n in range(6)))

    assert found(voices[0], zhao) == [voices[1]]


def test_what_is_about_somebody_or_sealed_is_not_found_for_them(voices, hidden, bai):
    Subject.objects.create(thread=voices[1], user_id=bai.user_id)
    with jobs.at_once(frozenset({"intake"})):
        contact.seal(Thread.objects.get(pk=hidden.pk), "涉及工作人员", by=bai)

    assert found(voices[0], bai) == []


def test_another_congress_has_nothing_like_it(voices, jinchuan, wei):
    with tenancy.inside(jinchuan):
        other = read(cast.delivered(cast.code_of(wei), COLD[2], place="锦苑小区"))[0]

        assert found(other, wei) == []


def test_the_likeliest_stands_first_with_its_reasons_in_words(client, voices, hidden, bai, code):
    read(cast.delivered(code, "换热站的循环泵什么时候修？", network=b"less", place="锦苑小区"))

    page = browser(client, bai).get(like(voices[0])).text

    shares = [int(share) for share in re.findall(r"(\d+) in a hundred", page)]
    assert len(shares) > 1
    assert shares[0] > shares[-1]
    assert shares == sorted(shares, reverse=True)
    assert "same place: 锦苑" in page
    assert "same words:" in page
    assert "in a hundred" in page
    assert "新明路" not in page


def test_each_says_which_demand_it_is_in_and_leads_there(client, voices, zhao):
    demand = actions.begin(voices[1], "锦苑供暖", by=zhao)

    page = browser(client, zhao).get(like(voices[0])).text

    assert f'href="/yuhe/demands/{demand.code}/">锦苑供暖</a>' in page
    assert "To be decided" in page


def test_what_is_in_no_demand_can_be_put_into_one(client, voices, zhao):
    page = browser(client, zhao).get(like(voices[0])).text

    assert f'href="{like(voices[1], "demand/")}"' in page


def test_the_conversation_leads_to_the_page(client, voices, zhao):
    page = browser(client, zhao).get(like(voices[0], "demand/"), headers={"HX-Request": "true"}).text

    assert f'href="{like(voices[0])}"' in page


def test_where_nothing_is_like_it_the_page_says_so(client, voices, zhao):
    page = browser(client, zhao).get(like(voices[2])).text

    assert "Nothing like it" in page


def test_what_was_not_read_is_not_compared_and_the_page_says_so(client, thread, zhao):
    page = browser(client, zhao).get(like(thread)).text

    assert "It is not compared with others" in page


def test_who_has_nothing_to_do_with_demands_finds_no_such_page(client, voices, sun, auditor):
    assert browser(client, auditor).get(like(voices[0])).status_code == 404
    assert browser(client, sun).get(like(voices[0])).status_code == 404


def test_a_demand_of_the_past_is_found_by_what_its_messages_say(client, voices, hidden, zhao, bai):
    past, fresh = actions.begin(voices[1], "去年的供暖", by=zhao), actions.begin(voices[0], "供暖", by=zhao)
    actions.confirm(past, zhao.deputy, "去年的供暖", by=bai)
    actions.solve(Demand.objects.get(pk=past.pk), "换了循环泵。", by=zhao)

    page = browser(client, zhao).get(at(fresh, "alike/")).text

    assert "去年的供暖" in page
    assert "换了循环泵。" in page
    assert "One message of it is alike" in page
    assert f'href="{at(fresh, "alike/")}"' in browser(client, zhao).get(at(fresh)).text


def test_a_demand_whose_messages_somebody_may_not_read_is_not_found_by_them(client, voices, hidden, zhao, sun, bai):
    others, mine = actions.begin(hidden, "孙代表那边", by=sun), actions.begin(voices[0], "供暖", by=zhao)
    actions.confirm(others, sun.deputy, "孙代表那边", by=bai)

    assert demands_like(mine, zhao) == []
    assert [each.demand for each in demands_like(mine, bai)] == [others]
    assert "Nothing like it" in browser(client, zhao).get(at(mine, "alike/")).text


def test_the_pages_ask_as_much_of_the_database_for_many_as_for_few(client, voices, zhao, code):
    mine = actions.begin(voices[0], "供暖", by=zhao)
    pages = (like(voices[0]), at(mine, "alike/"))
    actions.begin(voices[1], "另一件", by=zhao)
    assert [asked(client, zhao, page) for page in pages] == OF_EACH
    more = read(*(cast.delivered(code, COLD[2], network=f"n{n}".encode(), place="锦苑小区") for n in range(12)))
    for thread in more[:6]:
        actions.begin(thread, "又一件", by=zhao)

    assert len(found(voices[0], zhao)) == 13
    assert len(demands_like(mine, zhao)) == 7
    assert [asked(client, zhao, page) for page in pages] == OF_EACH


def asked(client, actor, page):
    browser(client, actor).get(page)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_no_more_than_twenty_five_are_shown(voices, zhao, monkeypatch):
    monkeypatch.setattr(alike, "MOST", 0)

    assert found(voices[0], zhao) == []
