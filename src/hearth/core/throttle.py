"""Limits that all processes share and no crash can jam: one upsert, counted exactly under concurrency."""

from __future__ import annotations

from typing import Any

from django.db import connection, models

from hearth.core import clock
from hearth.core.refusals import TooOften


class Tally(models.Model):
    """How often something happened within a window. Unlogged: after a crash every count starts anew."""

    key = models.BinaryField()
    window = models.BigIntegerField()
    count = models.PositiveIntegerField()

    objects: Any = models.Manager()
    personal = ()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="tally_once_per_window")]


def count(key: bytes, *, seconds: int, cost: int = 1) -> int:
    """Count one more and answer how many there were in this window."""
    window = int(clock.now().timestamp()) // seconds * 10_000_000 + seconds  # which window, and how long it is
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO core_tally (key, "window", count) VALUES (%s, %s, %s)
               ON CONFLICT (key, "window") DO UPDATE SET count = core_tally.count + excluded.count RETURNING count""",
            [key, window, cost],
        )
        return int(cursor.fetchone()[0])


def limit(key: bytes, *, most: int, seconds: int) -> None:
    """Raise `TooOften` from the first try beyond `most` in the window."""
    if count(key, seconds=seconds) > most:
        raise TooOften()


def forget_old(older_than: int = 86_400) -> None:
    """Drop windows that ended long ago."""
    now = int(clock.now().timestamp())
    with connection.cursor() as cursor:
        cursor.execute(
            'DELETE FROM core_tally WHERE ("window" / 10000000) * ("window" %% 10000000) < %s', [now - older_than]
        )
