"""Looking at how a citizen can be reached, for a reason, or at what is with somebody else: written down."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from uuid import UUID

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.models import Sighting
from hearth.ground.audit.recording import record, sight
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Contact, Glass, Thread
from hearth.journey.contact.rules import is_addressee, is_addressees_aide

HOUR = timedelta(hours=1)
MOST_REMEMBERED = 10_000
_lately: OrderedDict[tuple[UUID | None, UUID], float] = OrderedDict()


@action("contact.show_contact")
def show_contact(thread: Thread, reason: str, *, by: By) -> Contact | None:
    """Deputy or staff see name, telephone and e-mail; the citizen sees that they did (T5)."""
    sight(thread, by=by, reason=reason)
    record(Happened.CONTACT_SHOWN, thread, by=by)
    return Contact.objects.filter(thread=thread).first()  # type: ignore[no-any-return]


def note_opening(thread: Thread, *, by: By) -> None:
    """Who opens a conversation that is with somebody else is written down, once for each person, thread and hour (D8).

    What this process wrote within the hour it remembers, so that reading on costs no question to the database.
    """
    if is_addressee(by, thread) or is_addressees_aide(by, thread) or _was_noted(by.id, thread.pk):
        return
    since = clock.now() - HOUR
    if not Sighting.objects.filter(thing_id=thread.pk, who=by.id, kind="thread", at__gt=since).exists():
        glass = Glass.objects.open_to(by.id).filter(thread=thread).first() if "admin" in by.roles else None
        sight(thread, by=by, kind="thread", reason=glass.reason[:200] if glass else "")


def _was_noted(who: UUID | None, thread: UUID) -> bool:
    now = clock.now().timestamp()
    before = _lately.get((who, thread), 0.0)
    if now - before < HOUR.total_seconds():
        return True
    _lately[who, thread] = now
    if len(_lately) > MOST_REMEMBERED:
        _lately.popitem(last=False)
    return False
