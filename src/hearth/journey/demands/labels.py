"""What demands, their states and events are called, and how it all looks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.core.words import number
from hearth.journey.contact.labels import Label
from hearth.journey.contact.telling import Telling
from hearth.journey.demands.events import Happened
from hearth.journey.demands.measuring import WEEKS_BEFORE, growth_of

STATES = {
    "candidate": Label("warn", "circle-dashed", pgettext_lazy("a demand", "To be decided")),
    "confirmed": Label("info", "messages", pgettext_lazy("a demand", "Confirmed")),
    "consulting": Label("info", "speakerphone", pgettext_lazy("a demand", "People are asked")),
    "converted": Label("info", "arrow-right", pgettext_lazy("a demand", "Turned into more")),
    "watching": Label("info", "eye-check", pgettext_lazy("a demand", "Being watched")),
    "solved": Label("ok", "circle-check", pgettext_lazy("a demand", "Solved by a measure")),
    "closed": Label("", "archive", pgettext_lazy("a demand", "Closed")),
    "merged": Label("", "arrow-forward-up", pgettext_lazy("a demand", "Put together with another")),
    "dissolved": Label("", "x", pgettext_lazy("a demand", "Dissolved")),
}

BECAME = {
    "suggestion": Label("info", "file-text", pgettext_lazy("a demand", "A deputy’s suggestion")),
    "topic": Label("info", "eye", pgettext_lazy("a demand", "A topic of supervision")),
    "project": Label("info", "flag", pgettext_lazy("a demand", "A proposed project")),
}


def label_of(demand: Any) -> Label:
    """How it stands; of one that was turned into more, into what."""
    return BECAME.get(demand.became, STATES["converted"]) if demand.state == "converted" else STATES[demand.state]


# %(who)s decided, %(other)s is the other demand
DECIDED = {
    "begin": _("%(who)s began it with one message"),
    "join": _("%(who)s added a message"),
    "accept": _("%(who)s said that a message belongs to it"),
    "refuse": _("%(who)s said that a message does not belong to it"),
    "take_out": _("%(who)s took a message out"),
    "confirm": _("%(who)s confirmed it"),
    "rename": _("%(who)s gave it another name"),
    "hand_to": _("%(who)s gave it to another deputy"),
    "consult": _("%(who)s noted how people are asked"),
    "convert": _("%(who)s turned it into more"),
    "watch": _("%(who)s noted what is being done"),
    "solve": _("%(who)s noted that it is solved"),
    "close": _("%(who)s closed it"),
    "reopen": _("%(who)s opened it again"),
    "merge": _("%(who)s put %(demand)s and %(other)s together"),
    "split": _("%(who)s split %(other)s off from %(demand)s"),
    "dissolve": _("%(who)s dissolved it"),
    "publish": _("%(who)s made it public"),
    "unpublish": _("%(who)s took it back from the public"),
    "keep": _("%(who)s left it as it is, whatever a night proposed"),
}


# what people said of the machine's work, as it is counted
CORRECTIONS = {
    "accept": _("an offered message belongs there"),
    "refuse": _("an offered message does not belong there"),
    "join": _("a message was added by hand"),
    "take_out": _("a message was taken out"),
    "merge": _("two demands were put together"),
    "split": _("a demand was split"),
    "dissolve": _("a demand was dissolved"),
    "keep": _("what a night proposed was left as it is"),
}


def decided(decision: Any) -> str:
    """What was decided by whom, in one sentence."""
    other = decision.other.code if decision.other else ""
    return str(DECIDED[decision.verb] % {"who": decision.name, "demand": decision.demand.code, "other": other})


def crowd(demand: Any) -> str:
    """How many people wrote, in how many messages."""
    people = ngettext("%(num)s person", "%(num)s people", demand.people) % {"num": demand.people}
    voices = ngettext("%(num)s message", "%(num)s messages", demand.voices) % {"num": demand.voices}
    return gettext("%(people)s, %(voices)s") % {"people": people, "voices": voices}


def rise(demand: Any) -> str:
    """By how much it grows, where that is more than chance; the statistic as people read it."""
    if not demand.is_rising:
        return ""
    told = [_this_week(demand)]
    sure = growth_of(demand).lowest
    told.append(gettext("at least %(times)s times as many, with 95 %% confidence") % {"times": _number(sure)})
    if demand.last_year is not None:
        told.append(gettext("in the same weeks of last year %(count)s a week") % {"count": _number(demand.last_year)})
    return gettext("; ").join(told)


def _this_week(demand: Any) -> str:
    if not demand.before:
        return gettext("%(week)s this week, nobody in the eight weeks before") % {"week": demand.week}
    usual = _number(demand.before / WEEKS_BEFORE)
    return gettext("%(week)s this week, usually %(usual)s") % {"week": demand.week, "usual": usual}


def _number(value: float) -> str:
    rounded = round(value, 1)
    return number(round(rounded) if value >= 10 or rounded == round(rounded) else rounded)


TELLING = {
    Happened.OFFERED: Telling(_("It probably belongs to common demand %(demand)s"), "users-group"),
    Happened.JOINED: Telling(_("%(who)s put it into common demand %(demand)s"), "users-group"),
    Happened.REFUSED: Telling(_("%(who)s said that it does not belong to common demand %(demand)s"), "x"),
    Happened.TAKEN_OUT: Telling(_("%(who)s took it out of common demand %(demand)s"), "x"),
    Happened.LEFT: Telling(_("It left common demand %(demand)s"), "x"),
    Happened.TOLD: Telling(
        _("The resident was told how common demand %(demand)s stands"),
        "users-group",
        _("Others wrote the same; it is handled as one matter"),
    ),
    Happened.FORGOTTEN: Telling(_("What was noted of it in a common demand is gone as well"), "trash"),
}
