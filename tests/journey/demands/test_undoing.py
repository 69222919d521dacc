"""Whatever staff decide about demands, and take back, every message stays, and everything is as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact.models import Message, Thread
from hearth.journey.demands import actions, deciding
from hearth.journey.demands.models import Apart, Decision, Demand, Gathering
from tests import cast

NUMBER = st.integers(0, 11)
VERBS = (
    *("begin", "join", "take_out", "confirm", "rename", "consult", "convert", "solve", "reopen"),
    *("merge", "split", "dissolve", "undo"),
)
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), NUMBER, NUMBER), max_size=14)


@pytest.fixture
def house(yuhe, code, zhao, sun, bai):
    """Six messages, and whoever decides about them."""
    return {
        "threads": [cast.delivered(code, f"七号楼第{number}户很冷。") for number in range(6)],
        "bai": bai,
        "sun": sun,
    }


@given(STEPS)
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_taking_back_the_latest_brings_everything_back(house, steps):
    with transaction.atomic():
        before: list[Any] = []
        for verb, one, other in steps:
            standing = picture()
            try:
                if verb == "undo":
                    if before:
                        actions.undo(Decision.objects.standing().order_by("-id").first(), by=house["bai"])
                        assert picture() == before.pop()
                    continue
                with transaction.atomic():
                    take(house, verb, one, other)
            except Refused:
                assert picture() == standing
            else:
                before.append(standing)
            is_sound(house)
        for standing in reversed(before):
            actions.undo(Decision.objects.standing().order_by("-id").first(), by=house["bai"])
            assert picture() == standing
        is_sound(house)
        transaction.set_rollback(True)


def take(house, verb, one, other):
    """One decision, about what these numbers point at; where they point at nothing, nothing is decided."""
    bai, threads = house["bai"], house["threads"]
    demands = list(Demand.objects.order_by("id"))
    thread = threads[one % len(threads)]
    if verb == "begin":
        return actions.begin(thread, "早晚暖气不热", by=bai)
    if not demands:
        raise Refused
    demand, second = demands[one % len(demands)], demands[other % len(demands)]
    joined = list(Gathering.objects.joined().filter(demand=demand).select_related("demand", "thread").order_by("id"))
    if verb == "join":
        return actions.join(thread, second, by=bai)
    if verb == "take_out":
        if not joined:
            raise Refused
        return actions.take_out(joined[other % len(joined)], by=bai)
    if verb == "split":
        return actions.split(demand, {each.thread_id for each in joined[: other % 3]}, "另一件事", by=bai)
    if verb == "confirm":
        return actions.confirm(demand, house["sun"].deputy, "供暖", by=bai)
    if verb == "rename":
        return actions.rename(demand, f"供暖{other}", by=bai)
    if verb == "consult":
        return actions.consult(demand, "周六在安和站。", by=bai)
    if verb == "convert":
        return actions.convert(demand, ("topic", "project")[other % 2], "列为监督议题。", by=bai)
    if verb == "solve":
        return actions.solve(demand, "修好了。", by=bai)
    if verb == "merge":
        return actions.merge(demand, second, by=bai)
    return getattr(actions, verb)(demand, by=bai)


def picture():
    """How everything stands: what a demand that was never there looks like is left out."""
    demands = {
        demand.pk: [getattr(demand, name) for name in (*deciding.KEPT, "people")]
        for demand in Demand.objects.exclude(state="dissolved")
    }
    joined = set(Gathering.objects.joined().values_list("demand", "thread"))
    return demands, joined, set(Apart.objects.values_list("demand", "thread"))


def is_sound(house):
    """Nothing is lost, nothing is in two places, every number is true, and the ledger tells of each decision."""
    joined = Gathering.objects.joined()
    assert joined.count() == joined.values("thread").distinct().count()
    for demand in Demand.objects.all():
        assert demand.voices == joined.filter(demand=demand).count()
    assert not joined.filter(demand__state__in=("merged", "dissolved")).exists()
    assert Thread.objects.filter(state="delivered").count() == len(house["threads"])
    assert Message.objects.exclude(body="").count() == len(house["threads"])
    told = Entry.objects.filter(event__startswith="demands.", kind__in=("demands.demand", "contact.thread"))
    assert told.count() >= Decision.objects.count()
