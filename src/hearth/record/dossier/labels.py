"""How a line stands, in words, tone and sign."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import pgettext_lazy


class Label(NamedTuple):
    """Tone, symbol and words."""

    tone: str
    symbol: str
    text: Any


STATES = {
    "pending": Label("warn", "hourglass", pgettext_lazy("a line", "To be verified")),
    "returned": Label("bad", "arrow-back-up", pgettext_lazy("a line", "Sent back")),
    "verified": Label("ok", "circle-check", pgettext_lazy("a line", "Verified")),
    "disputed": Label("bad", "alert-triangle", pgettext_lazy("a line", "Disputed")),
    "struck": Label("", "x", pgettext_lazy("a line", "Struck off")),
    "withdrawn": Label("", "x", pgettext_lazy("a line", "Taken out")),
    "taken_back": Label("", "arrow-back-up", pgettext_lazy("a line", "Not so any more")),
    "locked": Label("ok", "lock", pgettext_lazy("a line", "Closed with its year")),
}
ORIGINS = {
    "derived": pgettext_lazy("a line", "follows from work here"),
    "own": pgettext_lazy("a line", "entered by hand"),
    "organiser": pgettext_lazy("a line", "registered by the organiser"),
    "imported": pgettext_lazy("a line", "taken over from before"),
}


def label_of(line: Any) -> Label:
    """What follows from work needs nobody's word."""
    if line.is_derived and line.state == "verified":
        return Label("ok", "shield-check", ORIGINS["derived"])
    return STATES[line.state]


REPORTS = {
    "draft": Label("", "pencil", pgettext_lazy("report to voters", "Draft")),
    "announced": Label("info", "calendar-event", pgettext_lazy("report to voters", "Announced")),
    "held": Label("ok", "circle-check", pgettext_lazy("report to voters", "Held")),
    "appraised": Label("ok", "circle-check", pgettext_lazy("report to voters", "Appraised")),
    "archived": Label("", "archive", pgettext_lazy("report to voters", "Closed")),
    "dropped": Label("", "x", pgettext_lazy("report to voters", "Dropped")),
}
