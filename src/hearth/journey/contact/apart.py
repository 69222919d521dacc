"""What keeps a matter apart, as its page shows it to those who handle it; and who was let in behind the glass."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hearth.core.actions import may
from hearth.core.actors import Actor, By
from hearth.core.addresses import address
from hearth.core.bookmarks import Bookmark
from hearth.core.remembered import Remembered
from hearth.core.waiting import Waiting
from hearth.journey.contact.labels import Label
from hearth.journey.contact.models import Glass, Subject, Thread

ROWS = 50
OFFICES = {"leader": _("The chair as a whole"), "clerk": _("The committee’s staff as a whole")}
STATES = {
    "asked": Label("warn", "hourglass", _("Waits for a second person")),
    "open": Label("bad", "eye", _("Open now")),
    "over": Label("", "lock", _("Over")),
    "late": Label("bad", "clock-exclamation", _("Review is late")),
    "unseen": Label("warn", "clock", _("Waits for review")),
}


SUBJECTS = Remembered(
    lambda thread: (
        Subject.objects.filter(thread=thread).select_related("deputy", "user", "unit", "station").order_by("pk")
    ),
    thread=UUID,
)


class Apart(NamedTuple):
    """Whom it is about, who reads it beside the chair, what waits for a second person."""

    subjects: list[Any]
    readers: list[Any]
    motions: list[tuple[Any, bool]]
    may_seal: bool
    may_name_reader: bool


class Page(NamedTuple):
    """Some of those who were let in, and where the list goes on."""

    glasses: list[Any]
    goes_on: Bookmark | None


def around(actor: By, thread: Thread) -> Apart | None:
    """Nothing for those who only answer it."""
    if not may("contact.name_subject", actor, thread):
        return None
    waiting = thread.motions.filter(state="open").select_related("user") if thread.is_sealed else ()
    return Apart(
        subjects=[(subject, whom(subject)) for subject in SUBJECTS.rows(thread=thread.pk)],
        readers=list(thread.readers.select_related("user").order_by("pk")) if thread.is_sealed else [],
        motions=[(each, may("contact.second", actor, each)) for each in waiting],
        may_seal=not thread.is_sealed and may("contact.seal", actor, thread),
        may_name_reader=thread.is_sealed and may("contact.name_reader", actor, thread),
    )


def whom(subject: Subject) -> str:
    """Whom it is about, as people are called; or as the resident put it."""
    if subject.office:
        return str(OFFICES[subject.office])
    named = subject.whom
    return str(getattr(named, "shown_name", None) or named.name) if named else str(subject.told)


def open_glass(actor: By, thread: Thread) -> Glass | None:
    """Through which an administrator reads this at the moment."""
    if "admin" not in actor.roles or actor.id is None:
        return None
    return Glass.objects.open_to(actor.id).filter(thread=thread).first()  # type: ignore[no-any-return]


def glasses(actor: By, since: datetime, before: datetime, after: Bookmark | None) -> Page:
    """Of one month, newest first: all of them for those who oversee, their own for everybody else; none about them."""
    about_them = Subject.objects.naming(actor.id).values("thread")
    found = Glass.objects.filter(asked_at__gte=since, asked_at__lt=before).exclude(thread__in=about_them)
    if not may("contact.approve_glass", actor, None):
        found = found.filter(user=actor.id)
    if after:
        found = found.filter(after.earlier("asked_at"))
    rows = list(found.select_related("thread", "user", "second").order_by("-asked_at", "-id")[: ROWS + 1])
    goes_on = Bookmark(rows[ROWS - 1].asked_at, rows[ROWS - 1].pk) if len(rows) > ROWS else None
    return Page(rows[:ROWS], goes_on)


def state_of(glass: Glass) -> Label:
    """How it stands with this one."""
    if glass.state == "asked":
        return STATES["asked"]
    if glass.is_open:
        return STATES["open"]
    if glass.waits_for_review:
        return STATES["late" if glass.is_late else "unseen"]
    return STATES["over"]


def glasses_waiting_for(actor: Actor) -> Waiting | None:
    """How many administrators this person may let in, or has to look at afterwards, for their desk."""
    if not may("contact.approve_glass", actor, None):
        return None
    asked = Glass.objects.filter(Q(state="asked") | Q(is_emergency=True, reviewed_at=None)).select_related("thread")
    count = sum(bool(possible(actor, each) & {"approve", "review"}) for each in asked.order_by("-asked_at")[:ROWS])
    label = ngettext("%(num)s administrator asks to be let in", "%(num)s administrators ask to be let in", count)
    return Waiting("lock", label % {"num": count}, address("contact:glasses")) if count else None


def possible(actor: By, glass: Glass) -> frozenset[str]:
    """What this person may do about it now."""
    moves = {"approve": glass.state == "asked", "end": glass.is_open, "review": glass.waits_for_review}
    return frozenset(move for move, is_time in moves.items() if is_time and may(f"contact.{move}_glass", actor, glass))
