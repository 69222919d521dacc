"""Connecting oneself to the congress’s official account at WeChat: WeChat says who it is, nobody types a number."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address, outside
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed
from hearth.ground.courier import actions
from hearth.ground.courier.channels.wechat import openid_of

AUTHORIZE = "https://open.weixin.qq.com/connect/oauth2/authorize"
SALT, GOOD_FOR = "hearth.wechat", timedelta(minutes=10)


@require_safe
@allowed("courier.connect_way")
def set_out(request: Any) -> HttpResponse:
    """To WeChat, which asks nothing and says who has come (works in WeChat’s own browser)."""
    if not settings.HEARTH_WECHAT_APPID:
        raise Http404
    asked = {
        "appid": settings.HEARTH_WECHAT_APPID,
        "redirect_uri": f"{outside(request)}{address('news:wechat_back')}",
        "response_type": "code",
        "scope": "snsapi_base",
        "state": signing.dumps(str(request.actor.id), salt=SALT),
    }
    return SeeOther(f"{AUTHORIZE}?{urlencode(asked)}#wechat_redirect")


@require_safe
@allowed("courier.connect_way")
def come_back(request: Any) -> HttpResponse:
    """The same person as set out; WeChat tells us their number at this account."""
    if not settings.HEARTH_WECHAT_APPID:
        raise Http404
    openid = openid_of(request.GET.get("code", "")[:200]) if _is_theirs(request) else ""
    if not openid:
        return _back(_("WeChat did not say who you are. Try once more, inside WeChat."))
    actions.connect_way(request.congress, "wechat", openid, by=request.actor)
    return _back(_("From now on you can be told by WeChat."))


@require_POST
@allowed("courier.remove_way")
def remove(request: Any) -> HttpResponse:
    """They are not to be reached there any more."""
    actions.remove_way(request.congress, "wechat", by=request.actor)
    return _back(_("WeChat is disconnected."))


def _is_theirs(request: Any) -> bool:
    try:
        who = signing.loads(request.GET.get("state", "")[:500], salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return False
    return bool(who == str(request.actor.id))


def _back(sentence: str) -> HttpResponse:
    return say(SeeOther(address("news:preferences")), sentence)
