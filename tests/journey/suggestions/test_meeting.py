"""Whatever is to be assigned lies on one table, with proposals that say why; each is decided by itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.journey.casework.models import Route
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions import actions, routing
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.reviewing import Register
from tests import cast, suggesting
from tests.suggesting import answered, as_it_is, assigned, registered, submitted

PAGE = "/yuhe/suggestions/meeting/"


def with_keywords(zhao, bai, keywords: str, demand=None, **more):
    suggestion = submitted(zhao, demand, **more)
    actions.register(suggestion, Register("city", keywords), by=bai)
    return as_it_is(suggestion)


def proposed(suggestion):
    return [
        (each.unit, each.answered, each.keywords, each.words) for each in routing.proposals([suggestion])[suggestion.pk]
    ]


def test_a_unit_that_answered_the_like_is_proposed_with_the_key_words(zhao, bai, heating, he, chief):
    answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)

    assert proposed(with_keywords(zhao, bai, "供暖 管网")) == [(heating, 1, ("供暖",), ())]
    assert proposed(with_keywords(zhao, bai, "电梯", title="加装电梯", facts="楼里老人多。", asks=["设窗口。"])) == []


def test_who_only_gave_an_opinion_or_was_let_go_is_not_proposed(zhao, bai, heating, street, he, chief, lu, head):
    suggestion = assigned(zhao, bai, Share(heating, "lead"), Share(street, "co"))
    suggesting.drafted(suggestion, lu)
    actions.sign(suggesting.share_of(suggestion, street), "安街1号", by=head)
    actions.release(suggesting.share_of(suggestion, heating), "另找。", by=bai)

    assert proposed(with_keywords(zhao, bai, "供暖")) == []


def test_the_same_demand_counts_without_a_key_word(thread, zhao, bai, heating, he, chief):
    demand = demands.begin(thread, "供暖", by=bai)
    demands.confirm(demand, zhao.deputy, "供暖", by=bai)
    demand = Demand.objects.get(pk=demand.pk)
    answered(assigned(zhao, bai, Share(heating, "lead"), demand=demand), he, chief)

    assert proposed(with_keywords(zhao, bai, "", demand)) == [(heating, 1, (), ())]


def test_the_catalogue_proposes_by_the_words_that_stand_in_it_after_what_was_answered(zhao, bai, heating, street):
    Route.objects.create(title="热线", words="热线 电话", unit=street)
    Route.objects.create(title="公交", words="公交", unit=heating)

    assert proposed(with_keywords(zhao, bai, "")) == [(street, 0, (), ("热线", "电话"))]


def test_the_table_asks_the_database_the_same_however_much_lies_on_it(zhao, bai, heating, he, chief):
    answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    clerk, asked = cast.signed_in(Client(), bai), []
    clerk.get(PAGE)
    for _more in range(2):
        for _each in range(3):
            with_keywords(zhao, bai, "供暖")
        with CaptureQueriesContext(connection) as found:
            clerk.get(PAGE)
        asked.append(len(found))

    assert asked[0] == asked[1]


@pytest.mark.parametrize(("who", "status"), [("bai", 200), ("qi", 200), ("zhao", 404), ("he", 404)])
def test_whoever_assigns_sits_at_the_table(zhao, bai, he, who, status):
    people = {"zhao": zhao, "bai": bai, "he": he, "qi": cast.staff("齐明", "Qi Ming", "office")}

    assert cast.signed_in(Client(), people[who]).get(PAGE).status_code == status


def test_the_office_has_what_was_handed_over_to_it_and_no_more(zhao, bai):
    mine, other = registered(zhao, bai), registered(zhao, bai)
    actions.hand_over(mine, by=bai)

    page = cast.signed_in(Client(), cast.staff("齐明", "Qi Ming", "office")).get(PAGE).text

    assert mine.number in page
    assert other.number not in page


def test_each_that_is_ticked_is_assigned_and_what_stands_in_the_way_of_one_does_not_stop_the_others(
    zhao, bai, heating, street
):
    good, wrong, left = (registered(zhao, bai) for _each in range(3))
    closed = cast.unit("旧热力站", "Old heating")
    sent = {f"mode-{each.code}": "lead" for each in (good, wrong, left)}
    sent |= {f"first-{good.code}": str(heating.pk), f"second-{good.code}": str(street.pk), f"take-{good.code}": "1"}
    sent |= {f"first-{wrong.code}": "", f"second-{wrong.code}": str(closed.pk), f"take-{wrong.code}": "1"}

    page = cast.signed_in(Client(), bai).post(PAGE, sent)

    assert page.status_code == 422
    assert [(share.unit, share.part) for share in good.assignments.order_by("part")] == [
        (street, "co"),
        (heating, "lead"),
    ]
    assert [as_it_is(each).state for each in (good, wrong, left)] == ["handling", "registered", "registered"]
    assert f'value="{closed.pk}" selected' in page.text


def test_where_each_answers_for_itself_none_leads(zhao, bai, heating, street):
    suggestion = registered(zhao, bai)
    sent = {
        "mode": "separate",
        "first": str(heating.pk),
        "second": str(street.pk),
        "third": str(street.pk),
        "take": "1",
    }

    cast.signed_in(Client(), bai).post(PAGE, {f"{name}-{suggestion.code}": words for name, words in sent.items()})

    assert {share.part for share in suggestion.assignments.all()} == {"separate"}
    assert suggestion.assignments.count() == 2


def test_a_clerk_hands_over_a_whole_pile_to_the_government_office_in_one_go(zhao, bai):
    pile = [registered(zhao, bai) for _each in range(3)]
    sent = {f"mode-{each.code}": "office" for each in pile} | {f"take-{each.code}": "1" for each in pile[:2]}

    page = cast.signed_in(Client(), bai).post(PAGE, sent)

    assert page.status_code == 200
    assert [as_it_is(each).handed_over_at is not None for each in pile] == [True, True, False]


def test_the_office_hands_nothing_on(zhao, bai):
    suggestion = registered(zhao, bai)
    actions.hand_over(suggestion, by=bai)
    office = cast.signed_in(Client(), cast.staff("齐明", "Qi Ming", "office"))

    assert 'value="office"' not in office.get(PAGE).text
    assert office.post(PAGE, {f"mode-{suggestion.code}": "office", f"take-{suggestion.code}": "1"}).status_code == 422
