"""Whatever units, staff, deputies and nights do to an outcome, in whatever order: nobody outside reads what two have
not verified, and nobody is told of it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
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
from tests.house.furnished import undone

pytestmark = pytest.mark.django_db
WHO = ("bai", "fang", "he", "zhao", "sun", "aide", "both", "clock")
# who comes at all into question, so that chance finds its way behind the first step
LIKELY = {
    **dict.fromkeys(("evidence", "correct"), ("bai", "zhao")),
    "verify": ("bai", "zhao", "sun", "both", "fang"),
    **dict.fromkeys(("contest", "unpublish"), ("zhao", "aide", "bai")),
    **dict.fromkeys(("publish", "reject", "replace"), ("bai", "fang")),
    "lapse": ("clock", "bai"),
    **dict.fromkeys(("link", "unlink"), ("bai", "sun")),
    "tell": ("clock",),
}
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


WAY = [("evidence", "zhao"), ("verify", "bai"), ("verify", "zhao"), ("publish", "bai")]
CHANGES = ("evidence", "correct", "contest", "unpublish")


@pytest.mark.parametrize("order", [("bai", "zhao"), ("zhao", "bai")])
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_it_both_look_again_before_anybody_outside_does(owned, bai, zhao, change, order):
    """Exhaustively: each change, at each place on the way, in either order; then each side alone is not enough."""
    people, world = {"bai": bai, "zhao": zhao}, SimpleNamespace(lines=7, other=None)
    way = [("evidence", "zhao"), *(("verify", who) for who in order), ("publish", "bai")]
    changed = 0
    for place in range(1, len(way) + 1):
        with undone():
            outcome = cast.claimed(owned, zhao)
            for verb, who in way[:place]:
                VERBS[verb](cast.as_it_is(outcome), people[who], world)
            if not cast.as_it_is(outcome).can(change):
                continue
            VERBS[change](cast.as_it_is(outcome), bai, world)
            changed += 1
            assert cast.as_it_is(outcome).verified_by == frozenset()
            if cast.as_it_is(outcome).objection:
                VERBS["evidence"](cast.as_it_is(outcome), bai, world)
            for who in order:
                with cast.refused():
                    VERBS["publish"](cast.as_it_is(outcome), bai, world)
                VERBS["verify"](cast.as_it_is(outcome), people[who], world)
            VERBS["publish"](cast.as_it_is(outcome), bai, world)
            assert cast.as_it_is(outcome).is_public
    assert changed == (1 if change == "unpublish" else 3)


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
    def anybody_tries_anything(self, verb: str, who: str) -> None:
        self._act(verb, who)

    @rule(step=st.sampled_from([(verb, who) for verb, people in LIKELY.items() for who in people if verb != "reject"]))
    def somebody_does_something(self, step: tuple[str, str]) -> None:
        self._act(*step)

    @rule(place=st.integers(1, 4), between=st.sampled_from(sorted(LIKELY)), last=st.integers(0, 1))
    def it_goes_towards_the_public_and_something_comes_between(self, place: int, between: str, last: int) -> None:
        for verb, who in (*WAY[:place], (between, LIKELY[between][-last]), *WAY[place:]):
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
    def it_is_sound(self) -> None:
        outcome = self.outcome
        lines = list(Entry.objects.filter(thing_id=self.key).order_by("at", "id"))
        assert outcome.state in OUTCOME.states
        assert len(lines) == self.lines, "every step stands in the ledger"
        assert Ground.objects.filter(outcome=self.key).exists(), "it always came of something"
        assert not (outcome.is_public and outcome.objection), "what somebody contests is not public"
        assert (outcome.successor is not None) == (outcome.state == "replaced")
        assert outcome.successor is None or outcome.successor.is_public
        if outcome.state in ("verified", *PUBLIC):
            assert outcome.staff_who != outcome.deputy_who
            assert self._words_since_it_was_last_changed(lines) == {"staff", "deputy"} == outcome.verified_by
        if outcome.state in ("evidenced", "verified") and outcome.deputy_who:
            assert self._deputies()[outcome.deputy_who] in outcome.deputies_behind()

    def _words_since_it_was_last_changed(self, lines: list[Entry]) -> set[str]:
        changes = (Happened.CORRECTED, Happened.EVIDENCED, Happened.CONTESTED, Happened.UNPUBLISHED)
        last = max(place for place, line in enumerate(lines) if line.event in map(str, changes))
        return {line.facts["side"] for line in lines[last:] if line.event == str(Happened.VERIFIED)}

    def _deputies(self) -> dict[Any, Any]:
        return {self.people[who].id: self.people[who].deputy.pk for who in ("zhao", "sun", "both")}

    @invariant()
    def nobody_is_told_twice(self) -> None:
        told = Entry.objects.filter(event=Happened.TOLD).values_list("thing_id", "facts__outcome")
        assert all(times == 1 for times in Counter(told).values())


def test_an_outcome_stays_sound_whatever_happens(code, zhao, sun, aide, bai, he):
    both = cast.deputy("D003", "两任", "Liang Ren")
    Post.objects.create(user_id=both.user_id, role="clerk", since=clock.today())
    fang = cast.staff("方草", "Fang Cao", "clerk")
    people = {"zhao": zhao, "sun": sun, "aide": aide, "bai": bai, "he": he, "fang": fang}
    people["both"] = actor_for(User.objects.get(pk=both.user_id))
    Changing.cast = {"code": code, "code_of_sun": cast.code_of(sun), **people}

    run_state_machine_as_test(
        Changing,
        settings=settings(max_examples=8, stateful_step_count=10, deadline=None, phases=(Phase.generate, Phase.shrink)),
    )
