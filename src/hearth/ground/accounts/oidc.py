"""Signing in where an organisation already knows its people (OpenID Connect): code, PKCE, state and nonce.

The provider only says who somebody is. Which account that is, was bound before; nothing here makes one.
"""

from __future__ import annotations

import base64
import json
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.core import signing
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from hearth.core import clock
from hearth.core.cookies import named
from hearth.core.fetching import NotFetched, fetch

SALT = "hearth.oidc"
GOOD_FOR = timedelta(minutes=10)
ALGORITHMS = ["RS256", "PS256", "ES256", "Ed25519", "EdDSA"]  # never `none`, never a shared secret
LEEWAY = 60
logger = logging.getLogger("hearth.accounts")
NOT_RIGHT = (NotFetched, OSError, JoseError, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class Journey:
    """What this browser remembers while it is away at the provider."""

    state: str
    nonce: str
    verifier: str
    purpose: str
    going_on: str

    def sealed(self) -> str:
        """For a cookie of this browser."""
        return signing.dumps([clock.now().timestamp(), *vars(self).values()], salt=SALT)

    @classmethod
    def opened(cls, note: str) -> Journey | None:
        """None where the note is forged or too old."""
        try:
            begun, *said = signing.loads(note, salt=SALT)
        except signing.BadSignature:
            return None
        return cls(*said) if clock.now().timestamp() - begun <= GOOD_FOR.total_seconds() else None


def is_offered() -> bool:
    """Whether this installation has a provider."""
    return bool(settings.HEARTH_OIDC_ISSUER and settings.HEARTH_OIDC_CLIENT_ID)


def cookie_name() -> str:
    """Under which name the browser keeps what it must remember."""
    return named("hearth_oidc")


def set_out(purpose: str, back: str, going_on: str) -> tuple[str, Journey]:
    """Where the browser is sent, and what it must remember."""
    journey = Journey(*(secrets.token_urlsafe(32) for _ in range(3)), purpose, going_on)
    challenge = base64.urlsafe_b64encode(sha256(journey.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code", "scope": "openid", "client_id": settings.HEARTH_OIDC_CLIENT_ID, "redirect_uri": back,
        "state": journey.state, "nonce": journey.nonce, "code_challenge": challenge, "code_challenge_method": "S256",
    }  # fmt: skip
    return f"{_known()['authorization_endpoint']}?{urlencode(asked)}", journey


def who_came_back(journey: Journey, state: str, code: str, back: str) -> str | None:
    """The provider's name for this person; None where anything about the answer is not right."""
    if not secrets.compare_digest(state.encode(), journey.state.encode()):
        return None
    try:
        known = _known()
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        form |= {"code_verifier": journey.verifier, "client_id": settings.HEARTH_OIDC_CLIENT_ID}
        answer = json.loads(fetch(known["token_endpoint"], host=_host(), form=form, headers=_credentials()))
        keys = KeySet.import_key_set(json.loads(fetch(known["jwks_uri"], host=_host())))
        return _subject(answer["id_token"], keys, journey.nonce)
    except NOT_RIGHT as error:
        note(error)
        return None


def note(error: Exception) -> None:
    """What the provider did wrong, or its certificate, for the operator; tokens and codes stand in no such name."""
    logger.warning("the provider's answer was not right: %s", type(error).__name__)


def _subject(token: str, keys: KeySet, nonce: str) -> str:
    """OpenID Connect Core 1.0, 3.1.3.7."""
    client = settings.HEARTH_OIDC_CLIENT_ID
    claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    demanded: dict[str, Any] = {
        "iss": {"essential": True, "value": settings.HEARTH_OIDC_ISSUER},
        "aud": {"essential": True, "value": client},
        "nonce": {"essential": True, "value": nonce},
        **{name: {"essential": True} for name in ("exp", "iat", "sub")},
    }
    jwt.JWTClaimsRegistry(now=int(clock.now().timestamp()), leeway=LEEWAY, **demanded).validate(claims)
    if claims.get("azp", client) != client:
        raise ValueError("the token was made for somebody else")
    return str(claims["sub"])


def _known() -> dict[str, Any]:
    issuer = settings.HEARTH_OIDC_ISSUER
    found: dict[str, Any] = json.loads(fetch(f"{issuer}/.well-known/openid-configuration", host=_host()))
    if found["issuer"] != issuer:
        raise NotFetched("the provider says it is another")
    return found


def _host() -> str:
    return urlsplit(settings.HEARTH_OIDC_ISSUER).netloc


def _credentials() -> dict[str, str]:
    if not settings.HEARTH_OIDC_CLIENT_SECRET:
        return {}
    both = f"{quote(settings.HEARTH_OIDC_CLIENT_ID)}:{quote(settings.HEARTH_OIDC_CLIENT_SECRET)}"
    return {"Authorization": f"Basic {base64.b64encode(both.encode()).decode()}"}
