"""Two persons look at a claim, one of the staff and one deputy; then it is public, holds, ends, or gives way."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from hearth.core import clock, tenancy
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions, tasks
from hearth.journey.outcomes.actions import claiming, linking, publishing, verifying
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Ground, Outcome
from tests import cast

pytestmark = pytest.mark.django_db


def verify(outcome, by):
    actions.verify(cast.as_it_is(outcome), by=by)
    return cast.as_it_is(outcome)


@pytest.mark.parametrize("order", [("bai", "zhao"), ("zhao", "bai")])
def test_staff_and_deputy_verify_it_in_either_order(owned, bai, zhao, order):
    outcome, people = cast.shown(owned, bai), {"bai": bai, "zhao": zhao}

    first = verify(outcome, people[order[0]])
    second = verify(outcome, people[order[1]])

    assert (first.state, second.state) == ("evidenced", "verified")
    assert (second.staff_name, second.deputy_name) == ("白洁", "赵敏")
    told = Entry.objects.filter(event=Happened.VERIFIED).order_by("at", "id")
    assert [line.facts["is_second"] for line in told] == [False, True]


def test_two_clerks_are_not_two_sides(owned, bai):
    outcome = verify(cast.shown(owned, bai), bai)
    other = cast.staff("方草", "Fang Cao", "clerk")

    with cast.refused() as told:
        verify(outcome, other)

    assert "白洁" in str(told.value)
    assert cast.as_it_is(outcome).state == "evidenced"


def test_one_person_with_both_posts_is_not_two_persons(owned, bai, zhao):
    Post.objects.create(user_id=zhao.user_id, role="clerk", since=clock.today())
    both = actor_for(User.objects.get(pk=zhao.user_id))
    outcome = verify(cast.shown(owned, bai), both)

    with cast.refused() as told:
        verify(outcome, both)

    assert "另一方" in str(told.value)
    assert len(cast.as_it_is(outcome).verified_by) == 1


def test_the_database_itself_lets_nothing_out_on_one_persons_word(owned, bai, zhao):
    outcome = verify(cast.shown(owned, bai), bai)

    for told in ({}, {"deputy_who": bai.id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Outcome.objects.filter(pk=outcome.pk).update(state="published", **told)


def test_another_deputy_an_aide_a_unit_and_the_chair_verify_nothing(owned, bai, sun, aide, he):
    outcome = cast.shown(owned, bai)
    chair = cast.staff("主任", "Zhu Ren", "leader")

    for who in (sun, aide, he, chair):
        with cast.refused(NotAllowed):
            verify(outcome, who)


def test_the_deputy_of_a_message_verifies_what_came_of_it(thread, bai, zhao):
    outcome = cast.shown(thread, bai)

    assert verify(outcome, zhao).verified_by == {"deputy"}


def test_what_nothing_shows_is_not_verified(owned, bai, zhao):
    outcome = cast.claimed(owned, zhao)

    with cast.refused() as told:
        verify(outcome, bai)
    assert "佐证" in str(told.value)


@pytest.mark.django_db(transaction=True)
def test_two_who_verify_in_the_same_moment_are_both_heard(owned, bai, zhao):
    outcome, congress = cast.shown(owned, bai), tenancy.current()
    together, trouble = threading.Barrier(2), []

    def press(by):
        try:
            with tenancy.inside(congress):
                seen = cast.as_it_is(outcome)
                together.wait(10)
                actions.verify(seen, by=by)
        except Exception as failure:
            trouble.append(failure)
        finally:
            connection.close()

    people = [threading.Thread(target=press, args=(by,)) for by in (bai, zhao)]
    for person in people:
        person.start()
    for person in people:
        person.join(20)

    assert trouble == []
    assert cast.as_it_is(outcome).state == "verified"


def test_what_somebody_contests_is_published_by_nobody_and_the_page_says_why(owned, bai, zhao):
    outcome = cast.verified(owned, bai, zhao)
    seen_before = cast.as_it_is(outcome)
    actions.contest(outcome, "周末没人接。", by=zhao)

    with cast.refused() as told:
        actions.publish(seen_before, by=bai)

    assert "赵敏" in str(told.value) and "周末没人接。" in str(told.value)
    assert cast.as_it_is(outcome).verified_by == frozenset()


def test_what_is_contested_is_verified_once_it_was_answered(owned, bai, zhao):
    outcome = cast.shown(owned, bai)
    actions.contest(outcome, "周末没人接。", by=zhao)
    with cast.refused():
        verify(outcome, bai)

    actions.evidence(cast.as_it_is(outcome), Proof("周末的通话清单在此。"), by=bai)

    assert cast.as_it_is(outcome).objection == ""
    assert verify(outcome, zhao).verified_by == {"deputy"}


@pytest.mark.parametrize("side", ["staff", "deputy"])
def test_one_side_alone_is_not_enough_and_is_told_who_is_missing(owned, bai, zhao, side):
    outcome = verify(cast.shown(owned, bai), {"staff": bai, "deputy": zhao}[side])

    with cast.refused() as told:
        actions.publish(outcome, by=bai)

    assert {"staff": "代表还没有核实", "deputy": "工作人员还没有核实"}[side] in str(told.value)


def test_what_is_rejected_says_why_and_is_over(owned, bai, zhao):
    outcome = cast.shown(owned, zhao)

    actions.reject(outcome, "还只是计划。", by=bai)

    rejected = cast.as_it_is(outcome)
    assert (rejected.state, rejected.reason) == ("rejected", "还只是计划。")
    with cast.refused(Stale):
        actions.evidence(rejected, Proof("又一条"), by=zhao)


def test_only_staff_publish_reject_replace_and_end(owned, bai, zhao):
    outcome = cast.verified(owned, bai, zhao)
    tries = [
        lambda: actions.publish(outcome, by=zhao),
        lambda: actions.reject(outcome, "不对", by=zhao),
        lambda: actions.lapse(outcome, by=zhao),
        lambda: actions.replace(outcome, outcome, by=zhao),
    ]

    for each in tries:
        with cast.refused(NotAllowed):
            each()


def test_what_has_run_out_already_is_not_made_public(owned, bai, zhao):
    outcome = cast.verified(owned, bai, zhao, days_ago=30, until=localdate(clock.now()) - timedelta(days=1))

    with cast.refused() as told:
        actions.publish(outcome, by=bai)
    assert "到期" in str(told.value)


def test_taken_back_it_is_verified_anew_and_keeps_the_day_it_was_first_public(owned, bai, zhao):
    outcome = cast.in_force(owned, bai, zhao)
    first = outcome.published_at

    actions.unpublish(outcome, "日期写错了。", by=zhao)

    again = cast.as_it_is(outcome)
    assert (again.state, again.verified_by, again.objection) == ("evidenced", frozenset(), "日期写错了。")
    actions.correct(again, cast.claim_of(days_ago=9), by=bai)
    for by in (bai, zhao):
        verify(outcome, by)
    actions.publish(cast.as_it_is(outcome), by=bai)
    assert cast.as_it_is(outcome).published_at == first


def test_one_that_is_replaced_leads_to_its_successor_and_never_in_a_circle(owned, bai, zhao):
    old = cast.in_force(owned, bai, zhao, "document")
    new = cast.in_force(owned, bai, zhao, "document", number="榆建发〔2026〕9号", title="供暖办法（修订）")

    actions.replace(old, new, by=bai)

    assert (cast.as_it_is(old).state, cast.as_it_is(old).successor) == ("replaced", new)
    for one, other in ((new, cast.as_it_is(old)), (new, new)):
        with cast.refused():
            actions.replace(one, other, by=bai)


def test_nothing_gives_way_to_what_is_not_public(owned, bai, zhao):
    old = cast.in_force(owned, bai, zhao, "document")
    claim = cast.shown(owned, bai, "document", number="榆建发〔2026〕9号")

    with cast.refused() as told:
        actions.replace(old, claim, by=bai)
    assert "已公开" in str(told.value)


def test_what_held_until_yesterday_lapses_by_night_and_not_before(owned, bai, zhao):
    last = localdate(clock.now()) + timedelta(days=3)
    outcome = cast.in_force(owned, bai, zhao, "document", until=last)

    for days, state in ((0, "published"), (3, "published"), (4, "lapsed")):
        with clock.standing_at(clock.now() + timedelta(days=days)):
            tasks.lapse_ended.work(clock.now())
        assert cast.as_it_is(outcome).state == state, days


def test_what_it_came_of_is_added_by_staff_and_by_the_owner_of_that_very_demand(owned, bai, zhao, sun):
    outcome = cast.shown(owned, bai)
    other = demands.begin(cast.delivered(cast.code_of(sun), "十一号楼也冷。"), "另一处也冷", by=sun)
    demands.confirm(other, sun.deputy, "另一处也冷", by=bai)
    other = Demand.objects.get(pk=other.pk)

    with cast.refused(NotAllowed):
        actions.link(other, outcome, by=zhao)
    actions.link(other, outcome, by=sun)

    assert outcome.deputies_behind() == {zhao.deputy.pk, sun.deputy.pk}
    with cast.refused() as told:
        actions.link(other, outcome, by=bai)
    assert "已经有了" in str(told.value)


def test_a_deputy_who_has_nothing_left_in_it_is_no_witness_any_more(owned, thread, code, bai, zhao, sun):
    mine = cast.delivered(cast.code_of(sun), "十一号楼也冷。")
    outcome = cast.shown(mine, bai)
    actions.link(owned, outcome, by=bai)
    for by in (bai, sun):
        verify(outcome, by)
    assert cast.as_it_is(outcome).state == "verified"

    actions.unlink(Ground.objects.select_related("outcome").get(thread=mine), by=sun)

    assert (cast.as_it_is(outcome).state, cast.as_it_is(outcome).verified_by) == ("evidenced", {"staff"})
    with cast.refused() as told:
        actions.publish(cast.as_it_is(outcome), by=bai)
    assert "代表还没有核实" in str(told.value)


def test_the_last_thing_it_came_of_is_not_taken_away(owned, bai):
    outcome = cast.shown(owned, bai)

    with cast.refused() as told:
        actions.unlink(Ground.objects.select_related("outcome").get(outcome=outcome), by=bai)
    assert "只源自" in str(told.value)


def test_where_its_demand_was_put_together_with_another_the_owner_there_speaks_for_it(owned, bai, zhao, sun):
    other = demands.begin(cast.delivered(cast.code_of(sun), "十一号楼也冷。"), "另一处也冷", by=sun)
    demands.confirm(other, sun.deputy, "另一处也冷", by=bai)
    outcome = cast.shown(Demand.objects.get(pk=other.pk), bai)

    demands.merge(Demand.objects.get(pk=owned.pk), Demand.objects.get(pk=other.pk), by=bai)

    kept = next(each for each in Demand.objects.filter(pk__in=[owned.pk, other.pk]) if each.state != "merged")
    assert cast.as_it_is(outcome).deputies_behind() == {kept.owner_id}


def test_a_refusal_is_a_sentence_and_never_a_gap():
    told = [value for module in (claiming, linking, publishing, verifying) for value in vars(module).values()]
    sentences = [str(value) for value in told if type(value).__name__ == "__proxy__"]

    assert len(sentences) > 15
    assert all(sentence.endswith("。") for sentence in sentences)
