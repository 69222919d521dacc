"""Deciding, right after the citizen was thanked, whether a person must look first."""

from __future__ import annotations

from datetime import datetime

from hearth.core import throttle
from hearth.core.actors import System
from hearth.core.encryption import keyed_hash
from hearth.core.lifecycle import Stale
from hearth.journey.contact import actions
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.models import Thread
from hearth.journey.contact.models.thread import ThreadQuerySet
from hearth.journey.contact.proof import is_proven
from hearth.journey.contact.screening import screen as look_through

HOUR = 3600
PER_NETWORK = 10  # unproven messages an hour from one network; a proof of work allows ten times as many
PER_CODE = 600  # messages an hour through one code, as many as a boiler house may cause, before a person looks
BY_STAFF = ("phone", "walk_in", "load")


def screen(thread: Thread) -> None:
    """Deliver the thread, or hold it for a person; a second time this does nothing."""
    if thread.state != "submitted":
        return
    body = thread.unlock(thread.messages.get(kind="first")).body
    finding = look_through(f"{body}\n{thread.place}")
    about = ("complaint",) if thread.is_withheld else ()
    reasons = (*about, *(finding.reasons if finding.is_held else ()), *_flood(thread))
    screener = System("filter")
    try:
        if thread.is_sealed:
            actions.confide(thread, by=screener)
        if reasons:
            actions.hold(thread, reasons, by=screener, is_urgent=finding.urgent)
        else:
            actions.deliver(thread, by=screener, is_urgent=finding.is_emergency)
    except Stale:
        return


def _flood(thread: Thread) -> tuple[str, ...]:
    """Too many at once are set aside, never turned away: the citizen has the same receipt (D5)."""
    if thread.channel in BY_STAFF or not thread.network:
        return ()
    key = keyed_hash("tracking.flood", bytes(thread.network), str(thread.congress_id))[:16]
    most = PER_NETWORK * 10 if is_proven(thread) else PER_NETWORK
    too_many = throttle.count(key, seconds=HOUR) > most
    through_code = throttle.count(keyed_hash("tracking.code", str(thread.deputy_code_id))[:16], seconds=HOUR)
    return ("flood",) if too_many or through_code > PER_CODE else ()


def unread_too_long(now: datetime) -> ThreadQuerySet:
    """Threads nobody acknowledged for so long that staff must step in."""
    unread = Thread.objects.filter(state__in=("delivered", "reopened"), is_escalated=False, due_at__lt=now)
    late = [
        thread.pk for thread in unread.only("id", "due_from").order_by("due_at")[:1000] if _is_too_long(thread, now)
    ]
    found: ThreadQuerySet = Thread.objects.filter(pk__in=late)
    return found


def _is_too_long(thread: Thread, now: datetime) -> bool:
    return thread.due_from is not None and by_when("message.takeover", thread.due_from).moment < now
