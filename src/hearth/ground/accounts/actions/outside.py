"""Accounts that an organisation's own sign-in may open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearth.core import clock, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts import halfway
from hearth.ground.accounts.actions.signing_in import FIVE_MINUTES, TRIES_FROM_A_NETWORK, Device, begin, may_enter
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.models import OutsideIdentity, SignIn, User
from hearth.ground.accounts.queries import ways_of
from hearth.ground.audit.recording import record

UNKNOWN = _("No account here is connected with this sign-in. Sign in with your password, then connect it.")
UNFINISHED = _("You are not signed in: nothing came of it at your organisation, or it took too long. Try again.")
TAKEN = _("This sign-in is connected with another account already.")


def sign_in_from_outside(
    congress: Any, subject: str | None, *, by: By, network: bytes, device: Device
) -> tuple[SignIn, str] | Halfway:
    """Somebody comes back from their organisation's sign-in: it stands in for the password, never for a factor."""
    throttle.limit(keyed_hash("tracking.outside", network)[:16], most=TRIES_FROM_A_NETWORK, seconds=FIVE_MINUTES)
    entered = _enter_from_outside(congress, subject, by=by, device=device)
    if entered is None:
        raise Refused(UNKNOWN if subject else UNFINISHED)
    return entered


@action("accounts.sign_in_from_outside")
def _enter_from_outside(
    congress: Any, subject: str | None, *, by: By, device: Device
) -> tuple[SignIn, str] | Halfway | None:
    """The try is written down however it ends."""
    bound = OutsideIdentity.objects.filter(issuer=settings.HEARTH_OIDC_ISSUER, subject=subject, user__is_active=True)
    identity = bound.select_related("user").first() if subject else None
    if identity is None or not may_enter(identity.user):
        record(Happened.SIGN_IN_FAILED, congress, by=by, user=str(identity.user_id) if identity else None, step="oidc")
        return None
    if ways_of(identity.user):
        record(Happened.SECOND_STEP_ASKED, congress, by=by, user=str(identity.user_id))
        return halfway.begin(identity.user, clock.now())
    return begin(congress, identity.user, by, device, step="oidc")


@action("accounts.link_identity")
def link_identity(user: User, subject: str, *, by: By, congress: Any) -> None:
    """A person who is signed in says: this is me, there and here."""
    issuer = settings.HEARTH_OIDC_ISSUER
    if OutsideIdentity.objects.filter(issuer=issuer, subject=subject).exclude(user=user).exists():
        raise Refused(TAKEN)
    kept = {"subject": subject, "bound_at": clock.now()}
    OutsideIdentity.objects.update_or_create(user=user, issuer=issuer, defaults=kept)
    record(Happened.IDENTITY_LINKED, congress, by=by, user=str(user.pk))


@action("accounts.unlink_identity")
def unlink_identity(user: User, *, by: By, congress: Any) -> None:
    """From now on only the password, or a passkey, opens this account."""
    OutsideIdentity.objects.filter(user=user).delete()
    record(Happened.IDENTITY_UNLINKED, congress, by=by, user=str(user.pk))
