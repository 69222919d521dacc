"""Reads about people who sign in."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from hearth.core import tenancy
from hearth.core.actors import ROLES
from hearth.ground.accounts.models import OneTimeCode, SecondFactor, SignIn, User
from hearth.ground.accounts.models.second_factor import BESIDE_A_PASSWORD, KINDS


def living_sessions(user: User, now: datetime) -> list[SignIn]:
    """Where this person is signed in, the newest first."""
    return list(SignIn.objects.alive(now).filter(user=user).order_by("-seen_at", "-id")[:50])


def demo_sign_ins() -> list[User]:
    """One invented person for each role of the congress in scope, with it as `role`."""
    people = User.objects.filter(is_for_demo=True, is_active=True, posts__congress_id=tenancy.current_id())
    first = people.annotate(role=F("posts__role")).order_by("role", "sign_in_name").distinct("role")
    return sorted(first, key=lambda person: ROLES.index(person.role))


def factors_of(user: User) -> list[Any]:
    """What this person has beside their password, with `left`: how many codes of it are still good."""
    left = Count("codes", filter=Q(codes__used_at=None))
    return list(SecondFactor.objects.filter(user=user).annotate(left=left).order_by("added_at", "id"))


def ways_of(user: User) -> list[str]:
    """By which kinds of factor this person can take the second step, the safest first; none where they have none."""
    kinds = {factor.kind for factor in factors_of(user) if factor.left or factor.kind in ("app", "passkey")}
    return [kind for kind in KINDS if kind in kinds] if kinds.intersection(BESIDE_A_PASSWORD) else []


def next_on_card(user: User) -> OneTimeCode | None:
    """The code a sign-in asks for: always the same until it was shown, so that nobody can wait for one they saw."""
    unused = OneTimeCode.objects.filter(factor__user=user, factor__kind="card", used_at=None)
    found: OneTimeCode | None = unused.select_related("factor").order_by("number").first()
    return found


def is_address_taken(address: str, besides: UUID | None = None) -> bool:
    """Whether another account has this e-mail address, in whichever congress."""
    return bool(address) and User.objects.filter(email__iexact=address).exclude(pk=besides).exists()


def why_no_letters(recipient: str) -> str:
    """Why no news goes to whom a letter names as its recipient; nothing where it may go."""
    kind, _blank, key = recipient.partition(" ")
    is_closed = kind == "user" and User.objects.filter(pk=key.partition(" ")[0], is_active=False).exists()
    return "the account is closed" if is_closed else ""


MOST_FOUND = 20


def colleagues(typed: str) -> list[User]:
    """People with a post in the congress in scope whose name contains this, or whose sign-in name begins with it."""
    if not typed:
        return []
    here = User.objects.filter(is_active=True, posts__congress_id=tenancy.current_id())
    named = Q(name__contains=typed) | Q(name_en__icontains=typed) | Q(sign_in_name__startswith=typed.lower())
    return list(here.filter(named).distinct().order_by("sign_in_name")[:MOST_FOUND])


def colleague(key: UUID) -> User | None:
    """This person, where they hold a post in the congress in scope."""
    found: User | None = User.objects.filter(pk=key, is_active=True, posts__congress_id=tenancy.current_id()).first()
    return found
