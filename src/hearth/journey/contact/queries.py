"""Reads behind a citizen's own thread: what it is, and what has happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from hearth.core import tenancy
from hearth.core.remembered import Remembered
from hearth.ground.audit.models import Entry, Sighting
from hearth.journey.contact.events import TOLD, Happened
from hearth.journey.contact.labels import event_sentence
from hearth.journey.contact.leading import congress_behind
from hearth.journey.contact.models import Message, Thread
from hearth.journey.contact.models.message import INSIDE
from hearth.journey.contact.telling import is_told

# whatever happens to a thread is written into the ledger: its last line tells whether a page is still right
LAST_LINE = """
SELECT id FROM audit_entry WHERE congress_id = %s AND thing_id = %s::uuid ORDER BY at DESC, id DESC LIMIT 1
"""


@dataclass(frozen=True)
class Step:
    """One line of a message's story, as the citizen reads it."""

    event: str
    sentence: str
    at: datetime
    message: Message | None

    @property
    def is_quiet(self) -> bool:
        """It happened, but nobody said anything."""
        return self.message is None


LINES = Remembered(
    lambda key: Entry.objects.filter(thing_id=key).select_related("message").order_by("at", "id"), key=UUID
)


def lines_about(key: str) -> list[Entry]:
    """Every line of the ledger about this thread, oldest first, with what was said."""
    return LINES.rows(key=UUID(str(key)))


def story(thread: Thread, lines: list[Entry]) -> list[Step]:
    """What has happened to this message, without what deputy and staff say among themselves."""
    return [_step(line, thread) for line in lines if line.event in TOLD or is_told(line.event)]


def _step(line: Entry, thread: Thread) -> Step:
    message = thread.unlock(getattr(line, "message", None))
    said = message if message and message.kind not in INSIDE else None
    return Step(line.event, event_sentence(line, thread), line.at, said)


def sightings(thread: Thread, steps: list[Step]) -> list[Sighting]:
    """Who looked at how the citizen can be reached, and why; asked only where the story tells of it."""
    if not any(step.event == Happened.CONTACT_SHOWN for step in steps):
        return []
    return list(Sighting.objects.at_contact_of(thread))


OWN_THREAD = Remembered(
    lambda key: (
        Thread.objects.filter(pk=key)
        .select_related("deputy__pace", "deputy_code", "publication")
        .defer("words", "publication__words")
    ),
    key=UUID,
)


def own_thread(key: str) -> Thread | None:
    """The thread a ticket opens, with everything its pages name."""
    return OWN_THREAD.first(key=UUID(str(key)))  # type: ignore[no-any-return]


def thread_at(locator: str) -> Thread | None:
    """The thread these eight digits find, in whichever congress it lies."""
    congress = congress_behind("locator", locator)
    if congress is None:
        return None
    with tenancy.inside(congress):
        return Thread.objects.filter(locator=locator).defer("words").first()


def last_line(key: str) -> UUID | None:
    """The ledger's last line about this thread, in one small query."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_LINE, [tenancy.current_id(), key])
        found = cursor.fetchone()
    return found[0] if found else None
