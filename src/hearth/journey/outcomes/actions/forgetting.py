"""The resident's words are gone: so is what was promised and said about them."""

from __future__ import annotations

from django.db.models import Value
from django.db.models.functions import Replace

from hearth.core.actions import action
from hearth.core.actors import By
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
    Commitment.objects.filter(thread=thread).update(**{field: _without(passage, field) for field in EMPTY})
    Revision.objects.filter(commitment__thread=thread).update(reason=_without(passage, "reason"))


def _without(passage: str, field: str) -> Replace:
    return Replace(field, Value(passage), Value(HIDDEN))
