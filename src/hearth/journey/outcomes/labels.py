"""What promises, their states and events are called, how a target is put into words, and how it all looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook.deadlines import in_words
from hearth.ground.rulebook.reckoning import Span
from hearth.journey.casework.labels import TIERS
from hearth.journey.contact.labels import Label
from hearth.journey.contact.telling import Telling
from hearth.journey.outcomes.events import Happened

STATES = {
    "open": Label("info", "heart-handshake", pgettext_lazy("a promise", "Open")),
    "fulfilled": Label("warn", "clipboard-check", pgettext_lazy("a promise", "Kept, to be confirmed")),
    "cannot": Label("warn", "info-circle", pgettext_lazy("a promise", "Cannot be kept, to be confirmed")),
    "kept": Label("ok", "circle-check", pgettext_lazy("a promise", "Kept")),
    "given_up": Label("", "x", pgettext_lazy("a promise", "Could not be kept")),
}
LATE = Label("bad", "clock-exclamation", pgettext_lazy("a promise", "Late"))
BELOW = Label("bad", "alert-triangle", pgettext_lazy("a promise", "Less often than promised"))
DISPUTED = Label("warn", "rotate", pgettext_lazy("a promise", "Not kept yet, says the deputy"))
KINDS = {"once": _("Something done once, by a day"), "recurring": _("Something kept again and again")}
METRICS = {
    "accepted": _("Referrals taken on, or given back with a reason"),
    "reported": _("Referrals reported on"),
    "outside": _("Something the platform does not see, such as a hotline; staff count it by hand"),
}
SPANS = {
    "min": _("minutes"),
    "h": _("hours"),
    "wh": _("office hours"),
    "d": _("days"),
    "wd": _("working days"),
}
WAYS = {"rows": _("counted by the platform"), "typed": _("counted by hand")}
TARGETS = {
    "accepted": _("Taken on within %(span)s, in at least %(percent)s%% of the cases"),
    "reported": _("Reported on within %(span)s, in at least %(percent)s%% of the cases"),
    "outside": _("Within %(span)s, in at least %(percent)s%% of the cases"),
}


def target(metric: str, percent: int | None, within: int | None, span: str, tier: str = "") -> str:
    """What a promise kept again and again is measured by, in one sentence."""
    told = {"span": in_words(Span(within or 0, span)), "percent": percent}
    sentence = str(TARGETS[metric] % told)
    return gettext("%(target)s (%(tier)s)") % {"target": sentence, "tier": TIERS[tier].text} if tier else sentence


def target_of(commitment: Any) -> str:
    """The same of this promise; nothing where it has a day."""
    if not commitment.is_recurring:
        return ""
    return target(commitment.metric, commitment.percent, commitment.within, commitment.span, commitment.tier)


def result(measurement: Any) -> str:
    """How often it was kept, in one sentence; of a few cases nobody gives a share of a hundred."""
    told = {"met": measurement.met, "sample": measurement.sample, "share": measurement.share}
    if not measurement.sample:
        return gettext("no case")
    if measurement.share is None:
        return gettext("%(met)s of %(sample)s in time") % told
    return gettext("%(met)s of %(sample)s in time (%(share)s%%)") % told


def label_of(commitment: Any, last: Any, now: datetime) -> Label:
    """How it stands now: what is late or below its target is read off, never stored."""
    if commitment.is_late(now):
        return LATE
    if commitment.state == "open" and last is not None and last.is_below:
        return BELOW
    if commitment.state == "open" and commitment.objection:
        return DISPUTED
    return STATES[commitment.state]


# %(who)s acted, %(unit)s is the unit; the citizen hears of units, never of persons in them
TELLING = {
    Happened.PROMISED: Telling(
        _("%(who)s noted a promise of %(unit)s"), "heart-handshake", _("%(unit)s promised something")
    ),
    Happened.REVISED: Telling(
        _("%(who)s changed what %(unit)s promised"),
        "calendar-event",
        _("%(unit)s changed their promise; why stands with it"),
    ),
    Happened.FULFILLED: Telling(
        _("%(unit)s say that they kept their promise"),
        "clipboard-check",
        _("%(unit)s say that they kept their promise; your deputy looks at it"),
    ),
    Happened.GIVEN_UP: Telling(
        _("%(unit)s explained why they cannot keep their promise"),
        "info-circle",
        _("%(unit)s cannot keep their promise; why stands with it"),
    ),
    Happened.CONFIRMED: Telling(
        _("%(who)s confirmed what %(unit)s said of their promise"),
        "circle-check",
        _("What %(unit)s said of their promise was confirmed"),
    ),
    Happened.DISPUTED: Telling(
        _("%(who)s said that %(unit)s have not kept their promise yet"),
        "rotate",
        _("The promise of %(unit)s stands: it is not kept yet"),
    ),
    Happened.MEASURED: Telling(
        _("It was counted how often %(unit)s kept their promise"),
        "chart-bar",
        _("It was counted how often %(unit)s kept their promise"),
    ),
    Happened.ESCALATED: Telling(
        _("%(unit)s have not kept their promise by its day; they were told"),
        "clock-exclamation",
        _("%(unit)s have not kept their promise by its day; they were told"),
    ),
    Happened.FORGOTTEN: Telling(_("What was promised about it is gone as well"), "trash"),
}
