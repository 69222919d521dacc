"""Two ways to be strict. They contradict each other on purpose, since the standards do; an installation chooses one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from hearth.core.actors import ROLES, By


@dataclass(frozen=True)
class Profile:
    """What is asked of passwords, of tries, and of whom a second factor is demanded."""

    shortest: int
    kinds: int = 1  # of capital letters, small letters, digits, other signs
    good_for: timedelta | None = None
    remembered: int = 0  # so many passwords of the past may not come back
    tries: int = 8
    seconds: int = 300
    demanding: frozenset[str] = frozenset()


PROFILES = {
    # OWASP ASVS 5.0, V6.2: long and not common; no composition (V6.2.5) and no expiry (V6.2.10)
    "asvs": Profile(shortest=12),
    # GB/T 22239-2019, level 3, 8.1.4.1: complexity, regular change, failed tries dealt with, two kinds of proof
    "djbh3": Profile(
        shortest=12,
        kinds=3,
        good_for=timedelta(days=90),
        remembered=5,
        tries=5,
        seconds=600,
        demanding=frozenset(ROLES),
    ),
}


def profile() -> Profile:
    """The one this installation chose."""
    return PROFILES[settings.HEARTH_POLICY_PROFILE]


def needs_second_factor(actor: By, user: Any) -> bool:
    """Whether a post of this person demands one; people who are invented for a demo are let off."""
    demanding = profile().demanding | frozenset(settings.HEARTH_SECOND_FACTOR_ROLES)
    return not user.is_for_demo and bool(demanding & actor.roles)


def is_password_too_old(user: Any, now: datetime) -> bool:
    """A password nobody knows the age of counts as old; people who are invented for a demo are let off."""
    good_for = profile().good_for
    if good_for is None or user.is_for_demo:
        return False
    return user.password_set_at is None or now - user.password_set_at > good_for
