"""Two matters that concern each other and stay apart."""

import pytest
from django.test import Client

from hearth.ground.audit.models import Entry
from hearth.journey.casework import actions
from hearth.journey.casework.models import Link
from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def leak(code):
    return cast.delivered(code, "楼上漏水。")


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def page_of(thread):
    return f"/yuhe/threads/{thread.code}/referrals/"


def test_each_of_two_linked_matters_leads_to_the_other(thread, leak, bai):
    actions.link(thread, leak, by=bai)

    clerk = cast.signed_in(Client(), bai)
    assert leak.code in clerk.get(page_of(thread)).text
    assert thread.code in clerk.get(page_of(leak)).text
    assert {line.thing_id for line in Entry.objects.filter(event="casework.linked")} == {thread.pk, leak.pk}


def test_linking_moves_nothing(thread, leak, bai):
    before = [(each.state, each.turn, each.due_at) for each in (thread, leak)]

    actions.link(thread, leak, by=bai)

    assert [(each.state, each.turn, each.due_at) for each in (again(thread), again(leak))] == before


def test_two_are_linked_once_from_whichever_side(thread, leak, bai):
    actions.link(thread, leak, by=bai)

    with cast.refused():
        actions.link(leak, thread, by=bai)
    assert Link.objects.count() == 1


def test_a_link_is_taken_away_from_either_side_and_made_anew(thread, leak, bai):
    actions.link(thread, leak, by=bai)
    actions.unlink(leak, thread, by=bai)
    with cast.refused():
        actions.unlink(thread, leak, by=bai)

    actions.link(leak, thread, by=bai)

    assert Link.objects.holding(thread).count() == 1


def test_a_message_is_not_linked_with_itself_nor_with_what_it_is_joined_with(thread, leak, bai):
    with cast.refused():
        actions.link(thread, thread, by=bai)
    actions.join(leak, thread, by=bai)
    with cast.refused():
        actions.link(again(thread), again(leak), by=bai)


def test_who_may_not_see_the_other_matter_does_not_learn_of_it(thread, sun, bai, zhao):
    foreign = cast.delivered(cast.code_of(sun), "路灯不亮。")
    actions.link(thread, foreign, by=bai)

    page = cast.signed_in(Client(), zhao).get(page_of(thread)).text

    assert f"/yuhe/threads/{foreign.code}/" not in page


def test_the_resident_is_told_of_no_other_matter(thread, leak, bai):
    actions.link(thread, leak, by=bai)

    assert leak.code not in cast.holding(Client(), thread).get("/t/").text


def test_a_clerk_links_and_parts_them_on_the_page(thread, leak, bai):
    clerk = cast.signed_in(Client(), bai)

    linked = clerk.post(f"/yuhe/threads/{thread.code}/links/", {"matter": leak.code})
    parted = clerk.post(f"/yuhe/threads/{thread.code}/links/{leak.code}/removal/")
    unknown = clerk.post(f"/yuhe/threads/{thread.code}/links/", {"matter": "00000000"})

    assert (linked.status_code, parted.status_code, unknown.status_code) == (303, 303, 422)
    assert "没有这个编号的留言" in unknown.text
    assert not Link.objects.filter(ended_at=None).exists()
    assert Thread.objects.count() == 2
