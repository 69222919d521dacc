"""One person, several congresses: where they hold a post today, and the way to each desk."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.ground.accounts import posts
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Congress, Post


class SeatThere(NamedTuple):
    """A congress, what the person is there, and where their desk stands."""

    congress: Any
    posts: list[Any]
    desk: str
    is_here: bool


def seats_of(user: User) -> list[SeatThere]:
    """The person's own posts in every congress: they may know that of themselves, and nobody else is told."""
    today, here = clock.today(), tenancy.current()
    return [_seat(congress, user, today, here) for congress in _congresses_of(user, today)]


def _congresses_of(user: User, today: date) -> list[Congress]:
    """Only one question passes the wall, and only keys of congresses come back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT congresses_of_person(%s, %s)", [user.pk, today])
        keys = [key for (key,) in cursor.fetchall()]
    return list(Congress.objects.filter(pk__in=keys).order_by("slug"))


def _seat(congress: Congress, user: User, today: date, here: Any) -> SeatThere:
    with tenancy.inside(congress):
        roles = Post.objects.filter(user=user).held_on(today).order_by("role").values_list("role", flat=True)
        held, desk = [posts.NAMES[role] for role in roles], address("desks:desk")
    return SeatThere(congress, held, desk, here is not None and here.id == congress.id)
