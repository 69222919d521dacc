"""What a unit promises in its answer to a suggestion is kept in mind until it is kept or explained."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.core.actors import System, Visitor
from hearth.ground.rulebook.choices import SecondEvaluation
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes import queries
from hearth.journey.outcomes.models import Commitment
from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.handling import Drafted, Said
from hearth.journey.suggestions.models import Reply
from tests import cast, suggesting

CLOCK = System("clock")


@pytest.fixture
def given(zhao, bai, heating):
    """A suggestion that the heating company leads."""
    return suggesting.assigned(zhao, bai, Share(heating, "lead"))


@pytest.fixture
def answered(given, he, chief):
    """It is under way, by a day."""
    return suggesting.answered(given, he, chief, "in_progress")


def written_down(reply: Reply | None = None) -> list[Commitment]:
    return outcomes.write_down(reply or Reply.objects.order_by("-round").first(), by=CLOCK)


def answered_by() -> str:
    """Who signed the answer, and so made the promise."""
    return Reply.objects.order_by("-round").first().signed_by


def owed() -> list[Commitment]:
    return list(Commitment.objects.with_things().order_by("answer__ask__number"))


def anew(answered, zhao, bai, he, chief, said: Said) -> Reply:
    """The deputy was not satisfied, and the unit answers each ask so."""
    actions.rehandle(suggesting.judged(answered, zhao, suggesting.BAD), by=bai)
    share = suggesting.share_of(answered, he.unit)
    actions.contact(share, "visit", clock.today(), "又见面。", by=he)
    asks = {ask.pk: said for ask in answered.asks.all()}
    actions.draft(suggesting.share_of(answered, he.unit), Drafted("再次答复。", asks), by=he)
    actions.sign(suggesting.share_of(answered, he.unit), "榆热〔2026〕9号", by=chief)
    return Reply.objects.get(round=2)


def test_each_ask_that_is_under_way_is_promised_by_its_day_once(answered, heating):
    written_down()
    written_down()

    made = owed()
    assert [each.answer.ask.number for each in made] == [1, 2, 3]
    assert {(each.unit, each.words, each.due_on) for each in made} == {
        (heating, "已经办好。", clock.today() + timedelta(days=60))
    }
    assert all(each.clock.due_at > clock.now() for each in made)
    assert {each.name for each in made} == {answered_by()}


def test_what_is_solved_promises_nothing(given, he, chief):
    suggesting.answered(given, he, chief, "resolved")

    assert written_down() == []
    assert owed() == []


def test_under_way_without_a_day_is_not_signed(given, he, chief):
    suggesting.drafted(given, he)
    share = suggesting.share_of(given, he.unit)
    actions.draft(share, Drafted("答复。", {a.pk: Said("在修。", "in_progress") for a in given.asks.all()}), by=he)

    with cast.refused() as told:
        actions.sign(suggesting.share_of(given, he.unit), "榆热1号", by=chief)
    assert "1, 2, 3" in str(told.value.sentence)


@pytest.mark.parametrize(("result", "days"), [("resolved", 30), ("reference", 30), ("in_progress", -1)])
def test_a_day_that_does_not_fit_what_came_of_it_is_refused_with_the_number_of_the_ask(given, he, result, days):
    said = Said("在修。", result, clock.today() + timedelta(days=days))

    with cast.refused() as told:
        actions.draft(
            suggesting.share_of(given, he.unit), Drafted("答复。", {given.asks.get(number=2).pk: said}), by=he
        )
    assert "2" in str(told.value.sentence)


def test_it_is_not_concluded_while_something_promised_is_neither_kept_nor_explained(answered, zhao, bai, he):
    written_down()
    actions.follow(suggesting.judged(answered, zhao), by=bai)
    with cast.refused():
        actions.close(suggesting.as_it_is(answered), "办完了。", by=bai)

    first, second, third = owed()
    outcomes.fulfil(first, "网格员到岗。", by=he)
    outcomes.fulfil(second, "热线开通。", by=he, document_no="榆热〔2026〕12号")
    outcomes.give_up(third, "检修进度由市里统一公开。", "高经理", by=he)
    for each in owed():
        outcomes.confirm(each, by=zhao)
    actions.close(suggesting.as_it_is(answered), "办完了。", "resolved", by=bai)

    assert suggesting.as_it_is(answered).state == "closed"


def test_the_deputy_who_leads_says_whether_it_was_kept_and_nobody_else(answered, zhao, sun, bai, he):
    written_down()
    outcomes.fulfil(owed()[0], "网格员到岗。", by=he)
    told = owed()[0]

    for other in (sun, he):
        with cast.refused():
            outcomes.dispute(told, "没有人。", by=other)
    outcomes.dispute(told, "没有人接电话。", by=zhao)

    assert owed()[0].state == "open"


def test_where_the_place_asks_for_it_the_deputy_rates_how_it_was_kept_and_staff_do_not(answered, zhao, bai, he, where):
    where(SecondEvaluation, SecondEvaluation.YES)
    written_down()
    first, second, _third = owed()
    for each in (first, second):
        outcomes.fulfil(each, "网格员到岗。", by=he)
    with cast.refused():
        outcomes.confirm(owed()[0], by=zhao)
    page = f"/yuhe/commitments/{first.code}/confirmation/"
    deputy = cast.signed_in(Client(), zhao)
    assert deputy.post(page, {"grade": ""}).status_code == 422
    assert deputy.post(page, {"grade": "basically"}).status_code == 303
    outcomes.confirm(owed()[1], "satisfied", by=bai)

    assert [each.grade for each in owed()] == ["basically", "", ""]


def test_where_it_does_not_nothing_is_rated(answered, zhao, he):
    written_down()
    outcomes.fulfil(owed()[0], "网格员到岗。", by=he)

    assert cast.signed_in(Client(), zhao).post(f"/yuhe/commitments/{owed()[0].code}/confirmation/").status_code == 303
    assert (owed()[0].state, owed()[0].grade) == ("kept", "")


def test_answered_anew_the_promise_moves_to_the_new_day(answered, zhao, bai, he, chief):
    written_down()
    later = clock.today() + timedelta(days=90)
    reply = anew(answered, zhao, bai, he, chief, Said("推迟一个月。", "in_progress", later))

    written_down(reply)

    assert {each.due_on for each in owed()} == {later}
    assert len(owed()) == 3
    assert owed()[0].revisions.get().was_due_on == clock.today() + timedelta(days=60)


def test_answered_anew_as_solved_the_promise_is_said_to_be_kept(answered, zhao, bai, he, chief):
    written_down()
    reply = anew(answered, zhao, bai, he, chief, Said("已经办成。", "resolved"))

    written_down(reply)

    assert {(each.state, each.document_no) for each in owed()} == {("fulfilled", "榆热〔2026〕9号")}


def test_whoever_sees_the_suggestion_sees_what_was_promised(answered, zhao, sun, bai, he):
    leader = cast.staff("孟主任", "Meng", "leader")
    written_down()
    others = cast.staff("林工", "Lin Gong", "unit", unit=cast.unit("环卫所", "Cleaning"))

    seen = {
        who: Commitment.objects.visible_to(actor).count()
        for who, actor in {"zhao": zhao, "sun": sun, "bai": bai, "he": he, "leader": leader, "other": others}.items()
    }

    assert seen == {"zhao": 3, "sun": 3, "bai": 3, "he": 3, "leader": 3, "other": 0}
    assert Commitment.objects.visible_to(Visitor()).count() == 0


def test_nothing_is_open_where_nothing_was_promised(given):
    assert not queries.still_open(given)
