"""How posts, invitations and proposals stand, in a tone, a sign and a word."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.ground.congress.labels import Label

INVITATIONS = {
    "open": Label("info", "mail-opened", _("Invited")),
    "accepted": Label("ok", "check", pgettext_lazy("invitation", "Accepted")),
    "withdrawn": Label("", "x", pgettext_lazy("invitation", "Withdrawn")),
    "expired": Label("warn", "hourglass", _("The week is over")),
}
CLOSED = Label("bad", "lock", _("Closed"))
OPEN = Label("ok", "check", pgettext_lazy("account", "Active"))
NO_WAY_IN = Label("warn", "alert-circle", _("No password yet"))


def account_label(person: Any, is_invited: bool) -> Label:
    """How somebody's account stands."""
    if not person.is_active:
        return CLOSED
    if person.can_sign_in:
        return OPEN
    return INVITATIONS["open"] if is_invited else NO_WAY_IN
