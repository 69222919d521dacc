"""Whatever clerk, unit, deputy, resident and clock do to a matter, and in whatever order, it stays sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hearth.core import clock, jobs
from hearth.core.actions import may
from hearth.core.actors import System
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework import actions
from hearth.journey.casework.lifecycle import OPEN, REFERRAL
from hearth.journey.casework.models import Referral, Request
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject, Thread
from tests import cast

CLOCK = System("clock")
WHO = ("bai", "he", "water", "zhao", "sun", "li", "clock", "subject")
# every verb with the words it takes; who takes it is drawn, so most tries are refused, as in life
VERBS: dict[str, Callable[[Any, Any, Any], object]] = {
    "accept": lambda r, by, s: actions.accept(r, by=by),
    "give_back": lambda r, by, s: actions.give_back(r, "remit", "不归我们", by=by),
    "keep": lambda r, by, s: actions.keep(r, "请办理", by=by),
    "pass_on": lambda r, by, s: actions.pass_on(r, s.other(r), "改转", by=by),
    "assign": lambda r, by, s: actions.assign(r, None, by=by),
    "remark": lambda r, by, s: actions.remark(r, "看过", by=by),
    "ask": lambda r, by, s: actions.ask(r, "几单元", by=by),
    "request": lambda r, by, s: actions.request(r, s.kind, "等件", by=by, hours=5),
    "grant": lambda r, by, s: actions.grant(s.asked(r), "可以", by=by),
    "deny": lambda r, by, s: actions.deny(s.asked(r), "不行", by=by),
    "resume": lambda r, by, s: actions.resume(r, by=by),
    "report": lambda r, by, s: actions.report(r, "修好了", "done", by=by),
    "confirm": lambda r, by, s: actions.confirm(r, "修好了", by=by),
    "send_back": lambda r, by, s: actions.send_back(r, "再看", by=by),
    "withdraw": lambda r, by, s: actions.withdraw(r, by=by),
    "urge": lambda r, by, s: actions.urge(r, by=by),
    "disclose": lambda r, by, s: actions.disclose(r, "约时间", by=by),
    "escalate": lambda r, by, s: actions.escalate(r, "late", by=by),
    "add": lambda r, by, s: contact.add(r.thread, "三单元", by=by),
    "reply": lambda r, by, s: contact.reply(r.thread, "已修好", "solved", by=by),
    "lapse": lambda r, by, s: contact.lapse(r.thread, by=by),
    "reopen": lambda r, by, s: contact.reopen(r.thread, "又冷了", by=by),
    "withdraw_it": lambda r, by, s: contact.withdraw(r.thread, by=by),
}


def is_allowed(verb: str, by: Any, referral: Referral) -> bool:
    """What the policy says of it; of a request it asks about the request."""
    app = "contact" if verb in ("add", "reply", "lapse", "reopen", "withdraw_it") else "casework"
    name = {"withdraw_it": "contact.withdraw"}.get(verb, f"{app}.{verb}")
    return may(name, by, referral.thread if app == "contact" else referral)


class Matter(RuleBasedStateMachine):
    """One thread, two units, and everybody who may or may not do something about it."""

    cast: Any
    kind = "suspension"

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now = clock.now()
        self.thread = cast.delivered(self.cast["code"])
        Subject.objects.create(thread=self.thread, user_id=self.cast["subject"].id)
        self.people = self.cast | {"li": cast.author(self.thread), "clock": CLOCK}
        self.lines = 0
        self.take(lambda: cast.referred(self.thread, self.people["bai"], self.cast["heating"]))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def other(self, referral: Referral) -> Any:
        return next(unit for unit in (self.cast["heating"], self.cast["waterworks"]) if unit.pk != referral.unit_id)

    def asked(self, referral: Referral) -> Request:
        found = referral.requests.filter(state="asked").first()
        if found is None:
            raise Refused()
        return found

    @rule(hours=st.integers(0, 30), kind=st.sampled_from(("extension", "suspension")))
    def time_passes(self, hours: int, kind: str) -> None:
        self.now += timedelta(hours=hours)
        self.kind = kind

    @rule(who=st.sampled_from(WHO), tier=st.sampled_from(("danger", "utilities", "ordinary")), first=st.booleans())
    def refer(self, who: str, tier: str, first: bool) -> None:
        unit = self.cast["heating" if first else "waterworks"]
        self.take(lambda: cast.referred(self.thread, self.people[who], unit, tier=tier))

    @rule(verb=st.sampled_from(sorted(VERBS)), who=st.sampled_from(WHO), newest=st.booleans(), fits=st.integers(0, 3))
    def act(self, verb: str, who: str, newest: bool, fits: int) -> None:
        """Three times in four somebody who may; else whoever was drawn, and mostly they are refused."""
        known = list(Referral.objects.order_by("sent_at", "id"))
        if not known:
            return
        chosen = known[-1 if newest else 0]
        allowed = [each for each in WHO if is_allowed(verb, self.people[each], chosen)] if fits else []
        who = allowed[fits % len(allowed)] if allowed else who
        done = self.take(lambda: VERBS[verb](chosen, self.people[who], self))
        assert not (done and who in ("subject", "sun")), f"{who} did {verb}"

    def take(self, act: Callable[[], object]) -> bool:
        try:
            with clock.standing_at(self.now), transaction.atomic(), jobs.at_once():
                act()
        except Refused:
            return False
        return True

    @invariant()
    def nothing_is_lost(self) -> None:
        lines = Entry.objects.about(self.thread).count()
        assert lines >= self.lines
        self.lines = lines

    @invariant()
    def every_open_referral_has_one_clock_that_runs_or_says_why_it_does_not(self) -> None:
        for referral in Referral.objects.all():
            assert referral.state in REFERRAL.states
            running = clocks.running(referral, "result")
            if referral.state in ("sent", "accepted", "returned"):
                assert running is not None and running.paused_since is None, referral.state
            elif referral.state in ("asking", "suspended"):
                assert running is not None and running.paused_since is not None, referral.state
            else:
                assert running is None, referral.state
            if referral.state not in OPEN:
                assert not [each for each in clocks.of(referral) if each.stopped_at is None]

    @invariant()
    def every_moment_is_explained(self) -> None:
        for each in Clock.objects.all():
            assert clocks.explain(each).explain
            assert each.due_at >= each.started_at

    @invariant()
    def a_thread_lies_with_somebody(self) -> None:
        thread = Thread.objects.get(pk=self.thread.pk)
        is_open = Referral.objects.open().exists()
        if thread.state == "coordinating" and thread.turn == "unit":
            assert is_open, "a unit is waited for that has nothing to do"
        if thread.state in ("withdrawn",):
            assert not is_open

    @invariant()
    def whom_it_is_about_sees_nothing(self) -> None:
        assert not Referral.objects.visible_to(self.cast["subject"]).exists()


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_a_matter_stays_sound_whatever_is_done_to_it(bai, he, zhao, sun, code, heating):
    waterworks = cast.unit("榆河自来水公司", "Yuhe Water")
    people = {"bai": bai, "he": he, "zhao": zhao, "sun": sun, "code": code, "heating": heating}
    people |= {"waterworks": waterworks, "water": cast.staff("水工", "Shui Gong", "unit", unit=waterworks)}
    people |= {"subject": cast.staff("热力二", "Re Li", "unit", unit=heating)}
    machine = type("Walk", (Matter,), {"cast": people})

    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=10, stateful_step_count=30, deadline=None, phases=(Phase.generate,)),
    )
