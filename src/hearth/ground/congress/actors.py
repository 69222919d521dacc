"""From a session and a congress to an actor: one query for all their posts."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from hearth.core import clock, tenancy
from hearth.core.actors import Actor
from hearth.core.remembered import Remembered
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Post

POSTS = Remembered(
    lambda user, today: Post.objects.filter(user=user).held_on(today).select_related("deputy", "unit"),
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
    posts = POSTS.rows(user=user.pk, today=clock.now().date())
    if not posts:
        return None
    return Actor(
        user_id=user.pk,
        name=user.name,
        roles=frozenset(post.role for post in posts),
        deputy=next((post.deputy for post in posts if post.role == "deputy"), None),
        acts_for=tuple(post.deputy for post in posts if post.role == "aide"),
        unit=next((post.unit for post in posts if post.unit_id), None),
    )
