"""Work that need not happen while somebody waits.

A job is queued by the statement that records what happened, so there is no job without the event and no event without
its job. Jobs may run twice (a killed worker's jobs are taken up again), so each is written to be repeatable.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import close_old_connections, models
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app

from hearth.core import clock
from hearth.core.actions import once_written
from hearth.core.tenancy import inside

EVERY = frozenset({"intake", "post", "clock", "paper"})
_at_once: ContextVar[frozenset[str]] = ContextVar("queues_worked_at_once", default=frozenset())
logger = logging.getLogger("hearth.jobs")
RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)
JOBS: dict[str, Job] = {}


class QueuedJob(models.Model):
    """A line in Procrastinate's queue, written beside the event that calls for it."""

    queue_name = models.TextField()
    task_name = models.TextField()
    args = models.JSONField()

    objects: Any = models.Manager()
    personal = ()

    class Meta:
        managed = False
        db_table = "procrastinate_jobs"


@dataclass(frozen=True)
class Job:
    """Something done later; as a reaction it is given the ledger entry it answers."""

    name: str
    queue: str
    work: Callable[..., None]
    cron: str | None = None

    def queued(self, congress: Any, entry: Any) -> QueuedJob:
        """The row that makes a worker do this for that entry."""
        args = {"congress": congress, "entry": str(entry)}
        return QueuedJob(queue_name=self.queue, task_name=self.name, args=args)

    def answer(self, congress: Any, entry: Any) -> None:
        """Do it for that entry, inside its congress."""
        with inside(_congresses().get(pk=congress)):
            self.work(apps.get_model(settings.HEARTH_LEDGER).objects.get(pk=entry))

    def round(self, now: datetime | None = None) -> None:
        """Do it once in each congress."""
        for congress in _congresses().all():
            with inside(congress):
                self.work(now or clock.now())


def job(name: str, *, queue: str, cron: str | None = None) -> Callable[[Callable[..., None]], Job]:
    """Register a job: `work(entry)` as a reaction, or `work(now)` with a `cron` line, once in each congress."""

    # a storm of messages must not keep the clock from striking, nor the ledger from being sealed
    urgency = 10 if queue == "clock" else 0

    def register(work: Callable[..., None]) -> Job:
        made = JOBS[name] = Job(name, queue, work, cron)
        if cron:
            clocked = _in_a_worker(lambda timestamp: made.round())
            app.periodic(cron=cron)(app.task(name=name, queue=queue, queueing_lock=name, priority=urgency)(clocked))
        else:
            app.task(name=name, queue=queue, retry=RETRY)(_in_a_worker(made.answer))
        return made

    return register


def queued(reactions: Sequence[Job], entry: Any) -> list[QueuedJob]:
    """The rows that queue these reactions; none where jobs are worked at once."""
    return [] if _at_once.get() else [reaction.queued(entry.congress_id, entry.pk) for reaction in reactions]


def follow(reactions: Sequence[Job], entry: Any) -> None:
    """Where jobs are worked at once: do these after the writing is done."""
    for reaction in reactions:
        if reaction.queue in _at_once.get():
            once_written(partial(reaction.work, entry))


@contextmanager
def at_once(queues: frozenset[str] = EVERY) -> Iterator[None]:
    """Let reactions of these queues follow in the same breath, and others not at all: for tests and a told past."""
    token = _at_once.set(queues)
    try:
        yield
    finally:
        _at_once.reset(token)


def is_worked(queue: str) -> bool:
    """Whether work of this queue is done at all: in a told past some of it is not."""
    return queue in (_at_once.get() or EVERY)


def sweep(stop: threading.Event, every: float = 5.0, silent_for: float = 20.0) -> None:
    """Give jobs of killed workers back to the queue until told to stop: Procrastinate does not do it by itself."""
    while not stop.wait(every):
        try:
            retry_stalled(silent_for)
        except Exception:  # the database may be restarting; the next round will find it again
            close_old_connections()


def beat(made: Job, stop: threading.Event, every: float = 3.0) -> None:
    """Do this round after round beside the queues: in a storm of messages the queues' own clock falls silent."""
    while not stop.wait(every):
        try:
            made.round()
        except Exception:  # as above; what was not done is done by the next beat
            logger.warning("a beat of %s was missed", made.name)
        close_old_connections()


def retry_stalled(silent_for: float) -> int:
    """Queue again each job whose worker is gone or silent for so many seconds; answers how many."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE procrastinate_jobs j SET status = 'todo', worker_id = NULL, attempts = attempts + 1
               WHERE status = 'doing' AND NOT EXISTS (
                 SELECT 1 FROM procrastinate_workers w
                 WHERE w.id = j.worker_id AND w.last_heartbeat > now() - make_interval(secs => %s))""",
            [silent_for],
        )
        return int(cursor.rowcount)


def ready(app: App) -> None:
    """Called by Procrastinate when Django is ready; tasks modules have been imported by then."""


def _congresses() -> Any:
    return apps.get_model(settings.HEARTH_TENANT).objects


def _in_a_worker(work: Callable[..., None]) -> Callable[..., None]:
    def run(**kwargs: Any) -> None:
        close_old_connections()
        try:
            work(**kwargs)
        finally:
            close_old_connections()

    return run
