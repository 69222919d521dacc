"""What suggestions, their states, shares, results and events are called, and how it all looks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.journey.contact.labels import Label
from hearth.journey.contact.telling import Telling
from hearth.journey.suggestions.events import Happened

STATES = {
    "draft": Label("", "pencil", pgettext_lazy("a suggestion", "Being written")),
    "cosigning": Label("info", "signature", pgettext_lazy("a suggestion", "Names are being gathered")),
    "submitted": Label("warn", "send", pgettext_lazy("a suggestion", "Handed in, staff look at its form")),
    "returned": Label("warn", "rotate", pgettext_lazy("a suggestion", "Sent back to the deputy")),
    "registered": Label("warn", "clipboard-list", pgettext_lazy("a suggestion", "Registered, to be assigned")),
    "handling": Label("info", "hourglass", pgettext_lazy("a suggestion", "Being handled")),
    "replied": Label("ok", "mail-opened", pgettext_lazy("a suggestion", "Answered, the deputy judges it")),
    "evaluated": Label("info", "clipboard-check", pgettext_lazy("a suggestion", "Judged by the deputy")),
    "above": Label("info", "arrow-up", pgettext_lazy("a suggestion", "With the congress above")),
    "following": Label("info", "eye-check", pgettext_lazy("a suggestion", "Followed until it is done")),
    "joined": Label("info", "link", pgettext_lazy("a suggestion", "Handled together with another")),
    "closed": Label("ok", "circle-check", pgettext_lazy("a suggestion", "Concluded")),
    "letter": Label("", "mail-opened", pgettext_lazy("a suggestion", "Goes on as a letter")),
    "withdrawn": Label("", "x", pgettext_lazy("a suggestion", "Withdrawn")),
}
# the same for everybody, some of them in one
IN_PUBLIC = {
    "registered": pgettext_lazy("a suggestion", "To be assigned"),
    "handling": pgettext_lazy("a suggestion", "Being handled"),
    "answered": pgettext_lazy("a suggestion", "Answered"),
    "above": pgettext_lazy("a suggestion", "With the congress above"),
    "following": pgettext_lazy("a suggestion", "Followed until it is done"),
    "closed": pgettext_lazy("a suggestion", "Concluded"),
}
NAMES = {
    "invited": Label("", "clock", pgettext_lazy("a name", "asked")),
    "signed": Label("ok", "signature", pgettext_lazy("a name", "signed")),
    "refused": Label("", "x", pgettext_lazy("a name", "declined")),
}
SHARES = {
    "pending": Label("warn", "inbox", pgettext_lazy("a share", "To be taken on")),
    "declining": Label("warn", "rotate", pgettext_lazy("a share", "Says it is not its own; staff rule")),
    "working": Label("info", "hourglass", pgettext_lazy("a share", "Being handled")),
    "answered": Label("ok", "circle-check", pgettext_lazy("a share", "Answered")),
    "released": Label("", "x", pgettext_lazy("a share", "Released")),
    "ended": Label("", "x", pgettext_lazy("a share", "Ended")),
}
PARTS = {
    "lead": pgettext_lazy("a unit", "leads"),
    "co": pgettext_lazy("a unit", "handles along"),
    "separate": pgettext_lazy("a unit", "handles separately"),
}
WAYS = {
    "visit": _("Visited the deputy"),
    "meeting": _("Met the deputy"),
    "phone": _("By telephone"),
    "online": _("Online"),
}
CLASSES = {
    "resolved": Label("ok", "circle-check", _("Solved or adopted")),
    "in_progress": Label("info", "hourglass", _("Under way, with a plan and a date")),
    "planned": Label("info", "calendar-event", _("Planned for later, step by step")),
    "deferred": Label("warn", "clock", _("Conditions are not there now")),
    "reference": Label("", "info-circle", _("Explained, kept for reference")),
    "referred_up": Label("", "arrow-forward-up", _("Belongs to a higher organ")),
}
CLASS_NAMES = {name: label.text for name, label in CLASSES.items()}
GRADES = {
    "satisfied": pgettext_lazy("grade", "Satisfied"),
    "basically": pgettext_lazy("grade", "Basically satisfied"),
    "not": pgettext_lazy("grade", "Not satisfied"),
}
SCALES = {"attitude": _("Attitude"), "reply": _("Answer"), "result": _("Result")}
OCCASIONS = {
    "session": _("At the session"),
    "between": _("Between sessions"),
    "motion": _("As a motion at the session, turned into a suggestion"),
}
SUPERVISIONS = {
    "proposed": Label("warn", "flag", pgettext_lazy("supervision", "Proposed, the chair decides")),
    "approved": Label("info", "flag", pgettext_lazy("supervision", "Approved, to be planned")),
    "planned": Label("info", "flag", pgettext_lazy("supervision", "Under way")),
    "reported": Label("warn", "flag", pgettext_lazy("supervision", "Reported, the chair decides")),
    "closed": Label("ok", "flag", pgettext_lazy("supervision", "Ended")),
    "refused": Label("", "x", pgettext_lazy("supervision", "Not taken on")),
}
NOTES = {
    "inspection": pgettext_lazy("supervision", "An inspection"),
    "meeting": pgettext_lazy("supervision", "A meeting"),
    "progress": pgettext_lazy("supervision", "How far it has come"),
}
DISCLOSURES = {
    "full": pgettext_lazy("disclosure", "In full"),
    "summary": pgettext_lazy("disclosure", "In summary"),
    "withheld": pgettext_lazy("disclosure", "Not public"),
}
CATEGORIES = {
    "finance": _("Finance and economy"),
    "rural": _("Agriculture and villages"),
    "city": _("Urban construction and environment"),
    "culture": _("Education, science, culture and health"),
    "justice": _("Internal and judicial affairs"),
    "social": _("Social construction"),
}

FROM_BELOW = {
    "arrived": Label("warn", "inbox", pgettext_lazy("from below", "To be taken on")),
    "taken_on": Label("info", "user", pgettext_lazy("from below", "A deputy took it on")),
    "passed_on": Label("info", "arrow-forward-up", pgettext_lazy("from below", "Passed on to an organ")),
    "declined": Label("", "arrow-back-up", pgettext_lazy("from below", "Sent back with the reason")),
    "recalled": Label("", "x", pgettext_lazy("from below", "Withdrawn below")),
    "concluded": Label("ok", "circle-check", pgettext_lazy("from below", "Concluded")),
}
# what became of it above: %(above)s is that congress, %(who)s a deputy, an organ or who issued something
FROM_ABOVE = {
    "taken_on": _("%(who)s, deputy of %(above)s, took it on"),
    "passed_on": _("%(above)s passed it on to %(who)s"),
    "declined": _("%(above)s sent it back with the reason"),
    "registered": _("%(above)s registered it"),
    "answered": _("It is answered in %(above)s"),
    "outcome": _("%(above)s: a measure or a document came of it"),
    "concluded": _("%(above)s concluded it"),
    "let_go": _("%(above)s: nobody pursues it at the moment"),
    "published": _("Everybody can read it in %(above)s"),
}

# %(who)s acted, %(unit)s is the unit, %(deputies)s are numbers of deputies
SAID = {
    Happened.BEGUN: _("%(who)s began it"),
    Happened.REVISED: _("%(who)s worded it otherwise; names given before fell away"),
    Happened.INVITED: _("%(who)s asked others to sign"),
    Happened.COSIGNED: _("%(who)s signed"),
    Happened.REFUSED: _("%(who)s did not sign"),
    Happened.SUBMITTED: _("%(who)s handed it in"),
    Happened.SENT_BACK: _("%(who)s sent it back with a remark"),
    Happened.CONVERTED: _("%(who)s explained why it goes on as a letter"),
    Happened.REGISTERED: _("%(who)s registered it"),
    Happened.WITHDRAWN: _("%(who)s withdrew it"),
    Happened.ASSIGNED: _("%(who)s assigned it to %(unit)s"),
    Happened.ACCEPTED: _("%(unit)s took it on"),
    Happened.DECLINED: _("%(unit)s said that it is not their matter"),
    Happened.RELEASED: _("%(who)s let %(unit)s go"),
    Happened.KEPT: _("%(who)s ruled that it stays with %(unit)s"),
    Happened.CONTACTED: _("%(unit)s spoke with the deputy"),
    Happened.SIGNED: _("%(unit)s signed their answer"),
    Happened.SEALED: _("%(unit)s attached their answer under its seal"),
    Happened.TIME_ASKED: _("%(unit)s asked for the longer time"),
    Happened.TIME_AGREED: _("%(who)s agreed to the longer time for %(unit)s; one more word is needed"),
    Happened.TIME_GRANTED: _("%(who)s gave %(unit)s the longer time"),
    Happened.TIME_DENIED: _("%(who)s left %(unit)s the time as it was"),
    Happened.ANSWERED: _("It is answered"),
    Happened.EVALUATED: _("%(who)s judged how it was handled"),
    Happened.LAPSED: _("The time to judge it went by; not rated"),
    Happened.REHANDLED: _("%(who)s had it handled again"),
    Happened.FOLLOWED: _("%(who)s put it among those that are followed"),
    Happened.CLOSED: _("%(who)s concluded it"),
    Happened.HANDED_OVER: _("%(who)s handed it over to the government office"),
    Happened.URGED: _("%(who)s urged %(unit)s"),
    Happened.JOINED: _("%(who)s had it handled together with another"),
    Happened.PARTED: _("It is handled by itself again"),
    Happened.MET: _("%(who)s brought deputy and unit together"),
    Happened.WITHDRAWAL_ASKED: _("%(who)s wants to take it back; whoever signed is asked"),
    Happened.WITHDRAWAL_AGREED: _("%(who)s agreed that it is taken back"),
    Happened.WITHDRAWAL_DROPPED: _("%(who)s left it to be handled to its end"),
    Happened.SUPERVISION_PROPOSED: _("%(who)s proposed that the chair supervises it"),
    Happened.SUPERVISION_APPROVED: _("%(who)s put it under key supervision"),
    Happened.SUPERVISION_REFUSED: _("%(who)s did not put it under key supervision"),
    Happened.SUPERVISION_PLANNED: _("%(who)s planned the supervision"),
    Happened.SUPERVISION_NOTED: _("%(who)s wrote down what the supervision saw"),
    Happened.SUPERVISION_REPORTED: _("%(who)s reported on the supervision"),
    Happened.SUPERVISION_ENDED: _("%(who)s ended the supervision"),
    Happened.SUPERVISION_CARRIED_OVER: _("%(who)s had the supervision go on"),
    Happened.SENT_UP: _("%(who)s sent it up to %(above)s"),
    Happened.PUBLISHED: _("%(who)s made it public"),
    Happened.UNPUBLISHED: _("%(who)s took it back from the public"),
}
HOUSE, SOMEBODY = _("The platform"), _("Somebody")

# how a suggestion stands, to those whose words it began with; the congress above is any congress there
STEPS = {
    "registered": _("It is registered; who must answer it is settled next."),
    "assigned": _("It is with those who must answer it."),
    "answered": _("It is answered; the deputy now says how it was handled."),
    "closed": _("It is concluded."),
    "withdrawn": _("It was taken back."),
}
STEPS_ABOVE = {
    "taken_on": _("A deputy of the congress above took it on."),
    "passed_on": _("The congress above passed it on to those who are responsible."),
    "declined": _("The congress above sent it back, with the reason."),
    "registered": _("The congress above registered it."),
    "answered": _("It is answered in the congress above."),
    "outcome": _("A measure or a document came of it in the congress above."),
    "concluded": _("The congress above concluded it."),
}


def step_said(step: str, news: str = "") -> str:
    """One step in one sentence; nothing of one that is not known."""
    return str(STEPS_ABOVE.get(news, "") or STEPS.get(step, ""))


class ByStep:
    """A sentence about a suggestion, and behind it the step that was told."""

    def __init__(self, sentence: Any) -> None:
        self._sentence = sentence

    def __mod__(self, told: Any) -> str:
        return f"{self._sentence % told} {step_said(told['step'], told['news'])}".strip()


TELLING = {
    Happened.TOLD: Telling(
        ByStep(_("The resident was told how suggestion %(number)s stands.")),
        "file-text",
        ByStep(_("A deputy’s suggestion came of what you and others wrote: number %(number)s.")),
    ),
}


def said(line: Any) -> str:
    """One line of the ledger about a suggestion, in one sentence."""
    told = {"who": line.name or str(HOUSE), "unit": _in_language(line.facts, "unit")}
    told["above"] = _in_language(line.facts, "above")
    if line.event == Happened.HEARD:
        return heard(line.facts["step"], told["above"], line.facts.get("who", ""))
    return str(SAID[Happened(line.event)] % told)


def heard(step: str, above: str, who: str = "") -> str:
    """What became of it in the congress above, in one sentence."""
    return str(FROM_ABOVE[step] % {"above": above, "who": who or str(SOMEBODY)})


def _in_language(facts: dict[str, Any], name: str) -> str:
    return str(facts.get(f"{name}_en" if get_language() == "en" else name) or facts.get(name, ""))
