"""Who is writing about a thing just now: said to others, so that two people do not answer the same words.

A row of its own that is written over, never a line of the ledger; whoever falls silent is forgotten by the clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from hearth.core import clock, tenancy
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.journey.contact.models import Presence

FRESH = timedelta(seconds=75)  # an open page says so every twenty
ANNOUNCE = """
INSERT INTO contact_presence AS known (id, congress_id, thing_id, user_id, since, seen_at)
VALUES (%(id)s, %(congress)s, %(thing)s, %(user)s, %(now)s, %(now)s)
ON CONFLICT (congress_id, thing_id, user_id) DO UPDATE SET seen_at = %(now)s,
  since = CASE WHEN known.seen_at < %(stale)s THEN %(now)s ELSE known.since END
"""


class Present(NamedTuple):
    """Somebody who is writing, and since when."""

    name: str
    since: datetime


def announce(thing: UUID, *, by: By) -> None:
    """This person is writing about it; said again and again for as long as they do."""
    now = clock.now()
    row = {"id": uuid7(), "congress": tenancy.current_id(), "thing": thing, "user": by.id}
    with connection.cursor() as cursor:
        cursor.execute(ANNOUNCE, row | {"now": now, "stale": now - FRESH})


def leave(thing: UUID, *, by: By) -> None:
    """What they were writing is sent."""
    Presence.objects.filter(thing_id=thing, user=by.id).delete()


def others(thing: UUID, *, by: By) -> list[Present]:
    """Who else is writing about it, whoever began first standing first."""
    rows = Presence.objects.filter(thing_id=thing, seen_at__gte=clock.now() - FRESH).exclude(user=by.id)
    return [Present(row.user.shown_name, row.since) for row in rows.select_related("user").order_by("since", "id")]


def forget_gone(now: datetime) -> None:
    """Drop whoever fell silent."""
    Presence.objects.filter(seen_at__lt=now - FRESH).delete()
