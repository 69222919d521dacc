"""Whatever unit, clerk, deputy, chair and clock do to a promise, and in whatever order, it stays sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import System
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import clocks
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.promising import Terms
from hearth.journey.outcomes.lifecycle import COMMITMENT, TO_CONFIRM
from hearth.journey.outcomes.models import Commitment
from tests import cast

WHO = ("bai", "he", "zhao", "sun", "li", "clock")
VERBS: dict[str, Callable[[Any, Any, int], object]] = {
    "revise": lambda p, by, days: actions.revise(p, Terms(due_on=_day(days)), "等件", by=by),
    "fulfil": lambda p, by, days: actions.fulfil(p, "换好了", by=by),
    "give_up": lambda p, by, days: actions.give_up(p, "不行", "高经理", by=by),
    "confirm": lambda p, by, days: actions.confirm(p, by=by),
    "dispute": lambda p, by, days: actions.dispute(p, "还冷", by=by),
    "escalate": lambda p, by, days: actions.escalate(p, "late", by=by),
}


def _day(days: int) -> Any:
    return localdate(clock.now()) + timedelta(days=days)


class Promise(RuleBasedStateMachine):
    """One promise, and everybody who may or may not do something about it."""

    cast: Any

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now = clock.now()
        thread = cast.delivered(self.cast["code"])
        self.people = self.cast | {"li": cast.author(thread), "clock": System("clock")}
        referral = cast.referred(thread, self.people["bai"], self.cast["heating"])
        self.key = cast.promised(referral, self.people["he"]).pk
        self.lines = 1

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @property
    def promise(self) -> Commitment:
        found: Commitment = Commitment.objects.select_related("unit", "clock", "thread__deputy").get(pk=self.key)
        return found

    @rule(hours=st.integers(0, 24 * 20))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(verb=st.sampled_from(sorted(VERBS)), who=st.sampled_from(WHO), days=st.integers(-3, 60))
    def somebody_acts(self, verb: str, who: str, days: int) -> None:
        promise, by = self.promise, self.people[who]
        allowed = may(f"outcomes.{verb}", by, promise)
        before, could = promise.state, verb == "escalate" or promise.can(verb)
        try:
            with clock.standing_at(self.now), transaction.atomic():
                VERBS[verb](promise, by, days)
        except Refused:
            assert not (allowed and could) or verb == "revise"
            assert self.promise.state == before
        else:
            assert allowed and could
            self.lines += 1

    @invariant()
    def it_stands_in_a_state_of_the_table(self) -> None:
        assert self.promise.state in COMMITMENT.states

    @invariant()
    def one_clock_runs_while_it_is_not_over_and_none_after(self) -> None:
        promise = self.promise
        running = [each for each in clocks.of(promise) if each.stopped_at is None]
        assert len(running) == (bool(COMMITMENT.moves(promise.state)))
        if running:
            assert running[0].pk == promise.clock_id
            assert (running[0].paused_since is not None) == (promise.state in TO_CONFIRM)

    @invariant()
    def whoever_said_how_it_ended_is_known(self) -> None:
        promise = self.promise
        assert promise.state == "open" or promise.told_by is not None

    @invariant()
    def every_step_stands_in_the_ledger(self) -> None:
        assert Entry.objects.filter(facts__commitment=self.promise.code).count() == self.lines


@pytest.mark.django_db
def test_a_promise_stays_sound_whatever_happens(code, zhao, sun, bai, he, heating):
    Promise.cast = {"code": code, "zhao": zhao, "sun": sun, "bai": bai, "he": he, "heating": heating}

    run_state_machine_as_test(
        Promise,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, phases=(Phase.generate, Phase.shrink)
        ),
    )
