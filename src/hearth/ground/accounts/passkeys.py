"""Passkeys (WebAuthn level 2): a device proves that it holds a key, and that its owner unlocked it.

The challenge needs no row: it carries its own time and seal, and counts once.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from django.http import HttpRequest
from webauthn.helpers import base64url_to_bytes, options_to_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from hearth.core import clock, throttle
from hearth.core.addresses import outside
from hearth.core.encryption import keyed_hash
from hearth.ground.accounts.models import SecondFactor, User

SECONDS = 600
# whatever a hostile program may send in place of a browser's answer
NOT_RIGHT = (WebAuthnException, ValueError, KeyError, TypeError, RecursionError)
NOBODY = UUID(int=0)  # whoever signs in with a passkey alone is known only by it


@dataclass(frozen=True)
class Site:
    """For whom a passkey is good: this host, as the browser sees it."""

    origin: str

    @property
    def host(self) -> str:
        """Without scheme and port."""
        return urlsplit(self.origin).hostname or ""


def site_of(request: HttpRequest) -> Site:
    """The host under which people know this installation."""
    return Site(outside(request))


def creation_options(user: User, site: Site, label: str) -> str:
    """What the browser is asked, to make a passkey for this person."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=label,
        user_id=user.pk.bytes,
        user_name=user.sign_in_name,
        user_display_name=user.name,
        challenge=_challenge("create", user.pk, clock.now()),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=_known(user),
    )
    return options_to_json(options)


def request_options(user: User | None, site: Site) -> str:
    """What the browser is asked, to show a passkey: one of this person's, or any for this site."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host,
        challenge=_challenge("show", user.pk if user else NOBODY, clock.now()),
        allow_credentials=_known(user) if user else [],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def created(user: User, typed: str, site: Site) -> dict[str, Any] | None:
    """The new passkey's key and counter; None where the answer is not right."""
    answer = _answer(typed, "create", user.pk)
    if answer is None:
        return None
    try:
        made = webauthn.verify_registration_response(
            **answer, expected_rp_id=site.host, expected_origin=site.origin, require_user_verification=True
        )
    except NOT_RIGHT:
        return None
    return {
        "credential": made.credential_id,
        "public_key": made.credential_public_key,
        "counter": made.sign_count,
    }


def shown(user: User | None, typed: str, site: Site) -> SecondFactor | None:
    """The passkey that answered; None where it is unknown, somebody else's, or did not answer rightly."""
    answer = _answer(typed, "show", user.pk if user else NOBODY)
    passkey = _named(answer["credential"]) if answer else None
    if answer is None or passkey is None or (user and passkey.user_id != user.pk):
        return None
    try:
        proof = webauthn.verify_authentication_response(
            **answer,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.counter,
            require_user_verification=True,
        )
    except NOT_RIGHT:
        return None
    SecondFactor.objects.filter(pk=passkey.pk).update(counter=proof.new_sign_count, used_at=clock.now())
    return passkey


def _answer(typed: str, purpose: str, who: UUID) -> dict[str, Any] | None:
    """What the browser sent, if it answers a challenge of ours that is fresh and was not answered before."""
    try:
        credential = json.loads(typed)
        client = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
        challenge = base64url_to_bytes(client["challenge"])
    except NOT_RIGHT:
        return None
    if not _is_ours(challenge, purpose, who, clock.now()):
        return None
    if throttle.count(keyed_hash("tracking.challenge", challenge)[:16], seconds=2 * SECONDS) > 1:
        return None
    return {"credential": credential, "expected_challenge": challenge}


def _challenge(purpose: str, who: UUID, now: datetime) -> bytes:
    begun = int(now.timestamp()).to_bytes(8, "big") + secrets.token_bytes(16)
    return begun + _seal(begun, purpose, who)


def _is_ours(challenge: bytes, purpose: str, who: UUID, now: datetime) -> bool:
    begun, seal = challenge[:24], challenge[24:]
    age = now.timestamp() - int.from_bytes(begun[:8], "big")
    return hmac.compare_digest(seal, _seal(begun, purpose, who)) and 0 <= age + 1 <= SECONDS


def _seal(begun: bytes, purpose: str, who: UUID) -> bytes:
    return keyed_hash("tracking.passkey", purpose, who.bytes, begun)[:16]


def _named(credential: dict[str, Any]) -> SecondFactor | None:
    try:
        key = base64url_to_bytes(credential["rawId"])
    except NOT_RIGHT:
        return None
    passkeys = SecondFactor.objects.filter(kind="passkey", credential=key, user__is_active=True)
    found: SecondFactor | None = passkeys.select_related("user").first()
    return found


def _known(user: User) -> list[PublicKeyCredentialDescriptor]:
    keys = SecondFactor.objects.filter(user=user, kind="passkey").values_list("credential", flat=True)
    return [PublicKeyCredentialDescriptor(id=bytes(key)) for key in keys]
