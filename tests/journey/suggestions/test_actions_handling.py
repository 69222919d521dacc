"""It gets its number, units take their share, each ask is answered, and the deputy judges."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.refusals import NotAllowed
from hearth.ground.rulebook import actions as rules
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.models import Clock
from hearth.journey.suggestions import actions, tasks
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.handling import Drafted, Said, worst
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.models import Evaluation, Reply
from tests import cast
from tests.suggesting import BAD, GOOD, answered, answers, as_it_is, assigned, registered, share_of, submitted

pytestmark = pytest.mark.django_db
CLOCK = System("clock")


def test_numbers_follow_each_other_within_a_year(zhao, bai):
    first, second = registered(zhao, bai), registered(zhao, bai)

    assert first.number.endswith("-001")
    assert second.number.endswith("-002")


def test_what_was_asked_for_in_confidence_is_registered_as_not_public(zhao, bai):
    suggestion = submitted(zhao, is_confidential=True)

    actions.register(suggestion, Register("city", disclosure="full"), by=bai)

    assert suggestion.disclosure == "withheld"


def test_the_clock_of_the_answer_starts_on_the_day_of_assignment(zhao, bai, heating):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))

    running = clocks.running(share_of(suggestion, heating), "answer")

    assert running.rule == "suggestion.answer"
    assert running.started_at == suggestion.assigned_at
    assert clocks.running(suggestion, "assign") is None


@pytest.mark.parametrize(
    "parts",
    [("co",), ("lead", "lead"), ("lead", "separate")],
    ids=["nobody answers", "two lead", "one leads and one answers for itself"],
)
def test_parts_that_do_not_fit_together_are_refused(zhao, bai, heating, street, parts):
    suggestion = registered(zhao, bai)

    with cast.refused():
        actions.assign(
            suggestion, [Share(unit, part) for unit, part in zip((heating, street), parts, strict=False)], by=bai
        )


def test_a_dissolved_unit_gets_nothing(zhao, bai, heating):
    heating.is_active = False
    heating.save()
    suggestion = registered(zhao, bai)

    with cast.refused() as told:
        actions.assign(suggestion, [Share(heating, "lead")], by=bai)
    assert heating.name_zh in str(told.value.sentence)


def test_a_unit_that_says_nothing_in_time_has_taken_it_on(zhao, bai, heating):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    due = clocks.running(share_of(suggestion, heating), "decline").due_at

    tasks.mind_the_clock.work(due - timedelta(minutes=1))
    before = share_of(suggestion, heating).state
    with clock.standing_at(due + timedelta(minutes=1)):
        tasks.mind_the_clock.work(clock.now())

    assert (before, share_of(suggestion, heating).state) == ("pending", "working")


def test_a_unit_declines_until_the_last_minute_of_its_window_and_not_after(zhao, bai, heating, he, street, lu):
    suggestion = assigned(zhao, bai, Share(heating, "separate"), Share(street, "separate"))
    due = clocks.running(share_of(suggestion, heating), "decline").due_at

    with clock.standing_at(due - timedelta(seconds=1)):
        actions.decline(share_of(suggestion, heating), "不属于我们。", street, by=he)
    with clock.standing_at(due + timedelta(seconds=1)), cast.refused():
        actions.decline(share_of(suggestion, street), "不属于我们。", by=lu)

    assert share_of(suggestion, heating).state == "declining"


def test_a_unit_declines_once_and_then_it_stays(zhao, bai, heating, he):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.decline(share_of(suggestion, heating), "不属于我们。", by=he)
    actions.keep(share_of(suggestion, heating), "供热属于贵单位。", by=bai)

    assert share_of(suggestion, heating).state == "working"
    with cast.refused():
        actions.decline(share_of(suggestion, heating), "还是不属于。", by=he)


def test_a_released_unit_leaves_it_to_be_assigned_anew(zhao, bai, heating, he, street):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.decline(share_of(suggestion, heating), "不属于我们。", street, by=he)
    actions.release(share_of(suggestion, heating), "由街道办理。", by=bai)

    again = clocks.running(suggestion, "assign")
    actions.assign(as_it_is(suggestion), [Share(street, "lead")], by=bai)

    assert again.rule == "suggestion.reassign"
    assert clocks.running(share_of(suggestion, street), "answer").started_at == suggestion.assigned_at


def test_no_answer_leaves_without_having_spoken_with_the_deputy(zhao, bai, heating, he, chief):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.accept(share_of(suggestion, heating), by=he)
    actions.draft(share_of(suggestion, heating), Drafted("答复如下。", answers(suggestion)), by=he)

    with cast.refused():
        actions.sign(share_of(suggestion, heating), "榆热1号", by=chief)


def test_an_answer_that_leaves_the_third_ask_empty_is_not_signed(zhao, bai, heating, he, chief):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.contact(share_of(suggestion, heating), "phone", clock.today(), "通话。", by=he)
    given = answers(suggestion)
    last = suggestion.asks.get(number=3)
    actions.draft(share_of(suggestion, heating), Drafted("答复如下。", {**given, last.pk: Said("", "")}), by=he)

    with cast.refused() as told:
        actions.sign(share_of(suggestion, heating), "榆热1号", by=chief)
    assert "3" in str(told.value.sentence)


def test_the_leading_unit_answers_with_all_opinions_in_hand(zhao, bai, heating, he, chief, street, lu, head):
    suggestion = assigned(zhao, bai, Share(heating, "lead"), Share(street, "co"))
    actions.contact(share_of(suggestion, heating), "visit", clock.today(), "见面。", by=he)
    actions.draft(share_of(suggestion, heating), Drafted("答复如下。", answers(suggestion)), by=he)

    with cast.refused() as told:
        actions.sign(share_of(suggestion, heating), "榆热1号", by=chief)
    assert street.name_zh in str(told.value.sentence)
    actions.draft(share_of(suggestion, street), Drafted("我们负责入户。", {}), by=lu)
    actions.sign(share_of(suggestion, street), "安街2号", by=head)
    actions.sign(share_of(suggestion, heating), "榆热1号", by=chief)

    assert as_it_is(suggestion).state == "replied"


def test_only_the_leader_signs(zhao, bai, heating, he):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.draft(share_of(suggestion, heating), Drafted("答复。", answers(suggestion)), by=he)

    with cast.refused(NotAllowed):
        actions.sign(share_of(suggestion, heating), "榆热1号", by=he)


def test_it_is_answered_once_each_unit_that_answers_for_itself_has(zhao, bai, heating, he, chief, street, lu, head):
    suggestion = assigned(zhao, bai, Share(heating, "separate"), Share(street, "separate"))

    first = answered(suggestion, he, chief, "in_progress").state
    both = answered(suggestion, lu, head, "resolved")

    assert (first, both.state, both.result_class) == ("handling", "replied", "in_progress")


def test_the_result_of_the_whole_is_that_with_which_least_was_done():
    assert worst({"resolved", "planned", "in_progress"}) == "planned"


def test_what_may_be_public_tells_of_nobody(zhao, bai, heating, he, chief):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.contact(share_of(suggestion, heating), "visit", clock.today(), "见面。", by=he)
    told = answers(suggestion, words="已为李秀兰（13800138000）家换管。")
    actions.draft(share_of(suggestion, heating), Drafted("答复如下。", told), by=he)

    with cast.refused() as told:
        actions.sign(share_of(suggestion, heating), "榆热1号", by=chief)
    assert "13800138000" in str(told.value.sentence)


def test_more_time_is_asked_for_once_and_runs_from_the_day_of_assignment(zhao, bai, heating, he):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.ask_time(share_of(suggestion, heating), "涉及全区管网。", by=he)
    actions.grant_time(share_of(suggestion, heating), by=bai)

    running = clocks.running(share_of(suggestion, heating), "answer")

    assert (running.rule, running.started_at) == ("suggestion.answer_long", suggestion.assigned_at)
    with cast.refused():
        actions.ask_time(share_of(suggestion, heating), "还不够。", by=he)


def test_a_deputy_who_is_not_satisfied_says_why(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)

    with cast.refused():
        actions.evaluate(suggestion, BAD._replace(reason=""), by=zhao)


def test_what_is_not_judged_in_time_is_not_rated_and_never_satisfied(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    due = clocks.running(suggestion, "evaluate").due_at

    with clock.standing_at(due + timedelta(minutes=1)):
        tasks.mind_the_clock.work(clock.now())

    said = Evaluation.objects.get()
    assert as_it_is(suggestion).state == "evaluated"
    assert (said.is_rated, said.is_satisfied) == (False, False)


def test_what_does_not_satisfy_is_handled_again_with_the_time_of_the_rule(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.evaluate(suggestion, BAD, by=zhao)
    actions.rehandle(as_it_is(suggestion), by=bai)

    again = answered(suggestion, he, chief)

    assert Clock.objects.filter(rule="suggestion.redo").count() == 1
    assert (again.round, again.state, Reply.objects.count()) == (2, "replied", 2)


def test_it_is_not_handled_again_without_end(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    for _again in range(2):
        actions.evaluate(suggestion, BAD, by=zhao)
        actions.rehandle(as_it_is(suggestion), by=bai)
        suggestion = answered(suggestion, he, chief)
    actions.evaluate(suggestion, BAD, by=zhao)

    with cast.refused():
        actions.rehandle(as_it_is(suggestion), by=bai)


def test_who_is_satisfied_has_nothing_handled_again(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.evaluate(suggestion, GOOD, by=zhao)

    with cast.refused():
        actions.rehandle(as_it_is(suggestion), by=bai)


def test_what_is_under_way_is_followed_until_it_is_done(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief, "in_progress")
    actions.evaluate(suggestion, GOOD, by=zhao)
    actions.follow(as_it_is(suggestion), by=bai)

    actions.close(as_it_is(suggestion), "管网已经换完。", "resolved", by=bai)

    assert (as_it_is(suggestion).state, as_it_is(suggestion).result_class) == ("closed", "resolved")


def test_withdrawing_ends_handling_wherever_it_stands(zhao, bai, heating):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))

    actions.withdraw(suggestion, "已经解决。", by=zhao)

    assert suggestion.assignments.get().state == "ended"
    assert not Clock.objects.open().filter(kind__startswith="suggestions.").exists()


def test_where_the_rules_say_so_it_is_withdrawn_only_before_it_is_assigned(zhao, bai, heating):
    boss = cast.staff("施宇", "Shi Yu", "admin")
    only_before = {"suggestion.withdrawal": {"value": "before_assignment", "cite": "北京市办法第十九条"}}
    rules.put_in_force(rules.draft_profile(tenancy.current(), "cn-base-2025", only_before, by=bai), by=boss)
    early, late = registered(zhao, bai), assigned(zhao, bai, Share(heating, "lead"))

    actions.withdraw(early, "已经解决。", by=zhao)
    with cast.refused():
        actions.withdraw(late, "已经解决。", by=zhao)

    assert (as_it_is(early).state, as_it_is(late).state) == ("withdrawn", "handling")
