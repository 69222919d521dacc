"""One conversation as those who answer it see it: words, notes and events in the order in which they happened."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.core.bookmarks import Bookmark
from hearth.core.remembered import Remembered
from hearth.ground.audit.models import Entry
from hearth.journey.contact.events import Happened
from hearth.journey.contact.labels import Label, event_sentence, reply_type_label, who
from hearth.journey.contact.models import Message, Phrase, Thread
from hearth.journey.contact.shapes import Shape
from hearth.journey.contact.telling import table

LONGEST = 100
UNREAD = ("submission", "fingerprint", "network", "words", "publication__words")
SAID = ("reply", "ask", "note", "hand_over")  # what the composer sends
DECIDED = ("release", "take_over", "hand_back", "reassign", "redirect", "hold", "refuse")
MOVES = ("acknowledge", *SAID, *DECIDED)
SOLVED = {
    "yes": Label("ok", "mood-smile", _("Resident: solved")),
    "partly": Label("warn", "mood-neutral", _("Resident: partly solved")),
    "no": Label("bad", "mood-sad", _("Resident: not solved")),
}
CHANNELS = {
    "qr": _("by code"),
    "web": _("on the web"),
    "phone": _("by telephone"),
    "walk_in": _("in person"),
    "station": _("by a station’s code"),
    "load": _("from a file"),
}
SIGNS = {
    Happened.DELIVERED: "inbox",
    Happened.HELD: "eye",
    Happened.RELEASED: "inbox",
    Happened.ACKNOWLEDGED: "eye-check",
    Happened.HANDED_OVER: "arrow-forward-up",
    Happened.HANDED_BACK: "arrow-back-up",
    Happened.TAKEN_OVER: "user",
    Happened.REASSIGNED: "arrow-forward-up",
    Happened.INHERITED: "arrow-forward-up",
    Happened.ENTRUSTED: "arrow-forward-up",
    Happened.RETURNED: "arrow-back-up",
    Happened.ESCALATED: "clock-exclamation",
    Happened.LAPSED: "hourglass",
    Happened.RATED: "star",
    Happened.REOPENED: "rotate",
    Happened.APPEALED: "rotate",
    Happened.REFUSED: "alert-circle",
    Happened.REDIRECTED: "arrow-forward-up",
    Happened.WITHDRAWN: "x",
    Happened.CLOSED: "archive",
    Happened.CONTACT_SHOWN: "phone",
    Happened.PHOTO_UNREADABLE: "photo",
    Happened.PROPOSED: "speakerphone",
    Happened.REDACTED: "eye-off",
    Happened.CONSENTED: "check",
    Happened.DECLINED: "lock",
    Happened.WISHED: "message-2",
    Happened.PUBLISHED: "speakerphone",
    Happened.PUBLICATION_CORRECTED: "eye-off",
    Happened.TAKEN_DOWN: "file-off",
    Happened.SUBJECT_NAMED: "users",
    Happened.SEALED: "lock",
    Happened.UNSEALED: "eye",
    Happened.REFERRED_UP: "arrow-up",
    Happened.GLASS_OPENED: "alert-triangle",
}
PLAINLY_SAID = {Happened.SUBMITTED, Happened.ADDED, Happened.REPLIED, Happened.NOTED}


class Line(NamedTuple):
    """Something that was said or done."""

    entry: Entry
    who: str
    sentence: str
    symbol: str
    message: Message | None

    @property
    def is_citizens(self) -> bool:
        """The resident's own words, whoever wrote them down."""
        return self.message is not None and self.message.kind in ("first", "added")

    @property
    def is_deputys(self) -> bool:
        """The deputy did or said it in person, not an aide and not staff."""
        return self.entry.role == "deputy"

    @property
    def label(self) -> Label | None:
        """What these words are, where they are more than words."""
        if self.message is None or self.entry.event in PLAINLY_SAID - {Happened.REPLIED}:
            return None
        if self.message.reply_type:
            return reply_type_label(self.message.reply_type)
        if self.message.kind == "ask":
            return Label("warn", "message-2", _("Question"))
        return Label("", self.symbol, self.sentence)


class Timeline(NamedTuple):
    """The last of what happened, oldest first, and where what came before it begins."""

    lines: list[Line]
    earlier: Bookmark | None

    @property
    def newest(self) -> Any:
        """The last line of the ledger this page tells of."""
        return self.lines[-1].entry.pk if self.lines else None


def thread_seen_by(actor: By, code: str) -> Thread:
    """The thread of this code with all its page shows of it. Raises `Thread.DoesNotExist` where it is not theirs."""
    shape = Shape.of(actor)
    found = _seen(shape).first(code=code, **shape.values(actor)) if code.isalnum() and code.isascii() else None
    if found is None:
        raise Thread.DoesNotExist
    return found  # type: ignore[no-any-return]


@cache
def _seen(shape: Shape) -> Remembered:
    def build(code: str, **keys: UUID) -> Any:
        seen = Thread.objects.visible_to(shape.actor(**keys)).defer(*UNREAD)
        return seen.select_related("deputy", "staff", "contact", "publication").filter(code=code)

    return Remembered(build, code=str, **shape.parameters())


LATEST = Remembered(
    lambda thread: (
        Entry.objects.filter(thing_id=thread).order_by("-at", "-id").select_related("message")[: LONGEST + 1]
    ),
    thread=UUID,
)


def timeline(thread: Thread, before: Bookmark | None) -> Timeline:
    """At most a hundred lines, however long people have been talking."""
    latest = _before(thread, before) if before else LATEST.rows(thread=thread.pk)
    earlier = Bookmark(latest[LONGEST - 1].at, latest[LONGEST - 1].pk) if len(latest) > LONGEST else None
    return Timeline([_line(entry, thread) for entry in reversed(latest[:LONGEST])], earlier)


def _before(thread: Thread, before: Bookmark) -> list[Entry]:
    entries = Entry.objects.filter(before.earlier("at"), thing_id=thread.pk).order_by("-at", "-id")
    return list(entries.select_related("message")[: LONGEST + 1])


def _line(entry: Entry, thread: Thread) -> Line:
    sentence = event_sentence(entry, thread, at_desk=True)
    message = thread.unlock(getattr(entry, "message", None))
    told = table().get(entry.event)
    symbol = told.symbol if told else SIGNS.get(Happened(entry.event), "point")
    return Line(entry, who(entry, thread), sentence, symbol, message)


def possible(actor: By, thread: Thread) -> frozenset[str]:
    """What this person may do to it, as it stands now: the lifecycle and the policy together."""
    return frozenset(move for move in MOVES if thread.can(move) and may(f"contact.{move}", actor, thread))


PHRASES = Remembered(lambda user: Phrase.objects.filter(user_id=user).order_by("title")[:50], user=UUID)


def phrases_of(actor: By) -> list[Phrase]:
    """The words this person uses often."""
    return PHRASES.rows(user=actor.id)


def solved_label(thread: Any) -> Label:
    """What the resident said of the answer."""
    return SOLVED[thread.solved]
