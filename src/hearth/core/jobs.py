"""Work that need not happen while somebody waits.

A job is queued by the statement that records what happened, so there is no job without the event and no event without
its job. Jobs may run twice (a killed worker's jobs are taken up again), so each is written to be repeatable.
"""

from __future__ import annotations

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
from procrastinate import App, JobContext, RetryStrategy
from procrastinate.contrib.django import app

from hearth.core import clock
from hearth.core.actions import once_written
from hearth.core.sweeping import in_hand
from hearth.core.tenancy import inside

EVERY = frozenset({"intake", "words", "post", "clock", "paper"})
_at_once: ContextVar[frozenset[str]] = ContextVar("queues_worked_at_once", default=frozenset())
RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)
JOBS: dict[str, Job] = {}


class QueuedJob(models.Model):
    """A line in Procrastinate's queue, written beside the event that calls for it."""

    queue_name = models.TextField()
    task_name = models.TextField()
    priority = models.IntegerField(default=0)
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
    priority: int = 0  # what may wait stands below; within one priority, first come, first served

    def queued(self, congress: Any, entry: Any) -> QueuedJob:
        """The row that makes a worker do this for that entry."""
        args = {"congress": congress, "entry": str(entry)}
        return QueuedJob(queue_name=self.queue, task_name=self.name, priority=self.priority, args=args)

    def answer(self, congress: Any, entry: Any) -> None:
        """Do it for that entry, inside its congress."""
        with inside(_congresses().get(pk=congress)):
            self.work(apps.get_model(settings.HEARTH_LEDGER).objects.get(pk=entry))

    def round(self, now: datetime | None = None) -> None:
        """Do it once in each congress."""
        for congress in _congresses().all():
            with inside(congress):
                self.work(now or clock.now())


def job(name: str, *, queue: str, cron: str | None = None, priority: int = 0) -> Callable[[Callable[..., None]], Job]:
    """Register a job: `work(entry)` as a reaction, or `work(now)` with a `cron` line, once in each congress."""

    def register(work: Callable[..., None]) -> Job:
        made = JOBS[name] = Job(name, queue, work, cron, priority)
        if not cron:
            app.task(name=name, queue=queue, retry=RETRY, pass_context=True)(_in_a_worker(made.answer))
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


def ready(app: App) -> None:
    """Called by Procrastinate when Django is ready; tasks modules have been imported by then."""


def _congresses() -> Any:
    return apps.get_model(settings.HEARTH_TENANT).objects


def _in_a_worker(work: Callable[..., None]) -> Callable[..., None]:
    def run(context: JobContext, **kwargs: Any) -> None:
        with in_hand(context.job.id or 0):
            close_old_connections()
            try:
                work(**kwargs)
            finally:
                close_old_connections()

    return run
