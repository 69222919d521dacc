"""Beginning a session."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.audit.recording import record

WRONG = _("This name and password do not belong together. Check both and try again.")
FIVE_MINUTES = 300
TRIES_OF_A_NAME = 8
TRIES_FROM_A_NETWORK = 100  # a whole office may stand behind one address


def sign_in(congress: Any, name: str, password: str, *, by: By, network: bytes, device: str = "") -> tuple[SignIn, str]:
    """A person shows their password and gets a session; answers it and the secret their browser keeps.

    The try is counted apart and first: a refusal undoes what the action wrote, and must not undo the count. Tries are
    counted for this name from this network, so nobody can lock a deputy out from elsewhere (T26).
    """
    name = name.strip().lower()
    _count_try(name, network)
    return _enter(congress, name, password, by=by, device=device)


def _count_try(name: str, network: bytes) -> None:
    of_name, of_network = keyed_hash("tracking.sign_in", name, network), keyed_hash("tracking.sign_ins", network)
    throttle.limit(of_name[:16], most=TRIES_OF_A_NAME, seconds=FIVE_MINUTES)
    throttle.limit(of_network[:16], most=TRIES_FROM_A_NETWORK, seconds=FIVE_MINUTES)


@action("accounts.sign_in")
def _enter(congress: Any, name: str, password: str, *, by: By, device: str) -> tuple[SignIn, str]:
    """A wrong name costs the same time and gets the same sentence as a wrong password (T17)."""
    user = User.objects.filter(sign_in_name=name, is_active=True).first()
    if user is None:
        make_password(password)
        raise Refused(WRONG)
    if not user.has_password(password) or not _may_enter(user):
        raise Refused(WRONG)
    return _begin(congress, user, by, device)


def _may_enter(user: User) -> bool:
    """The demo's password is printed for everybody to read: it opens nothing but a demo."""
    return not user.is_for_demo or tenancy.current().is_demo


def _begin(congress: Any, user: User, by: By, device: str) -> tuple[SignIn, str]:
    secret, now = secrets.token_urlsafe(32), clock.now()
    session = SignIn(user=user, token=token_of(secret), device=device[:120], started_at=now, seen_at=now)
    session.save(force_insert=True)
    record(Happened.SIGNED_IN, congress, by=by, user=str(user.pk))
    return session, secret


def token_of(secret: str) -> bytes:
    """What the database keeps of a session's secret."""
    return sha256(secret.encode()).digest()
