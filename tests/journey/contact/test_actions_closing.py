"""The citizen has the last word: rating, coming back, taking it back; silence is no rating."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import actions
from hearth.journey.contact.actions.closing import TOO_LATE, TWICE
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.models import Contact, Message, Thread
from tests import cast

CLOCK = System("clock")


@pytest.fixture
def li(thread):
    return cast.author(thread)


@pytest.fixture
def replied(thread, zhao):
    actions.reply(thread, "已修好", "solved", by=zhao)
    return thread


def kept(thread: Thread) -> Thread:
    return Thread.objects.get(pk=thread.pk)


@pytest.mark.parametrize(("solved", "clarity"), [("yes", 3), ("partly", 1), ("no", None)])
def test_a_rating_is_kept_and_nobody_has_anything_to_do(replied, li, solved, clarity):
    actions.rate(replied, solved, clarity, by=li)

    rated = kept(replied)
    assert (rated.state, rated.turn, rated.solved, rated.clarity) == ("rated", "nobody", solved, clarity)
    assert rated.due_at is None


def test_what_was_not_answered_cannot_be_rated(thread, li):
    with cast.refused(Stale):
        actions.rate(thread, "yes", 3, by=li)


def test_who_is_not_helped_comes_back_and_the_deputy_begins_anew(replied, li):
    actions.reopen(replied, "晚上又冷了", by=li)

    again = kept(replied)
    assert (again.state, again.turn, again.reopened, again.answered_at) == ("reopened", "deputy", 1, None)
    assert again.due_rule == "message.ack" and again.is_new


def reopened_and_answered(thread, li, zhao, times: int) -> None:
    for _ in range(times):
        actions.reopen(thread, "又冷了", by=li)
        actions.reply(thread, "又修好了", "solved", by=zhao)


def test_it_comes_back_twice_at_most(replied, li, zhao):
    reopened_and_answered(replied, li, zhao, times=2)

    with cast.refused() as told:
        actions.reopen(replied, "又冷了", by=li)

    assert str(told.value) == str(TWICE)
    assert kept(replied).reopened == 2


def test_who_comes_back_at_the_wrong_moment_is_told_so_and_not_that_it_was_twice(replied, li):
    actions.reopen(replied, "又冷了", by=li)

    with cast.refused(Stale):
        actions.reopen(replied, "还是冷", by=li)


@pytest.mark.parametrize(("late", "is_refused"), [(-timedelta(minutes=1), False), (timedelta(minutes=1), True)])
def test_it_comes_back_within_thirty_days_of_the_answer(replied, li, late, is_refused):
    last_moment = by_when("message.reopen", kept(replied).answered_at).moment

    with clock.standing_at(last_moment + late):
        if is_refused:
            with cast.refused(Refused) as told:
                actions.reopen(replied, "又冷了", by=li)
            assert str(told.value) == str(TOO_LATE)
        else:
            actions.reopen(replied, "又冷了", by=li)

    assert kept(replied).reopened == (0 if is_refused else 1)


@pytest.mark.parametrize("before", ["rated", "closed"])
def test_it_comes_back_after_a_rating_and_from_the_files(replied, li, before):
    actions.rate(replied, "yes", 3, by=li) if before == "rated" else actions.close(replied, by=CLOCK)

    actions.reopen(replied, "又冷了", by=li)

    assert kept(replied).state == "reopened"


def test_taking_it_back_erases_how_to_reach_the_citizen_and_keeps_the_shell(thread, li):
    assert Contact.objects.filter(thread=thread).exists()

    actions.withdraw(thread, by=li)

    assert (kept(thread).state, kept(thread).due_at) == ("withdrawn", None)
    assert not Contact.objects.exists()
    assert Message.objects.count() == 1


def test_what_was_answered_can_no_longer_be_taken_back(replied, li):
    with cast.refused(Stale):
        actions.withdraw(replied, by=li)

    assert Contact.objects.exists()


def test_silence_files_it_without_a_rating(replied):
    actions.close(replied, by=CLOCK)

    assert (kept(replied).state, kept(replied).solved) == ("closed", "")


def test_who_comes_too_late_to_rate_may_still_do_so(replied, li):
    actions.close(replied, by=CLOCK)

    actions.rate(replied, "yes", None, by=li)

    assert kept(replied).state == "rated"


def test_an_unanswered_question_gives_the_turn_back_to_the_deputy(thread, zhao):
    actions.ask(thread, "几号楼", by=zhao)

    actions.lapse(thread, by=CLOCK)

    assert (kept(thread).state, kept(thread).turn, kept(thread).is_new) == ("acknowledged", "deputy", True)


@pytest.mark.parametrize(("before", "after"), [("ready", "dropped"), ("sent", "sent"), ("sending", "sending")])
def test_taking_it_back_erases_the_address_from_every_letter_and_sends_no_more(code, before, after):
    thread = cast.delivered(code, email="li@example.org")
    Dispatch.objects.update(state=before)

    actions.withdraw(thread, by=cast.author(thread))

    [letter] = Dispatch.objects.all()
    assert (letter.address, letter.state) == ("", after)


def test_taking_it_back_leaves_letters_to_others_alone(code, zhao):
    thread, other = cast.delivered(code, email="li@example.org"), cast.delivered(code, email="wang@example.org")
    told = Entry.objects.about(thread).first()
    to_zhao = Dispatch(entry=told.pk, recipient=f"user {zhao.id}", letter="new", channel="email", language="en")
    to_zhao.address, to_zhao.created_at = "zhao@example.org", clock.now()
    to_zhao.save()

    actions.withdraw(thread, by=cast.author(thread))

    ready = Dispatch.objects.filter(state="ready")
    assert {letter.address for letter in ready} == {"zhao@example.org", "wang@example.org"}
    assert Contact.objects.get().thread == other
