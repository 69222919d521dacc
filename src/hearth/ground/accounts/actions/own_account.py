"""What people change about their own account."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts import passwords
from hearth.ground.accounts.actions.signing_out import end_others
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.accounts.profiles import profile
from hearth.ground.audit.recording import record


class WrongPassword(Refused):
    """The old password was not the right one."""

    sentence = _("This is not your present password.")


class UsedBefore(Refused):
    """The new password is not new."""

    sentence = _("You have had this password before. Take a new one.")


def change_password(user: User, old: str, new: str, *, by: By, session: SignIn, congress: Any) -> None:
    """A person who knows the old password takes a new one; whoever else was signed in with the old one is out.

    The try is counted apart and first, as at the door: a found session must not lead to the password.
    """
    throttle.limit(
        keyed_hash("tracking.old_password", str(user.pk))[:16], most=profile().tries, seconds=profile().seconds
    )
    _exchange(user, old, new, by=by, session=session, congress=congress)


@action("accounts.change_password")
def _exchange(user: User, old: str, new: str, *, by: By, session: SignIn, congress: Any) -> None:
    """The old password is exchanged for a new one, and every other session ends."""
    if not user.has_password(old):
        raise WrongPassword()
    if passwords.was_used_before(user, new):
        raise UsedBefore()
    passwords.put_away(user)
    user.set_password(new)
    user.save(update_fields=["password", "password_set_at"])
    ended = end_others(session)
    record(Happened.PASSWORD_CHANGED, congress, by=by, user=str(user.pk), sessions=ended)


@action("accounts.set_single_keys")
def set_single_keys(user: User, wanted: bool, *, by: By, congress: Any) -> None:
    """A person switches the shortcuts of one key on or off; those who dictate need them off (WCAG 2.1.4)."""
    user.single_keys = wanted
    user.save(update_fields=["single_keys"])
    record(Happened.SINGLE_KEYS_SET, congress, by=by, user=str(user.pk), wanted=wanted)
