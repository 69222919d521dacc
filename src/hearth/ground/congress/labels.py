"""What kinds and states are called, and how they look."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.ground.congress.events import Happened


class Label(NamedTuple):
    """A word with its colour and its picture."""

    tone: str
    symbol: str
    text: Any


LEVELS = {"county": _("County or district"), "city": _("City"), "province": _("Province"), "township": _("Township")}
AREA_KINDS = {"street": _("Sub-district"), "town": _("Town"), "township": pgettext_lazy("an area", "Township")}
PLACE_KINDS = {
    "community": _("Community"),
    "estate": _("Housing estate"),
    "road": _("Road"),
    "village": _("Village"),
}
UNIT_KINDS = {
    "department": _("Government department"),
    "company": _("Company"),
    "office": _("Office of an area"),
    "other": _("Something else"),
}
GENDERS = {"f": _("Female"), "m": _("Male")}
MANDATES = {
    "elected": Label("info", "clipboard-check", _("Elected")),
    "qualified": Label("info", "certificate", _("Qualified")),
    "active": Label("ok", "circle-check", _("In office")),
    "suspended": Label("warn", "hourglass", _("Suspended")),
    "ended": Label("", "archive", pgettext_lazy("a mandate", "Ended")),
}
NO_SEAT = Label("warn", "circle-dashed", _("No seat yet"))
CLOSED = Label("", "archive", pgettext_lazy("a unit", "Not in use"))
REASONS = {
    "term": _("The term ended"),
    "moved": _("Moved away"),
    "resigned": _("Resigned"),
    "absent": _("Missed two sessions without leave"),
    "recalled": _("Recalled by the voters"),
    "nationality": _("Lost the nationality"),
    "rights": _("Deprived of political rights"),
    "incapable": _("Lost the capacity to act"),
    "died": _("Died"),
    "invalid": _("The election was found invalid"),
}
# what staff read under a deputy: who did it stands before it
HISTORY = {
    Happened.ADDED: _("%(who)s entered them here"),
    Happened.CORRECTED: _("%(who)s corrected what is written here"),
    Happened.PORTRAIT_OFFERED: _("%(who)s sent a photo"),
    Happened.PORTRAIT_CHANGED: _("The photo is shown"),
    Happened.PORTRAIT_REFUSED: _("The photo could not be opened"),
    Happened.PORTRAIT_REMOVED: _("%(who)s removed the photo"),
    Happened.SEATED: _("%(who)s set the seat"),
    Happened.MANDATE_QUALIFIED: _("%(who)s recorded that the election is valid"),
    Happened.MANDATE_BEGUN: _("%(who)s recorded the beginning of the mandate"),
    Happened.MANDATE_SUSPENDED: _("%(who)s recorded the suspension"),
    Happened.MANDATE_RESUMED: _("%(who)s recorded the end of the suspension"),
    Happened.MANDATE_ENDED: _("%(who)s recorded the end of the mandate"),
    Happened.POSTS_CLOSED: _("The posts as deputy and as aides ended"),
}
