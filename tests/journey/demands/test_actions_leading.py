from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction

from hearth.core import clock, tenancy
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions as contact
from hearth.journey.contact.actions.answering import put_replies
from hearth.journey.contact.models import Message, Thread
from hearth.journey.demands import actions
from hearth.journey.demands.actions import answering
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Broadcast, Decision, Delivered, Demand, Gathering
from hearth.journey.demands.tasks import SETTLES, answer_everybody, tell_everybody
from tests import cast, suggesting


def told(thread):
    return [line.facts["state"] for line in Entry.objects.about(thread) if line.event == Happened.TOLD]


def later(minutes=11):
    return clock.standing_at(clock.now() + timedelta(minutes=minutes))


def tell(minutes=11):
    with later(minutes):
        tell_everybody.work(clock.now())


def test_staff_confirm_it_with_a_name_and_a_deputy_who_owns_it(demand, zhao, bai):
    actions.confirm(demand, zhao.deputy, "锦苑小区供暖", by=bai)

    demand.refresh_from_db()
    assert (demand.state, demand.title, demand.owner) == ("confirmed", "锦苑小区供暖", zhao.deputy)


def test_a_deputy_confirms_nothing(demand, zhao):
    with pytest.raises(NotAllowed):
        actions.confirm(demand, zhao.deputy, "供暖", by=zhao)


def test_only_somebody_in_office_can_own_it(demand, zhao, sun, bai):
    sun.deputy.mandates.update(state="ended")

    with pytest.raises(Refused, match="不在任"), transaction.atomic():
        actions.confirm(demand, sun.deputy, "供暖", by=bai)


def test_whoever_wrote_is_told_once_it_has_stood_for_ten_minutes(owned, thread):
    tell(minutes=9)
    assert told(thread) == []

    tell()
    tell(minutes=60)

    assert told(thread) == ["confirmed"]


def test_a_decision_taken_back_at_once_tells_nobody_anything(owned, thread, bai):
    actions.undo(Decision.objects.latest("id"), by=bai)

    tell()

    assert told(thread) == []


def test_who_joins_later_is_told_as_well_and_nobody_twice(owned, thread, second, zhao):
    tell()
    actions.join(second, owned, by=zhao)

    tell(minutes=30)

    assert (told(thread), told(second)) == (["confirmed"], ["confirmed"])


def test_two_demands_that_become_one_tell_nobody_the_same_again(owned, thread, second, zhao, bai):
    other = actions.begin(second, "六号楼暖气", by=zhao)
    actions.confirm(other, zhao.deputy, "六号楼暖气", by=bai)
    tell()

    actions.merge(other, owned, by=bai)
    tell(minutes=30)

    assert (told(thread), told(second)) == (["confirmed"], ["confirmed"])


def test_every_step_is_told_in_its_turn(owned, thread, zhao):
    tell()
    actions.watch(owned, "正在换二号泵。", by=zhao)
    tell(minutes=30)
    actions.solve(owned, "换好了。", by=zhao)
    tell(minutes=60)

    assert told(thread) == ["confirmed", "watching", "solved"]


def test_whoever_wrote_is_asked_and_hears_what_it_was_turned_into(owned, thread, zhao, bai):
    tell()
    actions.consult(owned, "周六上午到安和联络站说说。", by=zhao)
    tell(minutes=30)
    actions.convert(owned, "topic", "列为常委会监督议题。", by=bai)
    tell(minutes=60)

    assert told(thread) == ["confirmed", "consulting", "converted"]
    assert (owned.became, owned.is_open, owned.is_standing) == ("topic", True, True)


def test_what_is_a_topic_can_still_be_watched_solved_and_taken_back(owned, bai):
    actions.convert(owned, "project", "列为民生实事候选项目。", by=bai)
    actions.watch(owned, "明年实施。", by=bai)
    actions.undo(Decision.objects.latest("made_at", "id"), by=bai)

    standing = Demand.objects.get(pk=owned.pk)
    assert (standing.state, standing.became, standing.result) == ("converted", "project", "列为民生实事候选项目。")


@pytest.mark.usefixtures("at_once")
def test_a_registered_suggestion_turns_the_demand_into_one_and_whoever_was_in_it_hears_once(owned, thread, zhao, bai):
    tell()
    suggesting.registered(zhao, bai, owned)
    standing = Demand.objects.get(pk=owned.pk)
    tell(minutes=30)

    assert (standing.state, standing.became) == ("converted", "suggestion")
    assert told(thread) == ["confirmed"]
    assert Entry.objects.filter(event="suggestions.told", thing_id=thread.pk).count() == 1


@pytest.mark.usefixtures("at_once")
def test_whoever_writes_the_same_later_hears_that_it_is_a_suggestion(owned, second, zhao, bai):
    suggesting.registered(zhao, bai, owned)
    with clock.standing_at(clock.now() + timedelta(minutes=20)):
        actions.join(second, Demand.objects.get(pk=owned.pk), by=bai)
    tell(minutes=60)

    assert told(second) == ["converted"]


def test_a_demand_that_is_over_is_turned_into_nothing(owned, zhao, bai):
    actions.solve(owned, "换好了。", by=zhao)
    suggesting.registered(zhao, bai, owned)

    assert Demand.objects.get(pk=owned.pk).state == "solved"


def test_a_candidate_tells_nobody_anything(demand, thread):
    tell()

    assert told(thread) == []
    assert timedelta(minutes=10) == SETTLES


@pytest.mark.usefixtures("at_once")
def test_the_owner_answers_everybody_each_in_their_own_thread(owned, thread, second, elsewhere, zhao, bai):
    for each in (second, elsewhere):
        actions.join(each, owned, by=bai)

    actions.answer(owned, "今晚全部修好。", "explained", by=zhao)

    for each in (thread, second, elsewhere):
        answer = Message.objects.get(thread=each, kind="reply")
        assert answer.body == "今晚全部修好。"
        assert Thread.objects.get(pk=each.pk).state == "replied"
        assert answer.entry.name == zhao.name


@pytest.mark.usefixtures("at_once")
def test_an_answer_that_was_interrupted_is_finished_and_reaches_nobody_twice(owned, thread, second, zhao, bai):
    actions.join(second, owned, by=bai)
    actions.answer(owned, "今晚全部修好。", "explained", by=zhao)
    Delivered.objects.filter(thread=second).delete()
    Message.objects.filter(thread=second, kind="reply").delete()

    answer_everybody.work(Entry.objects.get(event=Happened.ANSWERED))

    assert Message.objects.filter(kind="reply").count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("at_once")
def test_a_worker_that_dies_between_two_batches_is_followed_by_one_that_answers_the_rest(
    owned, thread, second, elsewhere, zhao, bai, monkeypatch
):
    for each in (second, elsewhere):
        actions.join(each, owned, by=bai)
    with monkeypatch.context() as dying:
        dying.setattr(answering, "AT_ONCE", 2)
        dying.setattr(answering, "put_replies", dying_after(1))
        with pytest.raises(SystemExit):
            actions.answer(owned, "今晚全部修好。", "explained", by=zhao)
    assert Message.objects.filter(kind="reply").count() == Delivered.objects.count() == 2

    answer_everybody.work(Entry.objects.get(event=Happened.ANSWERED))
    answer_everybody.work(Entry.objects.get(event=Happened.ANSWERED))

    assert set(Message.objects.filter(kind="reply").values_list("thread", flat=True)) == {
        each.pk for each in (thread, second, elsewhere)
    }
    assert Message.objects.filter(kind="reply").count() == Delivered.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_who_begin_at_the_same_moment_answer_everybody_once(owned, thread, second, elsewhere, zhao, bai):
    for each in (second, elsewhere):
        actions.join(each, owned, by=bai)
    broadcast = actions.answer(owned, "今晚全部修好。", "explained", by=zhao)
    together, congress = Barrier(2), tenancy.current()

    def work(_number):
        try:
            with tenancy.inside(congress):
                together.wait(timeout=20)
                return actions.deliver(broadcast, by=zhao)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        reached = sorted(workers.map(work, range(2)))

    assert reached == [0, 3]
    assert Message.objects.filter(kind="reply").count() == Delivered.objects.count() == 3


def dying_after(batches):
    """So many batches are answered; the next one tears the worker down while it writes."""
    rest = iter(range(batches))

    def answer(threads, *args, **kwargs):
        if next(rest, None) is None:
            put_replies(threads[:1], *args, **kwargs)
            raise SystemExit
        put_replies(threads, *args, **kwargs)

    return answer


@pytest.mark.usefixtures("at_once")
def test_a_thread_that_can_take_no_answer_is_passed_over(owned, thread, second, zhao, bai):
    actions.join(second, owned, by=bai)
    Thread.objects.filter(pk=second.pk).update(state="closed")

    actions.answer(owned, "今晚全部修好。", "explained", by=zhao)

    assert not Message.objects.filter(thread=second, kind="reply").exists()
    assert Delivered.objects.get(thread=second).is_answered is False
    assert Broadcast.objects.count() == 1


def test_a_candidate_is_answered_to_nobody(demand, bai):
    with pytest.raises(Refused, match="确认为共性诉求"), transaction.atomic():
        actions.answer(demand, "好。", "explained", by=bai)


def test_another_deputy_answers_nobody(owned, sun):
    with pytest.raises(NotAllowed):
        actions.answer(owned, "好。", "explained", by=sun)


def test_what_comes_back_can_be_reopened_and_messages_join_again(owned, second, zhao):
    actions.solve(owned, "换好了。", by=zhao)
    with pytest.raises(Refused, match="不再收留言"), transaction.atomic():
        actions.join(second, Demand.objects.get(pk=owned.pk), by=zhao)

    actions.reopen(owned, by=zhao)
    actions.join(second, owned, by=zhao)

    assert Gathering.objects.joined().filter(demand=owned).count() == 2


def test_later_decisions_must_be_taken_back_first(owned, zhao, bai):
    first = Decision.objects.get(verb="confirm")
    actions.rename(owned, "暖气", by=zhao)

    with pytest.raises(Refused, match="后面的决定"), transaction.atomic():
        actions.undo(first, by=bai)


def test_a_deputy_takes_back_what_they_decided_themselves(demand, second, zhao, sun):
    actions.join(second, demand, by=zhao)
    mine = Decision.objects.get(verb="join")

    with pytest.raises(NotAllowed):
        actions.undo(mine, by=sun)
    actions.undo(mine, by=zhao)

    assert not Gathering.objects.joined().filter(thread=second).exists()


def test_every_message_keeps_its_own_course(owned, thread, second, zhao, bai):
    actions.join(second, owned, by=bai)
    actions.solve(owned, "换好了。", by=zhao)

    assert {Thread.objects.get(pk=each.pk).state for each in (thread, second)} == {"delivered"}
    contact.acknowledge(Thread.objects.get(pk=second.pk), by=zhao)
    assert cast.author(second).thread == second
