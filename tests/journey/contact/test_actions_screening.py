"""Between citizen and deputy stands only a filter, and people decide what it held."""

from __future__ import annotations

import pytest

from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.models import Thread
from tests import cast

FILTER = System("filter")


@pytest.fixture
def fresh(code):
    """Just written, and not looked at."""
    return cast.written(code)


@pytest.fixture
def held(fresh):
    actions.hold(fresh, ("abuse", "spam"), by=FILTER, is_urgent=True)
    return fresh


def kept(thread: Thread) -> Thread:
    return Thread.objects.get(pk=thread.pk)


def test_delivered_the_clock_runs_from_when_it_was_written(fresh):
    actions.deliver(fresh, by=FILTER)

    delivered = kept(fresh)
    assert (delivered.state, delivered.turn) == ("delivered", "deputy")
    assert delivered.due_at == by_when("message.ack", delivered.began_at).moment


def test_held_it_waits_for_staff_with_its_reasons(held, zhao):
    waiting = kept(held)

    assert (waiting.state, waiting.turn, waiting.held_for, waiting.is_urgent) == ("held", "staff", "abuse,spam", True)
    assert Entry.objects.get(event="contact.held").facts == {"reasons": ["abuse", "spam"], "urgent": True}
    assert not Thread.objects.visible_to(zhao).filter(pk=held.pk).exists()


def test_many_reasons_fit(fresh):
    actions.hold(fresh, tuple(f"reason_{n}" for n in range(20)), by=FILTER)

    assert len(kept(fresh).held_for) <= 60


def test_released_it_reaches_the_deputy_and_the_reasons_are_gone(held, bai, zhao):
    actions.release(held, by=bai)

    assert (kept(held).state, kept(held).held_for, kept(held).is_urgent) == ("delivered", "", False)
    assert Thread.objects.visible_to(zhao).filter(pk=held.pk).exists()


def test_refused_the_citizen_reads_why(held, bai):
    message = actions.refuse(held, "这里不受理广告。", by=bai)

    assert (kept(held).state, kept(held).is_over) == ("not_accepted", True)
    assert message.kind == "told"


def test_who_is_refused_may_ask_for_a_second_look(held, bai):
    actions.refuse(held, "这里不受理广告。", by=bai)

    actions.appeal(held, "这不是广告", by=cast.author(held))

    assert (kept(held).state, kept(held).turn, kept(held).held_for) == ("held", "staff", "appeal")


def test_redirected_the_citizen_reads_where_to_turn(held, bai):
    actions.redirect(held, "court", "请到区法院立案庭。", by=bai)

    assert kept(held).state == "redirected"
    assert Entry.objects.get(event="contact.redirected").facts == {"target": "court"}


def test_what_a_person_decided_the_filter_does_not_change(held, bai):
    stale = kept(held)
    actions.release(held, by=bai)

    with cast.refused(Stale):
        actions.deliver(stale, by=FILTER)

    assert kept(held).state == "delivered"


def test_staff_may_set_aside_what_was_delivered(thread, bai, zhao):
    actions.hold(thread, ("personal_data",), by=bai)

    assert kept(thread).state == "held"
    assert not Thread.objects.visible_to(zhao).exists()


def test_a_citizen_may_ask_for_a_second_look_only_once(thread, bai):
    actions.hold(thread, ("abuse",), by=bai)
    actions.refuse(thread, "看不出是什么事。", by=bai)
    actions.appeal(thread, "请再看一次。", by=cast.author(thread))
    actions.refuse(thread, "还是看不出。", by=bai)

    with cast.refused(Refused):
        actions.appeal(thread, "再看一次。", by=cast.author(thread))
