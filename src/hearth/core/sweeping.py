"""Jobs that nobody works any more go back to the queue: Procrastinate does not do it by itself.

A worker may be killed over its job. Or it lives, and the database died in the moment in which it handed the job over,
or in which the worker would have said that the work is done; then the job would stand as being done for ever.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connection

SETTLES_WITHIN = 10.0  # seconds for a job to come to hand, and to be marked once it is done, on the busiest machine
_in_hand: set[int] = set()


@contextmanager
def in_hand(job: int) -> Iterator[None]:
    """This process works at the job."""
    _in_hand.add(job)
    try:
        yield
    finally:
        _in_hand.discard(job)


class Sweeper:
    """Looks through the jobs that stand as being done."""

    def __init__(self, worker: Callable[[], int | None]) -> None:
        self.worker, self.idle_since = worker, dict[tuple[int, int], float]()

    def sweep(self, stop: threading.Event, every: float = 5.0, silent_for: float = 20.0) -> None:
        """Give such jobs back to the queue until told to stop."""
        while not stop.wait(every):
            try:
                retry_stalled(silent_for)
                self.retry_idle()
            except Exception:  # the database may be restarting; the next round will find it again
                close_old_connections()

    def retry_idle(self, settles_within: float = SETTLES_WITHIN) -> int:
        """Queue again each job of this worker that nobody here has had in hand for so long; answers how many."""
        now = time.monotonic()
        self.idle_since = {job: self.idle_since.get(job, now) for job in self._idle()}
        settled = [job for job, since in self.idle_since.items() if since <= now - settles_within]
        with connection.cursor() as cursor:
            cursor.execute(
                """UPDATE procrastinate_jobs j SET status = 'todo', worker_id = NULL, attempts = j.attempts + 1
                   FROM unnest(%s::bigint[], %s::int[]) AS idle(id, attempts)
                   WHERE j.id = idle.id AND j.attempts = idle.attempts AND j.status = 'doing'""",
                [[job for job, _ in settled], [attempts for _, attempts in settled]],
            )
            return int(cursor.rowcount)

    def _idle(self) -> list[tuple[int, int]]:
        mine = "SELECT id, attempts FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %s"
        with connection.cursor() as cursor:
            cursor.execute(mine, [self.worker()])
            return [(job, attempts) for job, attempts in cursor.fetchall() if job not in _in_hand]


def retry_stalled(silent_for: float) -> int:
    """Queue again each job whose worker is gone or silent for so many seconds; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE procrastinate_jobs j SET status = 'todo', worker_id = NULL, attempts = attempts + 1
               WHERE status = 'doing' AND NOT EXISTS (
                 SELECT 1 FROM procrastinate_workers w
                 WHERE w.id = j.worker_id AND w.last_heartbeat > now() - make_interval(secs => %s))""",
            [silent_for],
        )
        return int(cursor.rowcount)
