"""A person is corrected: how they are called, where letters to them go, and the way in that went to a wrong address."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from hearth.core import clock
from hearth.core.actors import By
from hearth.ground.accounts import actions as accounts
from hearth.ground.accounts.models import User
from hearth.ground.congress.actions.inviting import invite_again
from hearth.ground.congress.models import Invitation


def correct_person(user: User, *, by: By, congress: Any, **changes: str) -> list[str]:
    """Put it right; an invitation that lies open at an address they do not have opens nothing any more."""
    with transaction.atomic():
        before = user.email
        changed = accounts.correct(user, by=by, congress=congress, **changes)
        if before and "email" in changed:
            _send_anew(user, by)
    return changed


def _send_anew(user: User, by: By) -> None:
    invitation = Invitation.objects.select_related("user").filter(user=user, state="open").first()
    if invitation and invitation.standing(clock.now()) == "open" and not invitation.user.can_sign_in:
        invite_again(invitation, by=by)
