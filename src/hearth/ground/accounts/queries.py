"""Reads about people who sign in."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from hearth.core import tenancy
from hearth.core.actors import ROLES
from hearth.ground.accounts.models import SignIn, User


def living_sessions(user: User, now: datetime) -> list[SignIn]:
    """Where this person is signed in, the newest first."""
    return list(SignIn.objects.alive(now).filter(user=user).order_by("-seen_at", "-id")[:50])


def demo_sign_ins() -> list[User]:
    """One invented person for each role of the congress in scope, with it as `role`."""
    people = User.objects.filter(is_for_demo=True, is_active=True, posts__congress_id=tenancy.current_id())
    first = people.annotate(role=F("posts__role")).order_by("role", "sign_in_name").distinct("role")
    return sorted(first, key=lambda person: ROLES.index(person.role))
