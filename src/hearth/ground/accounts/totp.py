"""Codes of an authenticator app (RFC 6238): six digits, thirty seconds, and one step either way for a slow clock."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS, SECONDS, SLACK = 6, 30, 1


def new_secret() -> str:
    """160 bits, in the letters that apps let people type."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def address_for_apps(secret: str, who: str, where: str) -> str:
    """What the QR code says to the app."""
    facts = urlencode({"secret": secret, "issuer": where}, quote_via=quote)
    return f"otpauth://totp/{quote(where)}:{quote(who)}?{facts}"


def code_at(secret: str, step: int) -> str:
    """What the app shows during these thirty seconds."""
    # RFC 6238 names SHA-1, and most apps know nothing else; within HMAC it is sound
    machine = TOTP(base64.b32decode(secret), DIGITS, SHA1(), SECONDS)  # noqa: S303
    return machine.generate(step * SECONDS).decode()


def step_of(secret: str, typed: str, now: datetime, after: int = 0) -> int | None:
    """The thirty seconds this code belongs to, later than those of the last code used; None for any other code."""
    present = int(now.timestamp()) // SECONDS
    fitting = [
        step
        for step in range(present - SLACK, present + SLACK + 1)
        if hmac.compare_digest(code_at(secret, step).encode(), typed.encode())
    ]
    return next((step for step in fitting if step > after), None)
