"""Ending sessions."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.audit.recording import record


@action("accounts.sign_out")
def sign_out(session: SignIn, *, by: By, congress: Any) -> None:
    """The session ends now, on every page that is still open."""
    SignIn.objects.filter(pk=session.pk, ended_at=None).update(ended_at=clock.now())
    record(Happened.SIGNED_OUT, congress, by=by, user=str(session.user_id))


@action("accounts.sign_out_elsewhere")
def sign_out_elsewhere(session: SignIn, *, by: By, congress: Any) -> int:
    """A person stays signed in here and nowhere else; answers how many sessions that ended."""
    ended = end_others(session)
    record(Happened.SIGNED_OUT_ELSEWHERE, congress, by=by, user=str(session.user_id), sessions=ended)
    return ended


def end_others(session: SignIn) -> int:
    """End every other session of the same person."""
    others = SignIn.objects.filter(user_id=session.user_id, ended_at=None).exclude(pk=session.pk)
    return int(others.update(ended_at=clock.now()))


def end_all(user: User) -> int:
    """End every session of this person; answers how many there were."""
    return int(SignIn.objects.filter(user=user, ended_at=None).update(ended_at=clock.now()))
