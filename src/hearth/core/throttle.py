"""Limits that all processes share and no crash can jam: one upsert, counted exactly under concurrency."""

from __future__ import annotations

import logging
from typing import Any

from django.db import connection, models

from hearth.core import clock
from hearth.core.refusals import TooOften

logger = logging.getLogger("hearth.throttle")


class Tally(models.Model):
    """How often something happened within a window. Unlogged: after a crash every count starts anew."""

    key = models.BinaryField()
    window = models.BigIntegerField()
    count = models.PositiveIntegerField()

    objects: Any = models.Manager()
    personal = ()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="tally_once_per_window")]


def count(key: bytes, *, seconds: int) -> int:
    """Count one more and answer how many there were in this window."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO core_tally (key, "window", count) VALUES (%s, %s, 1)
               ON CONFLICT (key, "window") DO UPDATE SET count = core_tally.count + 1 RETURNING count""",
            [key, _window(seconds)],
        )
        return int(cursor.fetchone()[0])


def counted(key: bytes, *, seconds: int) -> int:
    """How many there have been in this window; asking counts none."""
    return Tally.objects.filter(key=key, window=_window(seconds)).values_list("count", flat=True).first() or 0


def give_back(key: bytes, *, seconds: int) -> None:
    """The last one counted turned out to be harmless; where a new window has begun, there is nothing to give back."""
    harmless = Tally.objects.filter(key=key, window=_window(seconds), count__gt=0)
    harmless.update(count=models.F("count") - 1)


def _window(seconds: int) -> int:
    """Which window it is, and how long it is."""
    return int(clock.now().timestamp()) // seconds * 10_000_000 + seconds


def limit(key: bytes, *, most: int, seconds: int) -> None:
    """Raise `TooOften` from the first try beyond `most` in the window; the first one is a line of the log."""
    tries = count(key, seconds=seconds)
    if tries == most + 1:
        logger.warning("more than %s tries in %s seconds", most, seconds, extra={"number": key.hex()[:12]})
    if tries > most:
        raise TooOften()


def forget_old(older_than: int = 86_400) -> None:
    """Drop windows that ended long ago."""
    now = int(clock.now().timestamp())
    with connection.cursor() as cursor:
        cursor.execute(
            'DELETE FROM core_tally WHERE ("window" / 10000000) * ("window" %% 10000000) < %s', [now - older_than]
        )
