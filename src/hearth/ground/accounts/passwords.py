"""What a new password must be, as the profile of this installation asks."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.ground.accounts import guessable
from hearth.ground.accounts.models import OldPassword, User
from hearth.ground.accounts.profiles import profile

KINDS = (re.compile("[A-Z]"), re.compile("[a-z]"), re.compile("[0-9]"), re.compile("[^A-Za-z0-9]"))


def advice() -> str:
    """What the form says before anybody types."""
    if profile().kinds == 1:
        return _("At least %(num)s characters. A sentence that only you would say is good.") % {
            "num": profile().shortest
        }
    return _(
        "At least %(num)s characters, of %(kinds)s kinds out of four: capital letters, small letters, digits, others."
    ) % {"num": profile().shortest, "kinds": profile().kinds}


def fault(new: str, sign_in_name: str) -> str:
    """Why this will not do; empty where it will."""
    if len(new) < profile().shortest:
        return _("The new password needs at least %(num)s characters") % {"num": profile().shortest}
    if sum(bool(kind.search(new)) for kind in KINDS) < profile().kinds:
        return _("The new password needs %(kinds)s kinds of characters") % {"kinds": profile().kinds}
    if _is_guessable(new, sign_in_name):
        return _("This password is too easy to guess")
    return ""


def _is_guessable(new: str, sign_in_name: str) -> bool:
    is_about_here = sign_in_name in new.lower() or guessable.is_of_known_words(new, sign_in_name)
    return is_about_here or _is_common(new) or guessable.has_leaked(new)


def _is_common(new: str) -> bool:
    try:
        CommonPasswordValidator().validate(new)
    except ValidationError:
        return True
    return False


def was_used_before(user: User, new: str) -> bool:
    """Whether it is the present one, or one of those that may not come back yet."""
    old = OldPassword.objects.filter(user=user).order_by("-given_up_at")[: profile().remembered]
    return any(check_password(new, each) for each in [user.password, *old.values_list("password", flat=True)])


def put_away(user: User) -> None:
    """The present password becomes one of the past, and those beyond memory are forgotten."""
    if profile().remembered:
        OldPassword.objects.create(user=user, password=user.password, given_up_at=clock.now())
    past: Any = OldPassword.objects.filter(user=user).order_by("-given_up_at")
    past.filter(pk__in=[old.pk for old in past[profile().remembered :]]).delete()
