"""Whatever deputy, aide, staff, citizen and clock do to a thread, and in whatever order, it stays sound."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from hearth.core import clock
from hearth.core.actors import System
from hearth.core.refusals import Refused
from hearth.ground.audit import checkpoints, notes, sealing, verifying
from hearth.ground.audit.models import Entry, Seal
from hearth.journey.contact import actions
from hearth.journey.contact.deadlines import PROMISE
from hearth.journey.contact.lifecycle import REOPENINGS, THREAD, TURN
from hearth.journey.contact.models import Contact, Message, Thread
from hearth.journey.contact.models.thread import UNDELIVERED
from tests import cast

CLOCK = System("clock")
WALKS = int(os.environ.get("HEARTH_WALKS", "12"))  # as for suggestions: a few every day, many before a release
NO_SHRINKING = (Phase.generate,)  # it takes minutes, and twenty steps can be read as they are
SPOKEN = {"contact.submitted", "contact.added", "contact.replied", "contact.asked", "contact.noted", "contact.refused"}
SPOKEN |= {"contact.redirected", "contact.appealed", "contact.reopened", "contact.handed_over", "contact.handed_back"}
# every verb with the words it takes; who takes it is drawn, so most tries are refused, as in life
VERBS: dict[str, Callable[[Thread, Any, Any], object]] = {
    "deliver": lambda t, by, s: actions.deliver(t, by=by),
    "hold": lambda t, by, s: actions.hold(t, ("abuse",), by=by),
    "release": lambda t, by, s: actions.release(t, by=by),
    "refuse": lambda t, by, s: actions.refuse(t, "说明理由", by=by),
    "redirect": lambda t, by, s: actions.redirect(t, "court", "请到法院", by=by),
    "appeal": lambda t, by, s: actions.appeal(t, "请再看看", by=by),
    "acknowledge": lambda t, by, s: actions.acknowledge(t, by=by),
    "reply": lambda t, by, s: actions.reply(t, "已修好", "solved", by=by),
    "ask": lambda t, by, s: actions.ask(t, "几号楼", by=by),
    "add": lambda t, by, s: actions.add(t, "三号楼", by=by),
    "note": lambda t, by, s: actions.note(t, "问过物业", by=by),
    "hand_over": lambda t, by, s: actions.hand_over(t, "请协调", by=by),
    "hand_back": lambda t, by, s: actions.hand_back(t, "已协调", by=by),
    "take_over": lambda t, by, s: actions.take_over(t, by=by),
    "reassign": lambda t, by, s: actions.reassign(t, s.other(t), by=by),
    "hand_on": lambda t, by, s: actions.hand_on(t, s.other(t), by=by),
    "escalate": lambda t, by, s: actions.escalate(t, by=by),
    "rate": lambda t, by, s: actions.rate(t, "partly", 2, by=by),
    "reopen": lambda t, by, s: actions.reopen(t, "又冷了", by=by),
    "withdraw": lambda t, by, s: actions.withdraw(t, by=by),
    "erase": lambda t, by, s: actions.erase(t, by=by),
    "close": lambda t, by, s: actions.close(t, by=by),
    "lapse": lambda t, by, s: actions.lapse(t, by=by),
}
WHO = ("zhao", "sun", "aide", "bai", "wei", "li", "clock")
# taken where a matter lies with a unit; tests/journey/casework walks through these
OF_UNITS = {"refer", "coordinate", "add_for_unit", "lapse_for_unit"}


class AThread(RuleBasedStateMachine):
    """One thread, and everybody who could do something about it."""

    people: dict[str, Any]
    code: Any

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now = clock.now()
        with clock.standing_at(self.now):
            self.thread = cast.written(self.code, name="李奶奶", phone="13800002046")
        self.people = {**self.people, "li": cast.author(self.thread)}
        self.happened = ["contact.submitted"]
        self.before = "submitted"

    def other(self, thread: Thread) -> Any:
        zhao, sun = self.people["zhao"].deputy, self.people["sun"].deputy
        return sun if thread.deputy_id == zhao.pk else zhao

    @rule(verb=st.sampled_from(sorted(VERBS)), who=st.sampled_from(WHO))
    def somebody_tries(self, verb: str, who: str) -> None:
        self._try(verb, self.people[who])

    @precondition(lambda self: set(THREAD.moves(self.thread.state)) - OF_UNITS)
    @rule(data=st.data())
    def somebody_does_what_can_be_done(self, data: st.DataObject) -> None:
        verb = data.draw(st.sampled_from(sorted(set(THREAD.moves(self.thread.state)) - OF_UNITS)))
        for who in WHO:
            if self._try(verb, self.people[who]):
                break

    @rule()
    def it_is_answered_and_comes_back(self) -> None:
        if self._try("reply", self.people["bai"]):
            self._try("reopen", self.people["li"])

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    def _try(self, verb: str, by: Any) -> bool:
        self.now += timedelta(seconds=1)
        self.before, lines = self.thread.state, Entry.objects.about(self.thread).count()
        try:
            with clock.standing_at(self.now), transaction.atomic():
                VERBS[verb](self.thread, by, self)
        except Refused:
            self.thread = Thread.objects.get(pk=self.thread.pk)
            assert self.thread.state == self.before and Entry.objects.about(self.thread).count() == lines
            return False
        assert self.thread.state == THREAD.moves(self.before)[verb]
        self.happened.append(Entry.objects.about(self.thread).last().event)
        return True

    @invariant()
    def what_is_at_hand_is_what_is_kept(self) -> None:
        kept = Thread.objects.get(pk=self.thread.pk)
        for column in ("state", "turn", "due_at", "due_rule", "deputy_id", "reopened"):
            assert getattr(kept, column) == getattr(self.thread, column), column

    @invariant()
    def each_thing_that_was_done_is_one_line(self) -> None:
        assert [line.event for line in Entry.objects.about(self.thread)] == self.happened

    @invariant()
    def no_word_is_lost(self) -> None:
        spoken = [event for event in self.happened if event in SPOKEN]
        messages = list(Message.objects.filter(thread=self.thread).order_by("entry__at", "pk").select_related("entry"))
        assert [message.entry.event for message in messages] == spoken
        assert messages[0].body == ("" if self.thread.state == "erased" else cast.COLD)

    @invariant()
    def turn_and_deadline_fit_the_state(self) -> None:
        thread = self.thread
        assert thread.turn == TURN[thread.state]
        assert thread.due_rule == PROMISE.get(thread.state, "").format(tier=thread.tier)
        assert (thread.due_at is None) == (thread.due_from is None) == (not thread.due_rule)

    @invariant()
    def only_who_may_sees_it(self) -> None:
        seen = {who for who in WHO if Thread.objects.visible_to(self.people[who]).filter(pk=self.thread.pk).exists()}
        mine = {"zhao", "aide"} if self.thread.deputy_id == self.people["zhao"].deputy.pk else {"sun"}
        assert seen == {"bai", "clock", "li"} | (set() if self.thread.state in UNDELIVERED else mine)

    @invariant()
    def it_came_back_twice_at_most(self) -> None:
        assert self.thread.reopened == self.happened.count("contact.reopened") <= REOPENINGS

    @invariant()
    def nothing_is_filed_without_an_answer(self) -> None:
        if self.thread.state in ("closed", "rated", "replied"):
            assert "contact.replied" in self.happened

    @invariant()
    def how_to_reach_the_citizen_is_kept_until_they_take_it_back(self) -> None:
        assert Contact.objects.filter(thread=self.thread).exists() == (self.thread.state not in ("withdrawn", "erased"))

    def teardown(self) -> None:
        sealing.seal_new()
        verdict = verifying.verify()
        assert verdict.faults == [] and Seal.objects.filter(entry__thing_id=self.thread.pk).count() == len(
            self.happened
        )
        notes.notes_file().unlink(missing_ok=True)
        shutil.rmtree(checkpoints.folder(), ignore_errors=True)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)


@pytest.mark.django_db
def test_a_thread_stays_sound_whatever_anybody_does(zhao, sun, aide, bai, wei, code):
    people = {"zhao": zhao, "sun": sun, "aide": aide, "bai": bai, "wei": wei, "clock": CLOCK}
    machine = type("AThreadOfZhao", (AThread,), {"people": people, "code": code})

    run_state_machine_as_test(
        machine, settings=settings(max_examples=WALKS, stateful_step_count=20, phases=NO_SHRINKING)
    )
