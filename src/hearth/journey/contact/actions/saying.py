"""Words are written beside the line of the ledger that tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from hearth.core.actors import By
from hearth.core.events import Event
from hearth.core.ids import uuid7
from hearth.core.rows import insert_all
from hearth.ground.audit.recording import Telling, record, record_each
from hearth.journey.contact.models import Message, Photo, Thread


def say(
    event: Event,
    thread: Thread,
    kind: str,
    body: str,
    *,
    by: By,
    photos: tuple[UUID, ...] = (),
    facts: dict[str, Any] | None = None,
    **details: Any,
) -> Message:
    """Put these words into the thread, and into the ledger that they were said."""
    entry = uuid7()
    kept = {"body": "", "sealed": thread.envelope.put(body)} if thread.is_sealed else {"body": body}
    message = Message(entry_id=entry, thread_id=thread.pk, kind=kind, photo_count=len(photos), **kept, **details)
    pictures = [Photo(id=photo, message_id=entry, number=n) for n, photo in enumerate(photos, 1)]
    record(event, thread, by=by, id=entry, new=[message, *pictures], **(facts or {}))
    return message


def say_each(
    event: Event,
    threads: Sequence[Thread],
    kind: str,
    body: str,
    *,
    by: By,
    facts: dict[str, Any] | None = None,
    **details: Any,
) -> None:
    """The same words into many threads, a few statements for all; a sealed one has its own key, so it comes alone.

    Whoever calls this has the threads locked.
    """
    for thread in threads:
        if thread.is_sealed:
            say(event, thread, kind, body, by=by, facts=facts, **details)
    into = [(thread, uuid7()) for thread in threads if not thread.is_sealed]
    said = {"kind": kind, "body": body, **details}
    insert_all(Message, [{"entry_id": entry, "thread_id": thread.pk, **said} for thread, entry in into])
    record_each(event, [Telling(thread, (), facts or {}, entry) for thread, entry in into], by=by)
