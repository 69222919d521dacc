"""Pages: what one finds there, what was typed stays, and everybody reads what is public."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.models import Assignment, Suggestion
from tests import cast, suggesting

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "供暖网格化",
    "facts": suggesting.FACTS,
    "asks": "1. 一名网格员\n二、两小时响应\n\n公开进度",
    "raised_in": "between",
}


def browser(actor) -> Client:
    return cast.signed_in(Client(), actor)


def page_of(actor, suggestion: Suggestion) -> str:
    return browser(actor).get(f"/yuhe/suggestions/{suggestion.code}/").content.decode()


def test_lines_become_numbered_asks_whatever_numbers_were_typed(zhao):
    browser(zhao).post("/yuhe/suggestions/new/", TYPED)

    asks = Suggestion.objects.get().asks.order_by("number").values_list("number", "words")
    assert list(asks) == [(1, "一名网格员"), (2, "两小时响应"), (3, "公开进度")]


def test_looking_it_over_keeps_what_was_typed_and_writes_nothing(zhao):
    typed = TYPED | {"facts": "我单位中标，李秀兰13800138000来信反映。", "look": "1"}

    answer = browser(zhao).post("/yuhe/suggestions/new/", typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "13800138000" in page
    assert "招标投标" in page
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"asks": " \n "}, "asks"),
        ({"title": "长" * 81}, "title"),
        ({"asks": "项\n" * 31}, "asks"),
    ],
    ids=["no title", "nothing asked", "too long a title", "too many asks"],
)
def test_what_is_missing_or_too_much_is_said_and_nothing_lost(zhao, typed, field):
    answer = browser(zhao).post("/yuhe/suggestions/new/", TYPED | typed)

    assert answer.status_code == 422
    assert suggesting.FACTS in answer.content.decode()
    assert f'href="#id_{field}"' in answer.content.decode()


def test_a_demand_brings_what_it_can_tell_of_nobody(zhao, bai, code):
    from hearth.journey.demands import actions as demands

    made = demands.begin(cast.delivered(code), "供暖", by=bai)
    for number in range(5):
        demands.join(cast.delivered(code, f"{number}号楼冷", phone=f"1380000000{number}"), made, by=bai)
    demands.confirm(made, zhao.deputy, "供暖", by=bai)

    page = browser(zhao).get(f"/yuhe/suggestions/new/?demand={made.code}").content.decode()

    assert "6位居民" in page
    assert "1380000000" not in page


def test_others_do_not_read_who_did_not_sign(zhao, sun, bai):
    suggestion = suggesting.invited(zhao, sun)
    actions.refuse(suggesting.name_of(suggestion, sun), by=sun)
    actions.submit(suggesting.as_it_is(suggestion), by=zhao)

    assert sun.deputy.name_zh in page_of(zhao, suggestion)
    assert sun.deputy.name_zh not in page_of(bai, suggestion)


def test_a_unit_keeps_its_draft_to_itself(zhao, bai, heating, he):
    suggestion = suggesting.assigned(zhao, bai, Share(heating, "lead"))
    suggesting.drafted(suggestion, he)

    assert "经研究，答复如下。" in page_of(he, suggestion)
    assert "经研究，答复如下。" not in page_of(zhao, suggestion)
    assert "经研究，答复如下。" not in page_of(bai, suggestion)


def test_the_answer_is_drafted_ask_by_ask_and_may_leave_some_open(zhao, bai, heating, he):
    suggestion = suggesting.assigned(zhao, bai, Share(heating, "lead"))
    share = Assignment.objects.get()
    typed = {"words": "答复如下。", "disclosure": "full", "words_1": "已设。", "class_1": "resolved"}

    answer = browser(he).post(f"/yuhe/assignments/{share.code}/answer/", typed)
    again = browser(he).get(f"/yuhe/assignments/{share.code}/answer/").content.decode()

    assert answer.status_code == 303
    assert "已设。" in again
    assert suggestion.asks.filter(answers__isnull=False).count() == 1


def test_an_answer_without_its_class_is_not_kept(zhao, bai, heating, he):
    suggesting.assigned(zhao, bai, Share(heating, "lead"))
    share = Assignment.objects.get()
    typed = {"words": "答复如下。", "disclosure": "full", "words_1": "已设。", "class_1": ""}

    answer = browser(he).post(f"/yuhe/assignments/{share.code}/answer/", typed)

    assert answer.status_code == 422
    assert "已设。" in answer.content.decode()


def test_whoever_judges_without_choosing_reads_what_is_missing(zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)

    answer = browser(zhao).post(f"/yuhe/suggestions/{suggestion.code}/evaluation/", {"result": "not"})

    assert answer.status_code == 422
    assert suggesting.as_it_is(suggestion).state == "replied"


def test_everybody_reads_what_is_public_with_the_answer_that_may_be(client, zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    hidden = client.get(f"/yuhe/suggestions/{suggestion.code}/").status_code
    actions.publish(suggestion, "full", by=bai)

    page = client.get(f"/yuhe/suggestions/{suggestion.code}/").content.decode()

    assert hidden == 404
    assert suggesting.ASKS[0] in page
    assert "经研究，答复如下。" in page
    assert suggestion.title in client.get("/yuhe/suggestions/").content.decode()


def test_in_summary_neither_text_nor_answer_is_shown(client, zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.publish(suggestion, "summary", "希望供暖有人管。", by=bai)

    page = client.get(f"/yuhe/suggestions/{suggestion.code}/").content.decode()

    assert "希望供暖有人管。" in page
    assert suggesting.ASKS[0] not in page
    assert "经研究，答复如下。" not in page


def test_the_demands_page_leads_to_what_came_of_it(zhao, bai, thread):
    from hearth.journey.demands import actions as demands
    from hearth.journey.demands.models import Demand

    made = demands.begin(thread, "供暖", by=bai)
    demands.confirm(made, zhao.deputy, "供暖", by=bai)
    suggestion = suggesting.registered(zhao, bai, Demand.objects.get(pk=made.pk))

    page = browser(zhao).get(f"/yuhe/suggestions/of/{made.code}/").content.decode()

    assert suggestion.number in page
    assert f"/yuhe/suggestions/new/?demand={made.code}" in page


def test_a_page_asks_the_database_the_same_however_many_handle_it(zhao, bai, heating, he, chief, street, lu, head):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    one = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "separate")), he, chief)
    many = suggesting.assigned(zhao, bai, Share(heating, "separate"), Share(street, "separate"))
    suggesting.answered(many, he, chief)
    suggesting.answered(many, lu, head)
    reader = browser(zhao)
    reader.get(f"/yuhe/suggestions/{one.code}/")
    asked = []
    for each in (one, many):
        with CaptureQueriesContext(connection) as found:
            reader.get(f"/yuhe/suggestions/{each.code}/")
        asked.append(len(found))

    assert asked[0] == asked[1]
    assert asked[0] <= 28


def test_a_desk_says_how_many_wait_and_where(zhao, sun, bai):
    suggesting.invited(zhao, sun)
    suggesting.submitted(zhao)

    told = {who.name: browser(who).get("/yuhe/suggestions/waiting/") for who in (zhao, sun, bai)}

    assert told[zhao.name].status_code == 204
    assert "?tray=sign" in told[sun.name].content.decode()
    assert "?tray=review" in told[bai.name].content.decode()
