"""What a state, an event and a kind of answer are called: for the citizen whose message it is, and at the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.words import moment
from hearth.journey.contact.events import Happened
from hearth.journey.contact.telling import table


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
    "erased": Label("", "trash", _("Erased")),
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

WITH_A_UNIT = Label("info", "arrow-forward-up", _("With a unit"))

# what a change of term means for a deputy
FATES = {
    "joins": Label("info", "plus", _("Newly elected")),
    "stays": Label("ok", "rotate", _("Elected again")),
    "leaves": Label("", "logout", _("Leaves")),
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
    Happened.INHERITED: _("%(deputy)s now represents your district and goes on with it"),
    Happened.ENTRUSTED: _("Staff of the congress now see to it"),
    Happened.RETURNED: _("%(deputy)s goes on with it"),
    Happened.ESCALATED: _("Nobody had read it in time, so staff were told"),
    Happened.LAPSED: _("The time for your answer ran out; the deputy goes on"),
    Happened.RATED: _("You rated the answer"),
    Happened.REOPENED: _("You reopened it"),
    Happened.WITHDRAWN: _("You withdrew it; how to reach you was erased"),
    Happened.CLOSED: _("It was filed, because nobody rated it in time"),
    Happened.CONTACT_SHOWN: _("%(who)s looked up how to reach you"),
    Happened.SEALED: _("It was sealed: only the chair and those they name read it"),
    Happened.UNSEALED: _("It was unsealed: two persons agreed"),
    Happened.REFERRED_UP: _("It was referred to the congress above"),
    Happened.GLASS_OPENED: _("An administrator was let in for an hour, with a reason"),
    Happened.PHOTO_UNREADABLE: _("Photo %(number)s could not be opened"),
    Happened.CORRECTED: _("You corrected your details"),
    Happened.MASKED: _("You hid a passage of your words"),
    Happened.CONSENT_WITHDRAWN: _("You took back that it may be published"),
    Happened.CONTACT_ERASED: _("You erased how to reach you"),
    Happened.ERASED: _("You erased the whole matter"),
    Happened.PROPOSED: _("%(who)s proposed to publish the answer"),
    Happened.REDACTED: _("%(who)s covered what tells who you are, and asks you"),
    Happened.CONSENTED: _("You agreed that it is published"),
    Happened.DECLINED: _("You decided that it is not published"),
    Happened.WISHED: _("You wished for other words before it is published"),
    Happened.PROPOSAL_DROPPED: _("%(who)s decided that it is not published"),
    Happened.PUBLISHED: _("%(who)s published question and answer, without your name"),
    Happened.PUBLICATION_CORRECTED: _("%(who)s covered more words in what is public"),
    Happened.TAKEN_DOWN: _("%(who)s took it down from the public page"),
    Happened.DUTY_NOTED: _("%(who)s noted a legal duty to keep it"),
    Happened.DUTY_ENDED: _("%(who)s noted that no legal duty keeps it any more"),
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
    Happened.INHERITED: _("Handed on to %(deputy)s, who represents the district now"),
    Happened.ENTRUSTED: _("It went to staff, because the deputy is not acting"),
    Happened.LAPSED: _("The resident did not answer in time"),
    Happened.RATED: _("The resident rated the answer"),
    Happened.REOPENED: _("The resident reopened it"),
    Happened.WITHDRAWN: _("The resident withdrew it"),
    Happened.CONTACT_SHOWN: _("%(who)s looked up how to reach the resident"),
    Happened.CORRECTED: _("The resident corrected their details"),
    Happened.MASKED: _("The resident hid a passage of their words"),
    Happened.CONSENT_WITHDRAWN: _("The resident took back that it may be published"),
    Happened.REDACTED: _("%(who)s covered words and asks the resident"),
    Happened.CONSENTED: _("The resident agreed that it is published"),
    Happened.DECLINED: _("The resident decided that it is not published"),
    Happened.WISHED: _("The resident wished for other words"),
    Happened.PUBLISHED: _("%(who)s published question and answer"),
    Happened.CONTACT_ERASED: _("The resident erased how to reach them"),
    Happened.ERASED: _("The resident erased the whole matter"),
    Happened.SUBJECT_NAMED: _("%(who)s wrote down whom it is about"),
    Happened.SUBJECT_DROPPED: _("%(who)s took back whom it is about"),
    Happened.SEALED: _("%(who)s sealed it"),
    Happened.READER_NAMED: _("%(who)s named one more reader"),
    Happened.SECOND_REQUESTED: _("%(who)s asked for a second person to agree"),
    Happened.SECONDED: _("%(who)s agreed as the second person"),
    Happened.GLASS_ASKED: _("%(who)s asked to read it as an administrator"),
    Happened.GLASS_ENDED: _("The administrator’s hour was ended"),
    Happened.GLASS_REVIEWED: _("%(who)s looked at why an administrator was let in"),
}
WRITTEN_DOWN = {
    Happened.SUBMITTED: _("%(who)s wrote it down for the resident"),
    Happened.ADDED: _("%(who)s added something for the resident"),
}

ROLES = {
    "deputy": _("Deputy %(name)s"),
    "aide": _("%(name)s, for the deputy"),
    "clerk": _("%(name)s of the staff"),
    "unit": _("%(name)s of the unit"),
    "unit-leader": _("%(name)s of the unit"),
    "station": _("%(name)s of the liaison station"),
    "system": _("The filter"),
    "citizen": _("The resident"),
}


PUBLICATION = {
    "proposed": Label("warn", "pencil", _("Words to be covered")),
    "redacted": Label("info", "hourglass", _("The resident is asked")),
    "consented": Label("warn", "circle-check", _("Agreed, to be published")),
    "published": Label("ok", "speakerphone", _("Public")),
    "corrected": Label("ok", "speakerphone", _("Public, corrected")),
    "taken_down": Label("", "file-off", _("Taken down")),
    "declined": Label("", "lock", _("Not published: the resident decided")),
    "dropped": Label("", "x", _("Not published")),
}
PASSAGES = {
    "email": _("E-mail address"),
    "identity": _("ID-card number"),
    "card": _("Bank card"),
    "phone": _("Telephone number"),
    "plate": _("Number plate"),
    "chat": _("WeChat or QQ"),
    "home": _("House number"),
    "name": _("Somebody’s name"),
}
DUTIES = {
    "court": _("A court or a prosecutor has asked for it"),
    "supervision": _("The supervision commission has asked for it"),
    "review": _("A review or a lawsuit about it is running"),
    "file": _("It is part of a suggestion’s file"),
}
KEPT = _("A legal duty keeps it for now: %(duty)s. How to reach you can be erased all the same.")


def duty_sentence(duty: str) -> str:
    """Why a matter cannot be erased yet."""
    return str(KEPT) % {"duty": DUTIES[duty]}


def state_label(thread: Any, *, at_desk: bool = False) -> Label:
    """How this thread's state is shown."""
    if at_desk and thread.turn == "unit":
        return WITH_A_UNIT
    return (FOR_THE_DESK if at_desk else FOR_CITIZENS)[thread.state]


def reply_type_label(reply_type: str) -> Label:
    """How this kind of answer is shown."""
    return REPLY_TYPES[reply_type]


def event_sentence(entry: Any, thread: Any, *, at_desk: bool = False) -> str:
    """What happened, in one sentence that names who did it."""
    if (told := table().get(entry.event)) is not None:
        return str((told.at_desk if at_desk else told.to_citizen) % Named(entry, thread, spoken(entry.facts)))
    event = Happened(entry.event)
    sentence = (AT_THE_DESK if at_desk else TO_THE_CITIZEN)[event]
    if entry.role != "citizen":
        sentence = WRITTEN_DOWN.get(event, sentence)
    return str(sentence % Named(entry, thread, {"number": entry.facts.get("number", "")}))


class Named(dict[str, Any]):
    """What a sentence may name; people are put into words only where it names them."""

    def __init__(self, entry: Any, thread: Any, facts: dict[str, Any]) -> None:
        super().__init__(facts)
        self.entry, self.thread = entry, thread

    def __missing__(self, name: str) -> str:
        return {"who": lambda: who(self.entry, self.thread), "deputy": lambda: str(self.thread.deputy.title)}[name]()


def spoken(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts of a line of the ledger as they are said: names in the reader's language, moments as moments."""
    unit = facts.get("unit_en") if get_language() == "en" else ""
    due = datetime.fromisoformat(facts["due"]) if facts.get("due") else None
    return {
        "number": facts.get("number", ""),
        "unit": unit or facts.get("unit", ""),
        "due": moment(due, clock.now()) if due else "",
        "referral": facts.get("referral", ""),
        "matter": facts.get("matter", ""),
        "demand": facts.get("demand", ""),
        "whom": facts.get("whom", ""),
        "step": facts.get("step", ""),
        "news": facts.get("news", ""),
    }


def who(entry: Any, thread: Any) -> str:
    """The person behind a line of the ledger, by role and name."""
    if entry.role == "deputy" and entry.name == thread.deputy.name_zh:
        return str(thread.deputy.title)
    return str(ROLES.get(entry.role, "%(name)s") % {"name": entry.name})
