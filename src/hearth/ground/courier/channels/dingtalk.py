"""News to a group at DingTalk, by the group’s own robot, whose address and signing secret the congress entered."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from hearth.core import clock
from hearth.core.fetching import NotReached, exchange
from hearth.ground.courier.channels import InDoubt, Refused
from hearth.ground.courier.parcels import Parcel

WELL, TOO_FAST, BUSY = 0, 130101, -1


class NotNow(OSError):
    """DingTalk says that it is busy, or that the robot has spoken twenty times this minute; nothing was taken."""


def send(parcel: Parcel) -> None:
    """One text to the group. DingTalk keeps no number of it: where the connection broke, nobody can know."""
    text = f"{parcel.subject}\n{parcel.link}".strip()
    body = json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()
    place = f"{parcel.address}&{urlencode(sealed(parcel.secret, clock.now()))}"
    host = urlsplit(place).netloc
    if host not in settings.HEARTH_DINGTALK_HOSTS:
        raise Refused("not an address of DingTalk")
    try:
        answer = exchange(place, host=host, body=body, headers={"Content-Type": "application/json"})
    except NotReached:
        raise
    except OSError as error:
        raise InDoubt(type(error).__name__) from error
    _understood(answer.body)


def sealed(secret: str, now: datetime) -> dict[str, str]:
    """The moment in milliseconds, and HMAC-SHA256 of it and the secret, under the secret."""
    moment = str(round(now.timestamp() * 1000))
    seal = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), "sha256")
    return {"timestamp": moment, "sign": base64.b64encode(seal).decode()}


def _understood(body: bytes) -> None:
    try:
        code = int(json.loads(body)["errcode"])
    except (ValueError, KeyError, TypeError) as error:
        raise InDoubt("DingTalk answered something else") from error
    if code in (TOO_FAST, BUSY):
        raise NotNow(f"DingTalk answered {code}")
    if code != WELL:
        raise Refused(f"DingTalk answered {code}")
