"""Signatures by which two machines know each other, as Standard Webhooks 1.0 has them: HMAC over number, time, body."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

PREFIX = "whsec_"
TOLERANCE = timedelta(minutes=5)


class BadSignature(Exception):
    """Not signed by whom it says, or signed too long ago."""


def signed(secret: str, reference: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers that go with this body."""
    moment = str(int(now.timestamp()))
    return {
        "webhook-id": reference,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{_seal(secret, reference, moment, body)}",
    }


def checked(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """The number of what was sent, if it is signed with this secret and fresh; raises `BadSignature`."""
    reference, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not (secret and reference and moment.isascii() and moment.isdigit() and len(moment) < 12):
        raise BadSignature("not signed")
    if abs(now.timestamp() - int(moment)) > TOLERANCE.total_seconds():
        raise BadSignature("too old, or from the future")
    expected = f"v1,{_seal(secret, reference, moment, body)}".encode()
    given = headers.get("webhook-signature", "").encode().split(b" ")
    if not any(hmac.compare_digest(each, expected) for each in given):
        raise BadSignature("signed by somebody else")
    return reference


def is_secret(text: str) -> bool:
    """Whether this is a secret of the usual form, with 24 to 64 bytes in it."""
    try:
        return 24 <= len(base64.b64decode(text.removeprefix(PREFIX), validate=True)) <= 64
    except (binascii.Error, ValueError):
        return False


def _seal(secret: str, reference: str, moment: str, body: bytes) -> str:
    content = f"{reference}.{moment}.".encode() + body
    return base64.b64encode(hmac.digest(_key(secret), content, "sha256")).decode()


def _key(secret: str) -> bytes:
    """The bytes behind it; any other words stand for themselves."""
    return base64.b64decode(secret.removeprefix(PREFIX)) if is_secret(secret) else secret.encode()
