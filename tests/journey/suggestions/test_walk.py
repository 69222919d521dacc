"""Random walks over all that can happen to a suggestion, by everybody who may: nothing is stuck, dates have rules."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Congress
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.versions import in_force
from hearth.journey.suggestions import actions, possible, queries, upward
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.actions.handling import Drafted, Said
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.lifecycle import ASSIGNMENT, COSIGNATURE, FROM_BELOW, OVER, SUGGESTION, SUPERVISION
from hearth.journey.suggestions.models import Assignment, Evaluation, FromBelow, Reply, SentUp, Suggestion
from hearth.journey.suggestions.tasks import CARRIED_DOWN, CARRIED_UP
from tests import cast, suggesting

CLOCK = System("clock")
GRADES = ("satisfied", "basically", "not")
CLASSES = ("resolved", "in_progress", "planned", "reference")


@pytest.mark.parametrize(
    "lifecycle",
    [SUGGESTION, ASSIGNMENT, COSIGNATURE, SUPERVISION, FROM_BELOW],
    ids=["suggestion", "share", "name", "supervision", "from below"],
)
def test_from_every_state_there_is_a_way_to_an_end(lifecycle):
    ends = {state for state in lifecycle.states if set(lifecycle.moves(state).values()) <= {state}}
    reached = set(ends)
    while more := {s for s in lifecycle.states if set(lifecycle.moves(s).values()) & reached} - reached:
        reached |= more

    assert reached == set(lifecycle.states)


# HEARTH_WALKS=2000 walks as far as a release should; every day it is a few
WALKS, MOVES = int(os.environ.get("HEARTH_WALKS", "6")), 50
OTHERS = {
    "qi": ("齐明", "Qi Ming", "office"),
    "meng": ("孟主任", "Meng", "leader"),
    "tian": ("田雨", "Tian Yu", "committee"),
}


class Walk:
    """One suggestion, and everybody who may have a hand in it."""

    def __init__(self, chance: random.Random, people: dict[str, Any], units: list[Any], city: dict[str, Any]) -> None:
        self.chance, self.people, self.units, self.city = chance, people, units, city
        self.suggestion = suggesting.begun(people["zhao"], is_confidential=chance.random() < 0.2)
        self.host = suggesting.registered(people["sun"], people["bai"])

    def step(self) -> str:
        """Something that the pages offer somebody; answers its name."""
        now = suggesting.as_it_is(self.suggestion)
        if now.state in ("above", "withdrawn") and self.chance.random() < 0.7:
            self._above()
            now = suggesting.as_it_is(self.suggestion)
        last = now.evaluations.order_by("round").last()
        offered = [(who, verb, now) for who in self.people.values() for verb in sorted(possible.moves(who, now, last))]
        for share in Assignment.objects.filter(suggestion=now).select_related("suggestion__lead", "unit"):
            for who in self.people.values():
                offered += [(who, verb, share) for verb in sorted(possible.share_moves(who, share))]
        for name in now.cosignatures.filter(state="invited").select_related("deputy"):
            if now.is_in_writing and now.state != "draft":
                offered.append((self.people["sun"], "cosign", name))
        if now.withdrawal_asked_at:
            signed = now.cosignatures.filter(state="signed").select_related("deputy")
            offered += [
                (self.people["sun"], f"{how}_withdrawal", name) for name in signed for how in ("agree", "refuse")
            ]
        standing = queries.standing_supervision(now)
        for who in self.people.values():
            thing = standing or now
            offered += [(who, verb, thing) for verb in sorted(possible.supervising(who, now, standing))]
        if not offered:
            return ""
        likely = [each for each in offered if each[1] not in ("withdraw", "convert", "join")] or offered
        who, verb, thing = self.chance.choice(likely if self.chance.random() < 0.95 else offered)
        with suppress(Refused), transaction.atomic():  # what the rules refuse leaves nothing behind
            self._take(verb, thing, who)
        return verb

    def _take(self, verb: str, thing: Any, who: Any) -> None:
        words, chance = suggesting.WORDS, self.chance
        asks = {ask.pk: self._said(chance.choice(CLASSES)) for ask in self.suggestion.asks.all()}
        given: dict[str, tuple[Any, ...]] = {
            "revise": (words._replace(title=f"供暖{chance.random():.6f}"),),
            "invite": ([self.people["sun"].deputy],),
            "cosign": (chance.choice([thing.suggestion.wording, 1]) if verb == "cosign" else 0,),
            "register": (Register("city"),),
            "send_back": ("请写明小区。",),
            "convert": ("属于个案。",),
            "assign": ([Share(unit, chance.choice(("lead", "co", "separate"))) for unit in self._some_units()],),
            "evaluate": (Grades(*(chance.choice(GRADES) for _scale in range(3)), "还不行。"),),
            "close": ("办成了。",),
            "publish": ("full",),
            "withdraw": ("不提了。",),
            "decline": ("不属于我们。",),
            "release": ("另找单位。",),
            "keep": ("属于贵单位。",),
            "contact": ("visit", clock.today(), "见面。"),
            "draft": (Drafted("答复。", asks),),
            "sign": ("榆热7号",),
            "join": (self.host,),
            "meet": (clock.today(), "当面谈妥。"),
            "propose_supervision": ("群众关注。",),
            "approve_supervision": ("冯副主任",),
            "refuse_supervision": ("照常办理。",),
            "plan_supervision": ("十二月察看两个小区。", clock.today() + timedelta(days=30)),
            "note_supervision": ("inspection", clock.today(), "看了四户。"),
            "report_supervision": ("已经见效。",),
            "carry_over_supervision": ("明年继续。",),
            "ask_time": ("涉及全区。",),
            "send_up": ("属市级事权。",),
        }
        getattr(actions, verb)(thing, *given.get(verb, ()), by=who)

    def _above(self) -> None:
        """What went up is decided on in the city, and carried back."""
        for entry in Entry.objects.filter(thing_id=self.suggestion.pk, event__in=map(str, CARRIED_UP)).order_by("at"):
            upward.carry_up(entry)
        keys = list(SentUp.objects.filter(suggestion=self.suggestion).values_list("key", flat=True))
        with tenancy.inside(tenancy.current().parent):
            for copy in FromBelow.objects.filter(key__in=keys).select_related("origin", "suggestion"):
                offered = [(who, verb) for who in self.city.values() for verb in sorted(possible.copy_moves(who, copy))]
                if offered:
                    self._decide(copy, *self.chance.choice(offered))
                elif copy.state == "taken_on" and self.chance.random() < 0.3:
                    actions.withdraw(copy.suggestion, "不提了。", by=self.city["wei"])
                things = (copy.pk, copy.suggestion_id)
                lines = Entry.objects.filter(thing_id__in=things, event__in=map(str, CARRIED_DOWN)).order_by("at", "id")
                for entry in lines:
                    upward.carry_down(entry)

    def _decide(self, copy: Any, who: Any, verb: str) -> None:
        given = {"pass_on": ("民政局", "请研究。"), "turn_down": ("属区级。",), "note_answer": ("已办。",)}
        getattr(actions, verb)(copy, *given.get(verb, ()), by=who)

    def _said(self, result: str) -> Said:
        """With a day as often as not, whether it may have one or must."""
        due = self.chance.choice((None, clock.today() + timedelta(days=30)))
        return Said("办好了。", result, due)

    def _some_units(self) -> list[Any]:
        return self.chance.sample(self.units, self.chance.randint(1, len(self.units)))

    def holds(self) -> None:
        """What is true whatever happened."""
        now = suggesting.as_it_is(self.suggestion)
        assert now.state in SUGGESTION.states
        assert bool(now.number) == (now.registered_at is not None)
        if now.state in OVER and now.state != "closed":
            assert not Clock.objects.open().filter(thing_id__in=[now.pk, *now.assignments.values_list("pk", flat=True)])
        assert (now.state == "joined") <= (now.into_id == self.host.pk)
        if now.state == "registered":
            assert Clock.objects.open().filter(thing_id=now.pk, name="assign").exists()
        sent = list(SentUp.objects.filter(suggestion=now).order_by("at").prefetch_related("heard"))
        assert (now.state == "above") <= bool(sent)
        for case in sent:
            steps = [heard.step for heard in case.heard.all()]
            assert len(steps) == len(set(steps)) or {"taken_on", "let_go"} >= {s for s in steps if steps.count(s) > 1}
        if sent and "declined" in [heard.step for heard in sent[-1].heard.all()]:
            assert now.state != "above"
        if now.state == "above":
            assert not Clock.objects.open().filter(thing_id=now.pk).exists()
        if now.is_confidential:
            assert not Suggestion.objects.public().filter(pk=now.pk).exists()
        rules = set(Clock.objects.filter(kind__startswith="suggestions.").values_list("rule", flat=True))
        assert rules <= set(in_force().rules)
        for share in now.assignments.filter(state__in=("pending", "working")):
            assert Clock.objects.open().filter(thing_id=share.pk, name="answer").exists(), share.state
        for reply in Reply.objects.exclude(signed_at=None).exclude(result_class=""):
            assert reply.answers.count() == now.asks.count()
        assert Evaluation.objects.filter(suggestion=now).count() <= now.round


@pytest.fixture
def city(yuhe, jinchuan, wei):
    """The congress above: a deputy and a clerk."""
    Congress.objects.filter(pk=yuhe.pk).update(parent=jinchuan)
    yuhe.refresh_from_db()
    with tenancy.inside(jinchuan):
        return {"wei": wei, "tao": cast.staff("陶静", "Tao Jing", "clerk")}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(WALKS))
def test_wherever_chance_leads_what_must_hold_holds(seed, city, zhao, sun, bai, heating, he, chief, street, lu, head):
    people = {"zhao": zhao, "sun": sun, "bai": bai, "he": he, "chief": chief, "lu": lu, "head": head}
    people |= {name: cast.staff(*told) for name, told in OTHERS.items()}
    walk = Walk(random.Random(seed), people, [heating, street], city)

    for _step in range(MOVES):
        if not walk.step():
            break
        walk.holds()
