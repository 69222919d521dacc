"""A thread never dies because one deputy is away."""

from __future__ import annotations

from datetime import timedelta

from hearth.core import clock
from hearth.core.actors import System
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions
from hearth.journey.contact.models import Thread


def kept(thread: Thread) -> Thread:
    return Thread.objects.get(pk=thread.pk)


def test_a_clerk_who_takes_over_is_named_and_has_no_more_time(thread, bai):
    begun = thread.due_from

    actions.take_over(thread, by=bai)

    taken = kept(thread)
    assert (taken.state, taken.turn, taken.staff_id, taken.due_from) == ("coordinating", "staff", bai.id, begun)


def test_another_deputy_answers_with_the_full_time(thread, zhao, sun, bai):
    actions.take_over(thread, by=bai)
    with clock.standing_at(clock.now() + timedelta(days=2)):
        now = clock.now()
        actions.reassign(thread, sun.deputy, by=bai)

    passed = kept(thread)
    assert (passed.deputy, passed.state, passed.turn, passed.staff_id) == (sun.deputy, "delivered", "deputy", None)
    assert passed.due_from == now
    assert Entry.objects.get(event="contact.reassigned").facts == {"before": "D001", "deputy": "D002"}


def test_who_had_it_before_sees_it_no_longer(thread, zhao, sun, bai):
    actions.reassign(thread, sun.deputy, by=bai)

    assert not Thread.objects.visible_to(zhao).exists()
    assert Thread.objects.visible_to(sun).get() == thread


def test_the_clock_tells_staff_and_changes_nothing_else(thread):
    stood = kept(thread)

    actions.escalate(thread, by=System("clock"))

    assert kept(thread).is_escalated
    assert (kept(thread).state, kept(thread).turn, kept(thread).due_at) == (stood.state, stood.turn, stood.due_at)


def test_passed_on_it_is_nobodys_delay_any_more(thread, sun, bai):
    actions.escalate(thread, by=System("clock"))

    actions.reassign(thread, sun.deputy, by=bai)

    assert not kept(thread).is_escalated
