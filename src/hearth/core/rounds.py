"""Work that comes round by the clock, beside the queues.

A storm of messages fills the queues, and that is when deadlines matter most: the clock must not wait in them. So each
worker keeps a thread for every clocked job. A lock in the database lets one worker of several do it, and a row
remembers the last stroke: what a night without power left out is made up for in the morning.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from croniter import croniter
from django.db import close_old_connections, connection, models
from django.utils import timezone

from hearth.core import clock
from hearth.core.jobs import JOBS, Job

LOCK = 724_002
LOOK_AGAIN = 1.0
logger = logging.getLogger("hearth.jobs")


class Stroke(models.Model):
    """The last time the clock struck for a job, and the job was done."""

    job = models.TextField(primary_key=True)
    struck_at = models.DateTimeField()

    objects: Any = models.Manager()
    personal = ()

    def __str__(self) -> str:
        return self.job


def clocked() -> list[Job]:
    """The jobs that come round by the clock."""
    return [made for made in JOBS.values() if made.cron]


def start_striking(stop: threading.Event) -> None:
    """Let the clock strike for every clocked job until told to stop, each in a thread of its own."""
    for made in clocked():
        threading.Thread(target=keep_striking, args=[made, stop], name=made.name, daemon=True).start()


def keep_striking(made: Job, stop: threading.Event, every: float = LOOK_AGAIN) -> None:
    """Look again and again whether the clock has struck for this job; between two strokes the database is not asked."""
    done = None
    while not stop.wait(every):
        try:
            now = clock.now()
            due = struck_last(str(made.cron), now)
            if due != done:
                strike(made, now)
                done = due if _done_since(made, due) else None
                close_old_connections()
        except Exception as mishap:  # the database may be restarting; what was not done is done at the next look
            logger.warning("the clock missed a stroke of %s: %s", made.name, type(mishap).__name__)
            close_old_connections()


def strike(made: Job, now: datetime) -> bool:
    """Do the job in each congress if the clock has struck since it was last done; answers whether it was done."""
    due = struck_last(str(made.cron), now)
    if _done_since(made, due):
        return False
    with _alone(made) as is_alone:
        if not is_alone or _done_since(made, due):
            return False
        made.round(now)
        Stroke.objects.update_or_create(job=made.name, defaults={"struck_at": due})
    return True


def struck_last(cron: str, now: datetime) -> datetime:
    """The last moment up to now that the line names, by the clock on the wall; seconds stand last in it."""
    next_second = timezone.localtime(now).replace(microsecond=0) + timedelta(seconds=1)
    last: datetime = croniter(cron, next_second).get_prev(datetime)
    return last


def _done_since(made: Job, due: datetime) -> bool:
    return bool(Stroke.objects.filter(job=made.name, struck_at__gte=due).exists())


@contextmanager
def _alone(made: Job) -> Iterator[bool]:
    """One worker of several; the lock of a killed one goes with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [LOCK, made.name])
        is_alone = bool(cursor.fetchone()[0])
    try:
        yield is_alone
    finally:
        if is_alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [LOCK, made.name])
