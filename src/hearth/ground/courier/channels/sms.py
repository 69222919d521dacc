"""News as a text message, through the operator’s gateway: docs/reference/sms-gateway.md says how the two speak.

Every request carries our number for the letter. The gateway takes a number once; what became of it can be asked.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.fetching import Answer, NotReached, exchange
from hearth.ground.courier import signatures
from hearth.ground.courier.channels import FOUND, InDoubt, Refused
from hearth.ground.courier.parcels import Parcel

TAKEN, LATER, NEVER_SEEN = (200, 201, 202), (429, 503), 404


class NotNow(OSError):
    """The gateway says that it took nothing and may be asked again."""


def send(parcel: Parcel) -> None:
    """Hand it over. A gateway that breaks off may have taken it, and is asked later instead of being sent it again."""
    body = json.dumps(
        {
            "id": parcel.reference,
            "to": parcel.address,
            "text": parcel.brief or parcel.subject,
            "language": get_language(),
            "report_to": f"{settings.HEARTH_LETTER_ADDRESS}{address('news:report')}",
        },
        ensure_ascii=False,
    ).encode()
    try:
        answer = _spoken("messages", parcel.reference, body)
    except NotReached:
        raise
    except OSError as error:
        raise InDoubt(type(error).__name__) from error
    if answer.status in LATER:
        raise NotNow(f"gateway answered {answer.status}")
    if answer.status not in TAKEN:
        _say_no(answer)


def ask(reference: str) -> str | None:
    """What became of it, as the gateway knows; None where it never had it. OSError where it cannot be asked now."""
    answer = _spoken(f"messages/{reference}", reference)
    if answer.status == NEVER_SEEN:
        return None
    state = _told(answer).get("state")
    if answer.status not in TAKEN or state not in FOUND:
        raise NotNow(f"gateway answered {answer.status}")
    return str(state)


def _spoken(path: str, reference: str, body: bytes | None = None) -> Answer:
    place = f"{settings.HEARTH_SMS_GATEWAY}/{path}"
    headers = signatures.signed(settings.HEARTH_SMS_SECRET, reference, body or b"", clock.now())
    if body is not None:
        headers |= {"Content-Type": "application/json", "Idempotency-Key": reference}
    return exchange(place, host=urlsplit(settings.HEARTH_SMS_GATEWAY).netloc, body=body, headers=headers)


def _say_no(answer: Answer) -> None:
    """A no of the 4xx kind is one for good; after anything else nobody can know."""
    reason = str(_told(answer).get("reason", ""))[:80]
    words = f"gateway answered {answer.status} {reason}".strip()
    if 400 <= answer.status < 500:
        raise Refused(words)
    raise InDoubt(words)


def _told(answer: Answer) -> dict[str, Any]:
    try:
        told = json.loads(answer.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
