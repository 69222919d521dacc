"""What administrators do about other people's access: sessions end, accounts are closed and opened again."""

from __future__ import annotations

from typing import Any

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.accounts.actions.signing_out import end_all
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import User
from hearth.ground.audit.recording import record


@action("accounts.end_sessions")
def end_sessions(user: User, *, by: By, congress: Any) -> int:
    """A telephone was lost: wherever this person is signed in, they are out; answers how many sessions ended."""
    ended = end_all(user)
    record(Happened.SESSIONS_ENDED, congress, by=by, user=str(user.pk), sessions=ended)
    return ended


@action("accounts.deactivate")
def deactivate(user: User, *, by: By, congress: Any) -> None:
    """The account is closed: no session goes on and no password opens it. What the person did stays theirs."""
    _set_active(user, False)
    ended = end_all(user)
    record(Happened.DEACTIVATED, congress, by=by, user=str(user.pk), sessions=ended)


@action("accounts.reactivate")
def reactivate(user: User, *, by: By, congress: Any) -> None:
    """The account is open again, with the password it had."""
    _set_active(user, True)
    record(Happened.REACTIVATED, congress, by=by, user=str(user.pk))


def _set_active(user: User, is_active: bool) -> None:
    user.is_active = is_active
    user.save(update_fields=["is_active"])
