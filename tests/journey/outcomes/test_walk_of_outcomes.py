"""Whatever units, staff, deputies and nights do to an outcome, in whatever order: nobody outside reads what two have not
verified, and nobody is told of it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import System
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.lifecycle import OUTCOME, PUBLIC
from hearth.journey.outcomes.models import Ground, Outcome
from tests import cast

WHO = ("bai", "fang", "he", "zhao", "sun", "aide", "both", "clock")
VERBS: dict[str, Callable[[Any, Any, Any], object]] = {
    "evidence": lambda o, by, _w: actions.evidence(o, Proof("又一条佐证。"), by=by),
    "correct": lambda o, by, w: actions.correct(o, cast.claim_of(title=f"第{w.lines}稿"), by=by),
    "verify": lambda o, by, _w: actions.verify(o, by=by),
    "contest": lambda o, by, _w: actions.contest(o, "不是这样。", by=by),
    "reject": lambda o, by, _w: actions.reject(o, "不成立。", by=by),
    "publish": lambda o, by, _w: actions.publish(o, by=by),
    "unpublish": lambda o, by, _w: actions.unpublish(o, "写错了。", by=by),
    "lapse": lambda o, by, _w: actions.lapse(o, by=by),
    "replace": lambda o, by, w: actions.replace(o, w.other, by=by),
    "link": lambda o, by, w: actions.link(w.mine_of_sun, o, by=by),
    "unlink": lambda o, by, w: actions.unlink(w.some_ground, by=by),
    "tell": lambda o, by, _w: actions.tell(o, by=by),
}


class Changing(RuleBasedStateMachine):
    """One outcome, and everybody who may or may not do something about it."""

    cast: Any

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now, self.lines = clock.now(), 1
        self.people = self.cast | {"clock": System("clock")}
        thread = cast.delivered(self.cast["code"])
        demand = demands.begin(thread, "早晚暖气不热", by=self.people["bai"])
        demands.confirm(demand, self.people["zhao"].deputy, "早晚暖气不热", by=self.people["bai"])
        self.mine_of_sun = cast.delivered(self.cast["code_of_sun"], "十一号楼的井盖响。")
        owned = Demand.objects.get(pk=demand.pk)
        self.other = cast.in_force(owned, self.people["bai"], self.people["zhao"])
        self.key = cast.claimed(owned, self.people["zhao"]).pk

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @property
    def outcome(self) -> Outcome:
        found: Outcome = Outcome.objects.select_related("unit", "claimed_for", "successor").get(pk=self.key)
        return found

    @property
    def some_ground(self) -> Ground:
        found: Ground = Ground.objects.with_things().filter(outcome=self.key).order_by("-said_at", "-id")[0]
        return found

    @rule(hours=st.integers(0, 100))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(verb=st.sampled_from(sorted(VERBS)), who=st.sampled_from(WHO))
    def somebody_acts(self, verb: str, who: str) -> None:
        self._act(verb, who)

    @rule()
    def it_is_brought_to_the_public(self) -> None:
        """The way it should go, so that what lies behind it is reached as well."""
        for verb, who in (("evidence", "zhao"), ("verify", "bai"), ("verify", "zhao"), ("publish", "bai")):
            self._act(verb, who)

    def _act(self, verb: str, who: str) -> None:
        outcome, by = self.outcome, self.people[who]
        thing = {"link": self.mine_of_sun, "unlink": self.some_ground}.get(verb, outcome)
        allowed, before = may(f"outcomes.{verb}", by, thing), outcome.state
        try:
            with clock.standing_at(self.now), transaction.atomic():
                VERBS[verb](outcome, by, self)
        except Refused:
            assert self.outcome.state == before
        else:
            assert allowed
            self.lines += verb != "tell"

    @invariant()
    def it_stands_in_a_state_of_the_table(self) -> None:
        assert self.outcome.state in OUTCOME.states

    @invariant()
    def nothing_is_public_that_two_persons_have_not_verified_one_on_either_side(self) -> None:
        outcome = self.outcome
        if outcome.state in ("verified", *PUBLIC):
            assert outcome.verified_by == {"staff", "deputy"}
            assert outcome.staff_who != outcome.deputy_who
            since = Entry.objects.filter(thing_id=self.key, event__in=(Happened.CORRECTED, Happened.EVIDENCED))
            last = since.order_by("-at", "-id").first()
            assert last is not None
            words = Entry.objects.filter(thing_id=self.key, event=Happened.VERIFIED, id__gt=last.pk)
            assert {line.facts["side"] for line in words} == {"staff", "deputy"}

    @invariant()
    def the_deputy_who_verified_it_owns_something_it_came_of_while_it_is_a_claim(self) -> None:
        outcome = self.outcome
        owners = {self.people[who].id: self.people[who].deputy.pk for who in ("zhao", "sun", "both")}
        if outcome.state in ("evidenced", "verified") and outcome.deputy_who:
            assert owners[outcome.deputy_who] in outcome.deputies_behind()

    @invariant()
    def what_somebody_contests_is_not_public(self) -> None:
        assert not (self.outcome.is_public and self.outcome.objection)

    @invariant()
    def it_always_came_of_something(self) -> None:
        assert Ground.objects.filter(outcome=self.key).exists()

    @invariant()
    def what_was_replaced_leads_to_something_public(self) -> None:
        outcome = self.outcome
        assert (outcome.successor is not None) == (outcome.state == "replaced")
        assert outcome.successor is None or outcome.successor.is_public

    @invariant()
    def nobody_is_told_twice(self) -> None:
        told = Entry.objects.filter(event=Happened.TOLD, facts__outcome=self.outcome.code)
        assert all(times == 1 for times in Counter(line.thing_id for line in told).values())

    @invariant()
    def every_step_stands_in_the_ledger(self) -> None:
        assert Entry.objects.filter(thing_id=self.key).count() == self.lines


@pytest.mark.django_db
def test_an_outcome_stays_sound_whatever_happens(code, zhao, sun, aide, bai, he):
    both = cast.deputy("D003", "两任", "Liang Ren")
    Post.objects.create(user_id=both.user_id, role="clerk", since=clock.today())
    fang = cast.staff("方草", "Fang Cao", "clerk")
    people = {"zhao": zhao, "sun": sun, "aide": aide, "bai": bai, "he": he, "fang": fang}
    people["both"] = actor_for(User.objects.get(pk=both.user_id))
    Changing.cast = {"code": code, "code_of_sun": cast.code_of(sun), **people}

    run_state_machine_as_test(
        Changing,
        settings=settings(
            max_examples=20, stateful_step_count=25, deadline=None, phases=(Phase.generate, Phase.shrink)
        ),
    )
