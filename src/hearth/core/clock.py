"""The one clock of the house: what time it is for whoever acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_standing: ContextVar[datetime | None] = ContextVar("standing_clock", default=None)


def now() -> datetime:
    """This moment, in UTC; inside `standing_at`, the moment at which the story is being told."""
    return _standing.get() or timezone.now()


def today() -> date:
    """The day it is where the congress sits: at one in the morning it is still yesterday in UTC."""
    return timezone.localdate(now())


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let what happens inside happen at that moment (the demo's winter, a test of deadlines)."""
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)
