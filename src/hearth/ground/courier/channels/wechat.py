"""News by the congress’s official account at WeChat, as a template message to whoever connected themselves to it."""

from __future__ import annotations

import json
import threading
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from hearth.core import clock
from hearth.core.fetching import NotFetched, NotReached, exchange
from hearth.ground.courier.channels import InDoubt, Refused
from hearth.ground.courier.parcels import Parcel

BUSY, TOKEN_IS_OLD = (-1, 45009, 45011), (40001, 40014, 42001)
WELL, MOST_LETTERS = 0, 20  # a field of a template takes twenty characters
EARLY = timedelta(minutes=5)
_kept: dict[str, tuple[str, datetime]] = {}
_one_at_a_time = threading.Lock()


class NotNow(OSError):
    """WeChat says that it is busy, or that today’s share is used up; nothing was taken."""


def send(parcel: Parcel) -> None:
    """One template message. The reference goes along, so that WeChat itself knows a repetition within ten minutes."""
    told = {
        "touser": parcel.address,
        "template_id": settings.HEARTH_WECHAT_TEMPLATE,
        "client_msg_id": parcel.reference.replace("-", ""),
        "data": {settings.HEARTH_WECHAT_FIELD: {"value": parcel.subject[:MOST_LETTERS]}},
    }
    if parcel.link:
        told["url"] = parcel.link
    code = _sent(told)
    if code in TOKEN_IS_OLD:
        _kept.clear()
        code = _sent(told)
    if code in BUSY:
        raise NotNow(f"WeChat answered {code}")
    if code != WELL:
        raise Refused(f"WeChat answered {code}")


def openid_of(code: str) -> str:
    """Who has just said at WeChat that they want to be reached there (OAuth 2, snsapi_base); empty if nobody."""
    words = {"appid": settings.HEARTH_WECHAT_APPID, "secret": settings.HEARTH_WECHAT_SECRET, "code": code}
    try:
        told = _asked(f"/sns/oauth2/access_token?{urlencode(words | {'grant_type': 'authorization_code'})}")
    except OSError:
        return ""
    return str(told.get("openid", ""))


def _sent(told: dict[str, Any]) -> int:
    path = f"/cgi-bin/message/template/send?{urlencode({'access_token': _token()})}"
    try:
        answer = _asked(path, told)
    except NotReached:
        raise
    except OSError as error:
        raise InDoubt(type(error).__name__) from error
    return int(answer.get("errcode", WELL))


def _token() -> str:
    """The word by which WeChat knows us: the same for every process until it runs out (stable_token)."""
    with _one_at_a_time:
        token, until = _kept.get(settings.HEARTH_WECHAT_APPID, ("", clock.now()))
        if token and until > clock.now():
            return token
        words = {
            "grant_type": "client_credential",
            "appid": settings.HEARTH_WECHAT_APPID,
            "secret": settings.HEARTH_WECHAT_SECRET,
        }
        told = _asked("/cgi-bin/stable_token", words)
        if "access_token" not in told:
            raise NotNow(f"WeChat answered {told.get('errcode')}")
        token = str(told["access_token"])
        until = clock.now() + timedelta(seconds=int(told.get("expires_in", 0))) - EARLY
        _kept[settings.HEARTH_WECHAT_APPID] = (token, until)
        return token


def _asked(path: str, words: dict[str, Any] | None = None) -> dict[str, Any]:
    body = None if words is None else json.dumps(words, ensure_ascii=False).encode()
    place = f"{settings.HEARTH_WECHAT_API}{path}"
    answer = exchange(place, host=urlsplit(place).netloc, body=body, headers={"Content-Type": "application/json"})
    try:
        told = json.loads(answer.body)
    except ValueError as error:
        raise NotFetched(f"answered {answer.status}") from error
    if not isinstance(told, dict):
        raise NotFetched("answered something else")
    return told
