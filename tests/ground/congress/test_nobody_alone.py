"""No sequence of things one person does alone gives that person a post they did not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core.actors import Actor
from hearth.core.refusals import Refused
from hearth.ground.congress import actions
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Invitation, Post, Proposal, Station
from tests.ground.congress import people
from tests.house.furnished import undone

pytestmark = pytest.mark.django_db
ROLES = ("clerk", "leader", "committee", "station", "auditor", "admin")


def _each(things: Any, act: Callable[..., Any]) -> None:
    for thing in things:
        _try(act, thing)


def _try(act: Callable[..., Any], *given: Any) -> None:
    try:
        with transaction.atomic():
            act(*given)
    except Refused:
        return


class Alone:
    """One person with a browser and bad intentions; whatever exists in the congress is within reach."""

    def __init__(self, congress: Any, me: Actor) -> None:
        self.congress, self.me, self.count = congress, me, 0

    def give_myself(self, role: str) -> None:
        _try(lambda: actions.give(people.user_of(self.me), self._offer(role), by=self.me))

    def propose_for_myself(self, role: str) -> None:
        mine = Proposal(kind="post", role=role, user=people.user_of(self.me), reason="x", proposed_by_id=self.me.id)
        _try(lambda: actions.propose_post(mine, by=self.me))

    def give_others(self, role: str) -> None:
        for post in Post.objects.exclude(user_id=self.me.id):
            _try(lambda post=post: actions.give(post.user, self._offer(role), by=self.me))

    def invite_somebody(self, role: str) -> None:
        self.count += 1
        person = actions.Person("影子", f"shadow{self.count}")
        _try(lambda: actions.invite(self.congress, person, self._offer(role), by=self.me))

    def take_every_invitation(self, role: str) -> None:
        _each(Invitation.objects.all(), lambda each: actions.take_posts(each, by=self.me))

    def confirm_everything(self, role: str) -> None:
        _each(Proposal.objects.all(), lambda each: actions.confirm_proposal(each, by=self.me))

    def prolong_my_posts(self, role: str) -> None:
        mine = Post.objects.filter(user_id=self.me.id)
        _each(mine, lambda post: actions.extend_post(post, people.NEXT_YEAR, by=self.me))

    def open_my_account_anew(self, role: str) -> None:
        _try(lambda: actions.propose_reset(actions.reset_of(people.user_of(self.me), "x", by=self.me), by=self.me))

    def invite_again(self, role: str) -> None:
        _each(Invitation.objects.filter(state="open"), lambda each: actions.invite_again(each, by=self.me))

    def _offer(self, role: str) -> actions.Offer:
        return people.offer(role, station=Station.objects.get() if role == "station" else None)


DEEDS = sorted(name for name in vars(Alone) if not name.startswith("_"))


def held_by(user: Any) -> list[Any]:
    return sorted(Post.objects.filter(user=user).values_list("role", "deputy", "until", "state"), key=str)


@pytest.mark.parametrize("role", ["admin", "clerk"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(ROLES)), max_size=8))
def test_nobody_alone_gains_a_post(yuhe, bai, role, deeds):
    with undone():
        me = people.admin() if role == "admin" else bai
        user = people.user_of(me)
        before = held_by(user)

        alone = Alone(yuhe, me)
        for deed, wanted in deeds:
            getattr(alone, deed)(wanted)

        assert held_by(user) == before
        assert actor_for(user).roles == {role}


def test_two_together_do_what_one_alone_cannot(yuhe, bai):
    shi, ning = people.admin(), people.admin("宁若兰", "Ning Ruolan")

    actions.confirm_proposal(actions.give(people.user_of(bai), people.offer("auditor"), by=shi), by=ning)

    assert "auditor" in actor_for(people.user_of(bai)).roles
