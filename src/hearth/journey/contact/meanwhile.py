"""What others did to a thread while somebody was still writing: told before the words are taken, and none is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.tenancy import known_id
from hearth.ground.audit.models import Entry
from hearth.journey.contact.labels import event_sentence
from hearth.journey.contact.models import Thread

LOOKED_AT = 50
OVERTAKEN = _(
    "While you were writing, something happened here. Your words are kept. Read it, then send again if they still fit."
)


class News(NamedTuple):
    """Something that happened meanwhile, as its line of the ledger tells it."""

    entry: Entry
    sentence: str
    words: str


class Overtaken(Stale):
    """Others were faster than whoever was writing; nothing was taken, and nothing is lost."""

    sentence = OVERTAKEN

    def __init__(self, news: list[News]) -> None:
        self.news = news
        super().__init__()


@contextmanager
def unless_overtaken(thread: Thread, seen: str, *, by: By, lines: Callable[[], Any] | None = None) -> Iterator[None]:
    """Do what stands inside, unless others did something to it since the line of the ledger this person saw last.

    Nobody else can do anything to the thread until it is done. Where the form names no line, nothing is compared.
    """
    with transaction.atomic():
        if last := known_id(seen):
            Thread.objects.select_for_update().filter(pk=thread.pk).values_list("pk").first()
            rows = lines() if lines else Entry.objects.filter(thing_id=thread.pk)
            if news := since(rows, last, thread, by=by):
                raise Overtaken(news)
        yield


def since(rows: Any, last: Any, thread: Thread, *, by: By) -> list[News]:
    """What others did after this line, oldest first. What the house did by itself overtakes nobody."""
    found: list[Entry] = []
    for entry in rows.order_by("-at", "-id").select_related("message")[:LOOKED_AT]:
        if entry.pk == last:
            break
        found.append(entry)
    others = [entry for entry in reversed(found) if entry.role != "system" and not _is_own(entry, by)]
    return [_told(entry, thread) for entry in others]


def _is_own(entry: Entry, by: By) -> bool:
    return entry.who is not None and entry.who == by.id


def _told(entry: Entry, thread: Thread) -> News:
    message = thread.unlock(getattr(entry, "message", None))
    return News(entry, event_sentence(entry, thread, at_desk=True), message.body if message else "")
