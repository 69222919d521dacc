"""The resident's words are gone: so is what was promised and said about them."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.rows import replaced
from hearth.ground.audit.recording import record
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Thread
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment, Measurement, Revision

EMPTY = {"words": "", "result": "", "explanation": "", "objection": ""}


@action("outcomes.forget")
def forget(thread: Thread, *, by: By) -> None:
    """Every word about their matter goes; that something was promised, by when, and how often it was kept, stays."""
    Commitment.objects.filter(thread=thread).update(**EMPTY)
    Revision.objects.filter(commitment__thread=thread).update(reason="")
    Measurement.objects.filter(commitment__thread=thread).update(source="")
    record(Happened.FORGOTTEN, thread, by=by)


def cover(thread: Thread, passage: str) -> None:
    """A passage the resident regrets is covered in what was promised about their matter, and said of it."""
    about = Commitment.objects.filter(thread=thread)
    about.update(**replaced(Commitment, passage, HIDDEN, *EMPTY))
    Revision.objects.filter(commitment__thread=thread).update(**replaced(Revision, passage, HIDDEN, "reason"))
    Measurement.objects.filter(commitment__thread=thread).update(**replaced(Measurement, passage, HIDDEN, "source"))
