"""Deputies talk and go there themselves; what was agreed stands in the thread."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.core.recordings import Spoken
from hearth.ground.audit.recording import record
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Talk, VoiceNote
from hearth.journey.contact.models import Message, Photo, Thread


@action("casework.note_talk")
def note_talk(
    thread: Thread,
    kind: str,
    agreed: str,
    held_on: date,
    *,
    by: By,
    whom: str = "",
    promised: str = "",
    photos: tuple[UUID, ...] = (),
    voice: Spoken | None = None,
) -> Talk:
    """A direct talk with a community or company, or a visit: in a few words, in photos, or spoken."""
    columns = {"kind": kind, "agreed": agreed, "held_on": held_on, "whom": whom, "promised": promised}
    entry, talk = uuid7(), Talk(thread=thread, name=by.name, noted_at=clock.now(), **columns)
    new: list[Any] = [*_pictures(talk, entry, photos), talk]
    if voice is not None:
        new.append(VoiceNote.of(voice, talk=talk))
    event = Happened.TALKED if kind == "talk" else Happened.VISITED
    facts = {"on": held_on.isoformat(), "photos": len(photos), "has_voice": voice is not None}
    record(event, thread, by=by, id=entry, new=new, **facts)
    return talk


def _pictures(talk: Talk, entry: UUID, photos: tuple[UUID, ...]) -> list[Any]:
    """Photos lie with the words of the thread, so that they are drawn anew, sealed and erased as all others are."""
    if not photos:
        return []
    message = Message(entry_id=entry, thread_id=talk.thread_id, kind="talk", photo_count=len(photos))
    talk.pictures_id = entry
    return [message, *(Photo(id=photo, message_id=entry, number=n) for n, photo in enumerate(photos, 1))]
