"""Beginning a session: by a password alone, or by a password and a second step."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts import halfway
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.accounts.profiles import profile
from hearth.ground.accounts.queries import ways_of
from hearth.ground.audit.recording import record

WRONG = _("This name and password do not belong together. Check both and try again.")
FIVE_MINUTES = 300
TRIES_FROM_A_NETWORK = 100  # a whole office may stand behind one address


@dataclass(frozen=True)
class Device:
    """What a person will recognise in the list of their sessions: browser, system, and a part of the address."""

    name: str = ""
    place: str = ""


def sign_in(
    congress: Any, name: str, password: str, *, by: By, network: bytes, device: Device
) -> tuple[SignIn, str] | Halfway:
    """A person shows their password and gets a session with the secret their browser keeps, or is halfway in.

    The try is counted apart and first, for this name from this network, so nobody can lock a deputy out from
    elsewhere (T26).
    """
    name = name.strip().lower()
    _count_try(name, network)
    entered = _enter(congress, name, password, by=by, device=device)
    if entered is None:
        raise Refused(WRONG)
    return entered


def _count_try(name: str, network: bytes) -> None:
    of_name, of_network = keyed_hash("tracking.sign_in", name, network), keyed_hash("tracking.sign_ins", network)
    throttle.limit(of_name[:16], most=profile().tries, seconds=profile().seconds)
    throttle.limit(of_network[:16], most=TRIES_FROM_A_NETWORK, seconds=FIVE_MINUTES)


@action("accounts.sign_in")
def _enter(congress: Any, name: str, password: str, *, by: By, device: Device) -> tuple[SignIn, str] | Halfway | None:
    """The try is written down however it ends."""
    user = _with_password(name, password)
    if user is None:
        record(Happened.SIGN_IN_FAILED, congress, by=by, user=_known_as(name), step="password")
        return None
    if ways_of(user):
        record(Happened.SECOND_STEP_ASKED, congress, by=by, user=str(user.pk))
        return halfway.begin(user, clock.now())
    return begin(congress, user, by, device, step="password")


def _with_password(name: str, password: str) -> User | None:
    """A wrong name costs the same time and gets the same sentence as a wrong password (T17)."""
    user: User | None = User.objects.filter(sign_in_name=name, is_active=True).first()
    if user is None:
        make_password(password)
        return None
    return user if user.has_password(password) and may_enter(user) else None


def _known_as(name: str) -> str | None:
    """The ledger holds no names that strangers typed."""
    key = User.objects.filter(sign_in_name=name).values_list("pk", flat=True).first()
    return str(key) if key else None


def may_enter(user: User) -> bool:
    """The demo's password is printed for everybody to read: it opens nothing but a demo."""
    return not user.is_for_demo or tenancy.current().is_demo


def begin(congress: Any, user: User, by: By, device: Device, step: str, **more: Any) -> tuple[SignIn, str]:
    """The session itself; nothing else makes one."""
    secret, now = new_secret(), clock.now()
    seen = {"device": device.name[:120], "place": device.place[:60], "started_at": now, "seen_at": now}
    session = SignIn(user=user, token=token_of(secret), proved_at=now, **seen, **more)
    session.save(force_insert=True)
    record(Happened.SIGNED_IN, congress, by=by, user=str(user.pk), session=str(session.pk), step=step)
    return session, secret


def new_secret() -> str:
    """What a browser keeps: 256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def token_of(secret: str) -> bytes:
    """What the database keeps of a session's secret."""
    return sha256(secret.encode()).digest()
