"""What channels and states of letters are called."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.ground.courier.models.dispatch import LAPSED, MUTED, NO_WAY


class Label(NamedTuple):
    """Colour, drawing and words, as `ui.status` takes them."""

    tone: str
    symbol: str
    text: Any


CHANNELS: dict[str, Any] = {
    "email": _("E-mail"),
    "sms": _("Text message"),
    "wechat": _("WeChat"),
    "dingtalk": _("DingTalk"),
    "webhook": _("Webhook"),
    "none": _("No way"),
}
PACES = {"at_once": _("At once"), "daily": _("Once a day, gathered")}
LANGUAGES = {"zh-hans": "中文", "en": "English"}
STATES = {
    "ready": Label("", "hourglass", _("Waits to leave")),
    "sending": Label("", "send", _("Is leaving")),
    "sent": Label("ok", "send", _("Sent")),
    "delivered": Label("ok", "circle-check", _("Arrived")),
    "unknown": Label("warn", "alert-triangle", _("Not known whether it left")),
    "failed": Label("bad", "alert-circle", _("Could not be sent")),
    "dropped": Label("", "x", _("Not sent")),
}
WHY = {
    NO_WAY: _("left no way to be reached"),
    MUTED: _("does not want to be told of it"),
    LAPSED: _("follows it no longer, or it is no longer so"),
    "SMTPRecipientsRefused": _("the mail server knows no such address"),
    "SMTPSenderRefused": _("the mail server does not let us write"),
    "SMTPDataError": _("the mail server did not take it"),
    "interrupted while sending": _("we were interrupted while it left"),
    "TimeoutError": _("no answer came in time"),
    "NotReached": _("the other side could not be reached"),
    "ConnectionRefusedError": _("the other side could not be reached"),
}


def why(error: str) -> Any:
    """In words where we have them; else what the machine said, for whoever runs it."""
    return WHY.get(error, error)
