"""Between password and second factor: a sealed note in this browser's own cookie, good for ten minutes and once.

It never counts as signed in: the session, with a secret of its own, begins only after the second step.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

from hearth.core.cookies import named
from hearth.core.encryption import keyed_hash
from hearth.ground.accounts.models import User

GOOD_FOR = timedelta(minutes=10)
SALT = "hearth.halfway"


@dataclass(frozen=True)
class Halfway:
    """A person who has shown a first proof; `note` is what their browser keeps until the second."""

    user: User
    note: str

    @property
    def key(self) -> bytes:
        """By which the note is known when it is used up."""
        return keyed_hash("tracking.halfway", self.note)[:16]


def cookie_name() -> str:
    """Under which name the browser keeps the note."""
    return named("hearth_half")


def begin(user: User, now: datetime) -> Halfway:
    """The first proof was right."""
    said = {"user": str(user.pk), "at": now.timestamp(), "mark": _mark(user), "once": secrets.token_hex(16)}
    return Halfway(user, signing.dumps(said, salt=SALT))


def read(note: str, now: datetime) -> Halfway | None:
    """Who is halfway in; nobody where the note is forged or old, or the password has changed since."""
    try:
        said = signing.loads(note, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=said["user"], is_active=True).first()
    is_good = user and said["mark"] == _mark(user) and now.timestamp() - said["at"] <= GOOD_FOR.total_seconds()
    return Halfway(user, note) if is_good else None


def _mark(user: User) -> str:
    return keyed_hash("tracking.halfway", str(user.pk), user.password)[:8].hex()
