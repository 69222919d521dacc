"""The second step of signing in, and a passkey, which is both steps in one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import tenancy, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts import passkeys, proofs
from hearth.ground.accounts.actions.signing_in import FIVE_MINUTES, Device, begin, may_enter
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.halfway import GOOD_FOR, Halfway
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.accounts.passkeys import Site
from hearth.ground.audit.recording import record

WRONG_CODE = _("This is not the right code, or it was used before. Take the next one and try again.")
WRONG_PASSKEY = _("This passkey was not accepted. Try again, or take another way.")
TRIES_FROM_A_NETWORK, TRIES_IN_AN_HOUR = 8, 40
HOUR = 3600

Entered = tuple[SignIn, str]


def finish_sign_in(
    congress: Any, half: Halfway, way: str, typed: str, *, by: By, network: bytes, device: Device, site: Site
) -> Entered:
    """Who is halfway in shows their second factor, and only now a session begins, with a secret of its own."""
    count_try(half.user, way, network)
    entered = _finish(congress, half, way, typed, by=by, device=device, site=site)
    if entered is None:
        raise Refused(WRONG_PASSKEY if way == "passkey" else WRONG_CODE)
    return entered


def count_try(user: User, way: str, network: bytes) -> None:
    """Six digits must not be found by trying, from one network or from many; a passkey cannot be guessed (T26)."""
    here = keyed_hash("tracking.second_step", str(user.pk), network)
    throttle.limit(here[:16], most=TRIES_FROM_A_NETWORK, seconds=FIVE_MINUTES)
    if way != "passkey":
        anywhere = keyed_hash("tracking.second_steps", str(user.pk))
        throttle.limit(anywhere[:16], most=TRIES_IN_AN_HOUR, seconds=HOUR)


@action("accounts.finish_sign_in")
def _finish(
    congress: Any, half: Halfway, way: str, typed: str, *, by: By, device: Device, site: Site
) -> Entered | None:
    """The note of the first step counts once; the try is written down however it ends."""
    user = half.user
    is_proven = may_go_without(user) if way == "demo" else proofs.shown(user, way, typed, site) is not None
    if not is_proven or _was_used(half):
        record(Happened.SIGN_IN_FAILED, congress, by=by, user=str(user.pk), step=way)
        return None
    return begin(congress, user, by, device, step=way, has_second_factor=way != "demo")


def may_go_without(user: User) -> bool:
    """In a demo everybody knows every password, and nobody shall lock the others out."""
    return user.is_for_demo and tenancy.current().is_demo


def _was_used(half: Halfway) -> bool:
    return throttle.count(half.key, seconds=2 * int(GOOD_FOR.total_seconds())) > 1


def sign_in_with_passkey(congress: Any, typed: str, *, by: By, network: bytes, device: Device, site: Site) -> Entered:
    """Something one has and a finger or a number that unlocks it: two factors in one, and no name to type."""
    throttle.limit(keyed_hash("tracking.passkeys", network)[:16], most=100, seconds=FIVE_MINUTES)
    entered = _enter_with_passkey(congress, typed, by=by, device=device, site=site)
    if entered is None:
        raise Refused(WRONG_PASSKEY)
    return entered


@action("accounts.sign_in_with_passkey")
def _enter_with_passkey(congress: Any, typed: str, *, by: By, device: Device, site: Site) -> Entered | None:
    """The try is written down however it ends."""
    passkey = passkeys.shown(None, typed, site)
    if passkey is None or not may_enter(passkey.user):
        record(Happened.SIGN_IN_FAILED, congress, by=by, user=str(passkey.user_id) if passkey else None, step="passkey")
        return None
    return begin(congress, passkey.user, by, device, step="passkey", has_second_factor=True)
