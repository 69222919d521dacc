"""What states, tiers, reasons and events are called, and how they look."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.journey.casework.events import Happened
from hearth.journey.contact.labels import Label
from hearth.journey.contact.telling import Telling

STATES = {
    "sent": Label("warn", "inbox", pgettext_lazy("a referral", "Not taken on yet")),
    "returned": Label("warn", "arrow-back-up", pgettext_lazy("a referral", "Given back, to be ruled upon")),
    "accepted": Label("info", "refresh", pgettext_lazy("a referral", "Being seen to")),
    "asking": Label("warn", "message-2", pgettext_lazy("a referral", "The resident is asked")),
    "suspended": Label("warn", "hourglass", pgettext_lazy("a referral", "The clock stands still")),
    "reported": Label("info", "clipboard-check", pgettext_lazy("a referral", "Reported, to be confirmed")),
    "confirmed": Label("ok", "circle-check", pgettext_lazy("a referral", "Confirmed")),
    "passed_on": Label("", "arrow-forward-up", pgettext_lazy("a referral", "Passed on to another unit")),
    "withdrawn": Label("", "x", pgettext_lazy("a referral", "Taken back")),
}
TIERS = {
    "danger": Label("bad", "alert-triangle", _("Danger")),
    "utilities": Label("warn", "flame", _("Heat, water, power, gas")),
    "ordinary": Label("", "point", _("Ordinary")),
    "hard": Label("", "hourglass", _("Hard")),
}
ROLES = {"lead": _("Lead unit"), "co": _("Co-handling unit")}
REASONS = {
    "remit": _("It is not within our remit"),
    "place": _("It is not within our area"),
    "facts": _("Too little is known to act"),
    "twice": _("It is being handled elsewhere already"),
    "private": _("It lies between private parties"),
}
OUTCOMES = {
    "done": Label("ok", "circle-check", _("Done")),
    "planned": Label("info", "calendar-event", _("Will be done, with a date")),
    "explained": Label("", "info-circle", _("Cannot be done, and why")),
}
REQUESTS = {"extension": _("More time"), "suspension": _("The clock should stand still")}
RULINGS = {"asked": _("Not ruled upon yet"), "granted": _("Granted"), "denied": _("Not granted")}
TALKS = {"talk": _("A direct talk"), "visit": _("A visit")}
CLOCKS = {
    "result": pgettext_lazy("a clock", "To report"),
    "return": pgettext_lazy("a clock", "To take on or give back"),
    "ruling": pgettext_lazy("a clock", "To rule upon what was given back"),
    "request": pgettext_lazy("a clock", "To rule upon what was asked for"),
    "confirm": pgettext_lazy("a clock", "To confirm the report"),
}

TOPICS = {
    "交通运输": pgettext_lazy("topic", "Traffic and transport"),
    "劳动和社会保障": pgettext_lazy("topic", "Work and social insurance"),
    "卫生计生": pgettext_lazy("topic", "Health and families"),
    "商贸旅游": pgettext_lazy("topic", "Trade and tourism"),
    "城乡建设": pgettext_lazy("topic", "Building, estates and supply"),
    "教育文体": pgettext_lazy("topic", "Schools, culture and sports"),
    "环境保护": pgettext_lazy("topic", "Environment"),
}
MODELS = {
    "proposed": Label("warn", "circle-dashed", pgettext_lazy("a routing model", "Waits for a decision")),
    "in_force": Label("ok", "circle-check", pgettext_lazy("a routing model", "In force")),
    "retired": Label("", "archive", pgettext_lazy("a routing model", "Replaced")),
    "declined": Label("", "x", pgettext_lazy("a routing model", "Declined")),
    "lapsed": Label("", "x", pgettext_lazy("a routing model", "Out of date, never decided")),
}
SUREST = 99  # of a hundred: a machine is never quite sure


def sureness(chance: float) -> str:
    """How likely it is, as a word and as a number."""
    word = gettext("very likely") if chance >= 0.8 else gettext("likely") if chance >= 0.5 else gettext("possible")
    return gettext("%(word)s, %(share)s in a hundred") % {"word": word, "share": min(round(100 * chance), SUREST)}


# %(who)s acted, %(unit)s is the unit; the citizen hears of units, never of persons in them
TELLING = {
    Happened.REFERRED: Telling(
        _("%(who)s referred it to %(unit)s, to report by %(due)s"),
        "arrow-forward-up",
        _("It was referred to %(unit)s, who are to report by %(due)s"),
    ),
    Happened.REFERRAL_WITHDRAWN: Telling(
        _("%(who)s took it back from %(unit)s"), "x", _("It no longer lies with %(unit)s")
    ),
    Happened.ACCEPTED: Telling(_("%(unit)s took it on"), "eye-check", _("%(unit)s took it on")),
    Happened.RETURNED: Telling(
        _("%(unit)s gave it back"), "arrow-back-up", _("%(unit)s gave it back; staff decide within a working day")
    ),
    Happened.KEPT: Telling(
        _("%(who)s ruled that %(unit)s keeps it"), "clipboard-check", _("Staff decided that %(unit)s see to it")
    ),
    Happened.PASSED_ON: Telling(
        _("%(who)s ruled that it is not for %(unit)s"), "arrow-forward-up", _("Staff pass it on to another unit")
    ),
    Happened.ASSIGNED: Telling(_("%(unit)s gave it to colleagues"), "users"),
    Happened.ASKED: Telling(
        _("%(unit)s asked the resident, through the platform"), "message-2", _("%(unit)s asked you something")
    ),
    Happened.ANSWERED: Telling(_("%(unit)s goes on, with what the resident said"), "refresh"),
    Happened.REMARKED: Telling(_("%(who)s remarked something on the referral to %(unit)s"), "notes"),
    Happened.REQUESTED: Telling(_("%(unit)s asked for more time"), "hourglass"),
    Happened.GRANTED: Telling(
        _("%(who)s granted what %(unit)s asked for: now by %(due)s"),
        "clock",
        _("%(unit)s were given more time, until %(due)s"),
    ),
    Happened.DENIED: Telling(_("%(who)s did not grant what %(unit)s asked for"), "x"),
    Happened.RESUMED: Telling(
        _("The clock of %(unit)s runs again: by %(due)s"), "clock", _("%(unit)s go on, and report by %(due)s")
    ),
    Happened.REPORTED: Telling(
        _("%(unit)s reported"), "clipboard-check", _("%(unit)s have reported; your deputy looks at it")
    ),
    Happened.CONFIRMED: Telling(
        _("%(who)s confirmed what %(unit)s reported"), "circle-check", _("What %(unit)s did was confirmed")
    ),
    Happened.SENT_BACK: Telling(_("%(who)s sent the report back to %(unit)s"), "rotate", _("%(unit)s are to do more")),
    Happened.URGED: Telling(_("%(who)s urged %(unit)s"), "bell", _("%(unit)s were urged")),
    Happened.CHASED: Telling(_("The resident asked where it stays"), "bell", _("You asked where it stays")),
    Happened.ESCALATED: Telling(
        _("%(unit)s are late; those above were told"),
        "clock-exclamation",
        _("%(unit)s are late; those above them were told"),
    ),
    Happened.DISCLOSED: Telling(
        _("%(who)s disclosed to %(unit)s how to reach the resident"), "phone", _("%(unit)s were told how to reach you")
    ),
    Happened.ORDER_NOTED: Telling(_("%(who)s noted the 12345 order number"), "notes"),
    Happened.TALKED: Telling(_("%(who)s spoke with %(whom)s"), "messages", _("%(who)s spoke with %(whom)s")),
    Happened.VISITED: Telling(_("%(who)s went there"), "map-pin", _("%(who)s went there")),
    Happened.TIER_SET: Telling(_("%(who)s set how urgent it is"), "clock"),
    Happened.JOINED: Telling(
        _("%(who)s joined it with %(matter)s"), "link", _("It is handled together with your message %(matter)s")
    ),
    Happened.FORGOTTEN: Telling(_("What units were given of it is gone as well"), "trash"),
    Happened.LINKED: Telling(_("%(who)s linked it with %(matter)s"), "link"),
    Happened.UNLINKED: Telling(_("%(who)s took the link with %(matter)s away"), "x"),
    Happened.SPLIT: Telling(_("%(who)s parted it from %(matter)s"), "x", _("It is handled by itself again")),
}
