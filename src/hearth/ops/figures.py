"""Figures of the running installation, in the text format that Prometheus reads. Every query is bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from hearth.core import clock, tenancy
from hearth.ground.congress.models import Congress

DAY = timedelta(days=1)
JOBS = """
SELECT queue_name, status::text, count(*) FROM procrastinate_jobs
WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1, 2 ORDER BY 1, 2
"""
WAITING = """
SELECT coalesce(extract(epoch FROM now() - min(greatest(event.at, job.scheduled_at))), 0)
FROM procrastinate_jobs job JOIN procrastinate_events event ON event.job_id = job.id AND event.type = 'deferred'
WHERE job.status = 'todo' AND coalesce(job.scheduled_at, now()) <= now()
"""
UNSEALED = """
SELECT count(*) FROM (
    SELECT 1 FROM audit_entry entry
    WHERE entry.congress_id = %s AND entry.recorded_at > now() - interval '1 hour'
      AND NOT EXISTS (SELECT 1 FROM audit_seal seal WHERE seal.entry_id = entry.id)
    LIMIT 10000
) unsealed
"""
DISPATCHES = "SELECT state, count(*) FROM courier_dispatch WHERE congress_id = %s AND id >= %s GROUP BY 1"


class Figure(NamedTuple):
    """One name of the exposition, what it means, and its values by their labels."""

    name: str
    meaning: str
    values: list[tuple[dict[str, str], Any]]


def exposition() -> str:
    """All figures as text."""
    return "".join(line + "\n" for figure in figures() for line in _lines(figure))


def figures() -> Iterator[Figure]:
    """What an operator wants to be woken for."""
    jobs = [({"queue": queue, "status": status}, count) for queue, status, count in _asked(JOBS)]
    yield Figure("hearth_jobs", "Jobs that wait, run or have failed.", jobs)
    yield Figure("hearth_oldest_waiting_job_seconds", "How long the oldest job has waited.", [({}, _one(WAITING))])
    unsealed = sum(count for (count,) in _asked_everywhere(UNSEALED))
    yield Figure(
        "hearth_unsealed_entries", "Ledger entries of the last hour without a seal; normally few.", [({}, unsealed)]
    )
    letters: Counter[str] = Counter()
    for state, count in _asked_everywhere(DISPATCHES, first_id_since(DAY)):
        letters[state] += count
    dispatches = [({"state": state}, count) for state, count in sorted(letters.items())]
    yield Figure("hearth_dispatches", "Letters of the last day by their state.", dispatches)


def first_id_since(span: timedelta) -> UUID:
    """The smallest time-ordered identifier that can have been given in this span: their index answers by time."""
    return UUID(int=int((clock.now() - span).timestamp() * 1000) << 80)


def _asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()  # type: ignore[no-any-return]


def _asked_everywhere(sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """The answers of each congress, asked inside it."""
    for congress in Congress.objects.order_by("id"):
        with tenancy.inside(congress):
            answers = _asked(sql, congress.id, *values)
        yield from answers


def _one(sql: str) -> Any:
    return _asked(sql)[0][0]


def _lines(figure: Figure) -> Iterator[str]:
    yield f"# HELP {figure.name} {figure.meaning}"
    yield f"# TYPE {figure.name} gauge"
    for labels, value in figure.values:
        written = ",".join(f'{name}="{said}"' for name, said in labels.items())
        yield f"{figure.name}{{{written}}} {value}" if written else f"{figure.name} {value}"
