"""How quickly deputies answer, counted hourly so that no page has to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from hearth.core import tenancy
from hearth.core.ids import uuid7
from hearth.journey.contact.models import Pace

WINDOW = timedelta(days=180)

COUNT = """
SELECT deputy_id, count(*),
       count(answered_at),
       count(*) FILTER (WHERE solved = 'yes'),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - began_at))
FROM contact_thread
WHERE congress_id = %s AND began_at > %s
  AND NOT is_withheld
  AND state NOT IN ('submitted', 'held', 'not_accepted', 'redirected', 'withdrawn')
  AND (answered_at IS NOT NULL OR due_at < %s)
GROUP BY deputy_id
"""


def count(now: datetime) -> None:
    """For each deputy of the congress in scope: threads that were or should have been answered, and how they went."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [tenancy.current_id(), now - WINDOW, now])
        rows = cursor.fetchall()
    paces = [
        Pace(
            id=uuid7(),
            deputy_id=deputy,
            counted_at=now,
            threads=threads,
            answered=answered,
            solved=solved,
            median_seconds=int(median) if median is not None else None,
        )
        for deputy, threads, answered, solved, median in rows
    ]
    fields = ["counted_at", "threads", "answered", "solved", "median_seconds"]
    Pace.objects.bulk_create(paces, update_conflicts=True, unique_fields=["deputy"], update_fields=fields)
