"""Beginning and ending a session."""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.accounts.events import Happened
from hearth.ground.audit.recording import record

WRONG = _("This name and password do not belong together. Check both and try again.")
FIVE_MINUTES = 300


@action("accounts.sign_in")
def sign_in(congress: object, name: str, password: str, *, by: By, network: bytes, device: str = "") -> tuple[SignIn, str]:
    """A person shows their password and gets a session; answers it and the secret their browser keeps.

    A wrong name costs the same time and gets the same sentence as a wrong password. Tries are counted for this name
    from this network, so nobody can lock a deputy out from elsewhere (T26).
    """
    name = name.strip().lower()
    throttle.limit(keyed_hash("tracking.sign_in", name, network)[:16], most=8, seconds=FIVE_MINUTES)
    user = User.objects.filter(sign_in_name=name, is_active=True).first()
    if user is None:
        make_password(password)
        raise Refused(WRONG)
    if not user.has_password(password):
        raise Refused(WRONG)
    return _begin(congress, user, by, device)


def _begin(congress: object, user: User, by: By, device: str) -> tuple[SignIn, str]:
    secret, now = secrets.token_urlsafe(32), clock.now()
    session = SignIn(
        user=user, token=token_of(secret), device=device[:120], started_at=now, seen_at=now,
    )
    session.save(force_insert=True)
    record(Happened.SIGNED_IN, congress, by=by, user=str(user.pk))
    return session, secret


def token_of(secret: str) -> bytes:
    """What the database keeps of a session's secret."""
    return sha256(secret.encode()).digest()


@action("accounts.sign_out")
def sign_out(session: SignIn, *, by: By, congress: object) -> None:
    """The session ends now, on every page that is still open."""
    SignIn.objects.filter(pk=session.pk, ended_at=None).update(ended_at=clock.now())
    record(Happened.SIGNED_OUT, congress, by=by, user=str(session.user_id))
