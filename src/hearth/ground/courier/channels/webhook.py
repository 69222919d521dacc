"""News to another program (Standard Webhooks 1.0): signed, with the same number however often it is tried."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from django.conf import settings

from hearth.core import clock
from hearth.core.fetching import ITSELF, exchange
from hearth.ground.courier import signatures
from hearth.ground.courier.channels import Refused
from hearth.ground.courier.parcels import Parcel

GONE = 410


class NotNow(OSError):
    """The other program did not say that it has it; it tells a repetition by its number."""


def send(parcel: Parcel) -> None:
    """Until it says yes it is told again, less and less often; after a break as well, since the number is the same."""
    now = clock.now()
    told = {
        "type": parcel.event,
        "timestamp": now.isoformat(),
        "data": {"letter": parcel.letter, "subject": parcel.subject, "text": parcel.text, "link": parcel.link},
    }
    body = json.dumps(told, ensure_ascii=False).encode()
    headers = signatures.signed(parcel.secret, parcel.reference, body, now) | {"Content-Type": "application/json"}
    if not is_allowed(parcel.address):
        raise Refused("this host is not allowed")
    parts = urlsplit(parcel.address)
    is_public = parts.hostname not in ITSELF
    answer = exchange(parcel.address, host=parts.netloc, body=body, headers=headers, is_public=is_public)
    if answer.status == GONE:
        raise Refused("the other side wants no more of it")
    if not 200 <= answer.status < 300:
        raise NotNow(f"answered {answer.status}")


def is_allowed(address: str) -> bool:
    """Only hosts that whoever runs the installation has named."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("https", "http") and parts.netloc in settings.HEARTH_WEBHOOK_HOSTS
    except ValueError:
        return False
