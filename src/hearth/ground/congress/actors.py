"""From a session and a congress to an actor: one query for all their posts."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from hearth.core import clock, tenancy
from hearth.core.actors import SUPERVISOR, Actor
from hearth.core.remembered import Remembered
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Post, Unit

ABOVE = ("leader", "committee")
POSTS = Remembered(
    lambda user, today: (
        Post.objects.filter(user=user)
        .held_on(today)
        .not_resting()
        .select_related("deputy", "unit", "station")
        .annotate(parts=ArraySubquery(Unit.objects.filter(parent=OuterRef("unit")).order_by().values("pk")))
    ),
    user=UUID,
    today=date,
)


def actor_of(request: Any) -> Actor | None:
    """Who is asking, with today's posts in this congress; None for the public and for guests without any."""
    if not request.sign_in or tenancy.current() is None:
        return None
    return actor_for(request.sign_in.user)


def actor_for(user: User) -> Actor | None:
    """This person as an actor in the congress in scope; None where they hold no post."""
    posts = POSTS.rows(user=user.pk, today=clock.today())
    if not posts:
        return _from_above(user)
    of_unit = next((post for post in posts if post.unit_id), None)
    return Actor(
        user_id=user.pk,
        name=user.name,
        roles=frozenset(post.role for post in posts),
        deputy=next((post.deputy for post in posts if post.role == "deputy"), None),
        acts_for=tuple(post.deputy for post in posts if post.role == "aide"),
        unit=of_unit.unit if of_unit else None,
        units=(of_unit.unit_id, *of_unit.parts) if of_unit else (),
        station=next((post.station for post in posts if post.station_id), None),
    )


def _from_above(user: User) -> Actor | None:
    """Chair and committee of the congress above come in with one right: to sealed matters referred to them."""
    above = tenancy.current().parent
    if above is None:
        return None
    with tenancy.inside(above):
        posts = POSTS.rows(user=user.pk, today=clock.today())
    is_above = any(post.role in ABOVE for post in posts)
    return Actor(user_id=user.pk, name=user.name, roles=frozenset({SUPERVISOR})) if is_above else None
