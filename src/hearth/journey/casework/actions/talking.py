"""Deputies talk and go there themselves; what was agreed stands in the thread."""

from __future__ import annotations

from datetime import date

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Talk
from hearth.journey.contact.models import Thread


@action("casework.note_talk")
def note_talk(
    thread: Thread, kind: str, agreed: str, held_on: date, *, by: By, whom: str = "", promised: str = ""
) -> Talk:
    """A direct talk with a community or company, or a visit: with whom, what was agreed, what was promised."""
    columns = {"kind": kind, "agreed": agreed, "held_on": held_on, "whom": whom, "promised": promised}
    talk = Talk(thread=thread, name=by.name, noted_at=clock.now(), **columns)
    event = Happened.TALKED if kind == "talk" else Happened.VISITED
    record(event, thread, by=by, new=[talk], on=held_on.isoformat())
    return talk
