"""What a state, an event and a kind of answer are called: for the citizen whose message it is, and at the desk."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.journey.contact.events import Happened


class Label(NamedTuple):
    """How a state looks: a colour, a sign and a word, always the three together."""

    tone: str
    symbol: str
    text: Any


FOR_CITIZENS = {
    "submitted": Label("info", "send", _("Received")),
    "held": Label("warn", "eye", _("Being looked at first")),
    "delivered": Label("info", "inbox", _("Delivered")),
    "acknowledged": Label("info", "eye-check", _("Read")),
    "need_info": Label("warn", "message-2", _("The deputy asks you")),
    "coordinating": Label("info", "refresh", _("Being seen to")),
    "replied": Label("ok", "message-circle", _("Answered")),
    "rated": Label("ok", "circle-check", _("You have rated it")),
    "reopened": Label("warn", "rotate", _("Reopened")),
    "closed": Label("", "archive", _("Filed")),
    "redirected": Label("", "arrow-forward-up", _("Belongs elsewhere")),
    "not_accepted": Label("bad", "alert-circle", _("Not taken")),
    "withdrawn": Label("", "x", _("Withdrawn by you")),
}
FOR_THE_DESK = FOR_CITIZENS | {
    "submitted": Label("info", "hourglass", _("Arriving")),
    "held": Label("warn", "eye", _("Held")),
    "delivered": Label("info", "mail-opened", _("Not read yet")),
    "need_info": Label("warn", "message-2", _("Waiting for the resident")),
    "coordinating": Label("info", "refresh", _("With staff")),
    "rated": Label("ok", "circle-check", _("Rated")),
    "withdrawn": Label("", "x", _("Withdrawn")),
}

REPLY_TYPES = {
    "solved": Label("ok", "circle-check", _("Solved")),
    "measure": Label("info", "calendar-event", _("A measure with a date")),
    "explained": Label("", "info-circle", _("Explained why not")),
    "passed_on": Label("info", "arrow-forward-up", _("Passed on")),
}

# %(who)s acted; %(deputy)s is the one who answers now
TO_THE_CITIZEN = {
    Happened.SUBMITTED: _("You wrote"),
    Happened.DELIVERED: _("Your message reached %(deputy)s"),
    Happened.HELD: _("Staff are looking at it first"),
    Happened.RELEASED: _("Staff looked at it and passed it on to %(deputy)s"),
    Happened.REFUSED: _("%(who)s did not take it, and said why"),
    Happened.APPEALED: _("You asked for a second look"),
    Happened.REDIRECTED: _("%(who)s wrote down where to turn"),
    Happened.ACKNOWLEDGED: _("%(who)s has read it"),
    Happened.REPLIED: _("%(who)s replied"),
    Happened.ASKED: _("%(who)s asked you something"),
    Happened.ADDED: _("You added something"),
    Happened.HANDED_OVER: _("%(who)s asked staff to see to it"),
    Happened.HANDED_BACK: _("%(who)s reported back to the deputy"),
    Happened.TAKEN_OVER: _("%(who)s is seeing to it"),
    Happened.REASSIGNED: _("%(who)s passed it on to %(deputy)s"),
    Happened.ESCALATED: _("Nobody had read it in time, so staff were told"),
    Happened.LAPSED: _("The time for your answer ran out; the deputy goes on"),
    Happened.RATED: _("You rated the answer"),
    Happened.REOPENED: _("You reopened it"),
    Happened.WITHDRAWN: _("You withdrew it; how to reach you was erased"),
    Happened.CLOSED: _("It was filed, because nobody rated it in time"),
    Happened.CONTACT_SHOWN: _("%(who)s looked up how to reach you"),
    Happened.PHOTO_UNREADABLE: _("Photo %(number)s could not be opened"),
}
AT_THE_DESK = TO_THE_CITIZEN | {
    Happened.SUBMITTED: _("The resident wrote"),
    Happened.DELIVERED: _("Delivered to %(deputy)s"),
    Happened.HELD: _("%(who)s set it aside"),
    Happened.RELEASED: _("%(who)s released it to %(deputy)s"),
    Happened.REFUSED: _("%(who)s did not take it"),
    Happened.APPEALED: _("The resident asked for a second look"),
    Happened.REDIRECTED: _("%(who)s said where to turn"),
    Happened.ASKED: _("%(who)s asked the resident"),
    Happened.ADDED: _("The resident added something"),
    Happened.NOTED: _("%(who)s made a note"),
    Happened.LAPSED: _("The resident did not answer in time"),
    Happened.RATED: _("The resident rated the answer"),
    Happened.REOPENED: _("The resident reopened it"),
    Happened.WITHDRAWN: _("The resident withdrew it"),
    Happened.CONTACT_SHOWN: _("%(who)s looked up how to reach the resident"),
}
WRITTEN_DOWN = {
    Happened.SUBMITTED: _("%(who)s wrote it down for the resident"),
    Happened.ADDED: _("%(who)s added something for the resident"),
}

ROLES = {
    "deputy": _("Deputy %(name)s"),
    "aide": _("%(name)s, for the deputy"),
    "clerk": _("%(name)s of the staff"),
    "station": _("%(name)s of the liaison station"),
    "system": _("The filter"),
    "citizen": _("The resident"),
}


def state_label(thread: Any, *, at_desk: bool = False) -> Label:
    """How this thread's state is shown."""
    return (FOR_THE_DESK if at_desk else FOR_CITIZENS)[thread.state]


def reply_type_label(reply_type: str) -> Label:
    """How this kind of answer is shown."""
    return REPLY_TYPES[reply_type]


def event_sentence(entry: Any, thread: Any, *, at_desk: bool = False) -> str:
    """What happened, in one sentence that names who did it."""
    event = Happened(entry.event)
    sentence = (AT_THE_DESK if at_desk else TO_THE_CITIZEN)[event]
    if entry.role != "citizen":
        sentence = WRITTEN_DOWN.get(event, sentence)
    facts = {"who": who(entry, thread), "deputy": thread.deputy.title, "number": entry.facts.get("number", "")}
    return str(sentence % facts)


def who(entry: Any, thread: Any) -> str:
    """The person behind a line of the ledger, by role and name."""
    if entry.role == "deputy" and entry.name == thread.deputy.name_zh:
        return str(thread.deputy.title)
    return str(ROLES.get(entry.role, "%(name)s") % {"name": entry.name})
