"""What deputies do, in the words of the law that asks it of them, and what came of it.

Which duties there are is said by the Law on Deputies, arts. 7 (rights), 8 (duties) and 58 (answering to voters). A
congress adds kinds of its own (`DutyKind`); these are those the platform knows how to fill from real work, or that
every congress has.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Duty(NamedTuple):
    """One group of duties: by what it is called, and where the law asks it."""

    name: Any
    short: Any
    source: Any
    symbol: str


class Kind(NamedTuple):
    """One kind of line in a file: the duty it belongs to, its name, and how the line comes about."""

    duty: str
    name: Any
    is_by_hand: bool = False  # a deputy or staff may enter it


DUTIES: dict[str, Duty] = {
    "contact": Duty(
        _("In touch with the public"),
        pgettext_lazy("duty, in a word", "Contact"),
        _("Deputies Law, art. 8"),
        "message-circle",
    ),
    "proposals": Duty(
        _("Suggestions and what follows"),
        pgettext_lazy("duty, in a word", "Suggestions"),
        _("Deputies Law, arts. 7 and 51"),
        "file-text",
    ),
    "fieldwork": Duty(
        _("Visits, inspections, research"),
        pgettext_lazy("duty, in a word", "Visits"),
        _("Deputies Law, arts. 8 and 31"),
        "map-pin",
    ),
    "sessions": Duty(
        _("Sessions and meetings"),
        pgettext_lazy("duty, in a word", "Meetings"),
        _("Deputies Law, arts. 7 and 8"),
        "calendar-event",
    ),
    "learning": Duty(
        _("Learning and training"), pgettext_lazy("duty, in a word", "Learning"), _("Deputies Law, art. 8"), "school"
    ),
    "voters": Duty(
        _("Reports to voters"),
        pgettext_lazy("duty, in a word", "Reporting"),
        _("Deputies Law, art. 58"),
        "speakerphone",
    ),
}
RESULTS = "results"  # what came of it is no duty, and nobody is held to it

KINDS: dict[str, Kind] = {
    # fills itself
    "reply": Kind("contact", _("Answered a message")),
    "coordination": Kind("contact", _("Asked for coordination")),
    "talk": Kind("contact", _("Spoke with a unit or community")),
    "demand": Kind("contact", _("Took on a common demand")),
    "answer_all": Kind("contact", _("Answered everybody in a common demand")),
    "reception": Kind("contact", _("Received residents"), is_by_hand=True),
    "visit": Kind("fieldwork", pgettext_lazy("duty", "Visit"), is_by_hand=True),
    "suggestion": Kind("proposals", _("Led a suggestion")),
    "cosignature": Kind("proposals", _("Put their name under a suggestion")),
    "evaluation": Kind("proposals", _("Judged an answer")),
    "follow_up": Kind("proposals", _("Followed what was promised")),
    "verification": Kind("proposals", _("Looked whether something has changed")),
    "solved": Kind(RESULTS, _("Solved, as the resident says")),
    "outcome": Kind(RESULTS, _("A measure or document came of it")),
    # is entered
    "session": Kind("sessions", _("Session of the congress"), is_by_hand=True),
    "committee": Kind("sessions", _("Meeting of the standing committee, as a guest"), is_by_hand=True),
    "group": Kind("sessions", _("Activity of the deputies’ group"), is_by_hand=True),
    "inspection": Kind("fieldwork", _("Inspection"), is_by_hand=True),
    "research": Kind("fieldwork", _("Research"), is_by_hand=True),
    "check": Kind("fieldwork", _("Check of how a law is kept"), is_by_hand=True),
    "invited": Kind("fieldwork", _("Invited by government, court or prosecutors"), is_by_hand=True),
    "training": Kind("learning", _("Training"), is_by_hand=True),
    "study": Kind("learning", _("Read or studied"), is_by_hand=True),
    "publicity": Kind("voters", _("Explained decisions and laws to residents"), is_by_hand=True),
    "report": Kind("voters", _("Reported to voters"), is_by_hand=True),
}
