"""The resident's words are gone: so is what was promised, claimed and said about them."""

from __future__ import annotations

from typing import Any

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.rows import replaced
from hearth.ground.audit.recording import record
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Thread
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.lifecycle import PUBLIC
from hearth.journey.outcomes.models import Attachment, Commitment, Evidence, Ground, Measurement, Outcome, Revision

EMPTY = {"words": "", "result": "", "explanation": "", "objection": ""}
UNSAID = {"title": "", "words": "", "where": "", "objection": "", "reason": ""}


@action("outcomes.forget")
def forget(thread: Thread, *, by: By) -> None:
    """Every word about their matter goes; that something was promised, by when, and how often it was kept, stays.

    What came of it and is public names nobody and stays as well; a claim about nothing else is emptied.
    """
    Commitment.objects.filter(thread=thread).update(**EMPTY)
    Revision.objects.filter(commitment__thread=thread).update(reason="")
    Measurement.objects.filter(commitment__thread=thread).update(source="")
    alone = list(claims_about(thread).values_list("pk", flat=True))
    Evidence.objects.filter(outcome__in=alone).update(words="")
    Attachment.objects.filter(outcome__in=alone).update(state="erased", original_hash="")
    Outcome.objects.filter(pk__in=alone).update(state="rejected", **UNSAID)
    Ground.objects.filter(thread=thread).delete()
    record(Happened.FORGOTTEN, thread, by=by)


def cover(thread: Thread, passage: str) -> None:
    """A passage the resident regrets is covered in what was promised about their matter, and said of it."""
    about = Commitment.objects.filter(thread=thread)
    about.update(**replaced(Commitment, passage, HIDDEN, *EMPTY))
    Revision.objects.filter(commitment__thread=thread).update(**replaced(Revision, passage, HIDDEN, "reason"))
    Measurement.objects.filter(commitment__thread=thread).update(**replaced(Measurement, passage, HIDDEN, "source"))
    claimed = _not_public(thread)
    Evidence.objects.filter(outcome__in=claimed).update(**replaced(Evidence, passage, HIDDEN, "words"))
    Outcome.objects.filter(pk__in=claimed).update(**replaced(Outcome, passage, HIDDEN, *UNSAID))


def claims_about(thread: Thread) -> Any:
    """Claims that came of this message and of nothing else, and that nobody outside reads."""
    others = Ground.objects.exclude(thread=thread).values("outcome")
    return Outcome.objects.filter(pk__in=_not_public(thread)).exclude(pk__in=others)


def _not_public(thread: Thread) -> list[Any]:
    """What everybody reads was verified by two as naming nobody; from there a resident covers no words."""
    claims = Outcome.objects.filter(grounds__thread=thread).exclude(state__in=PUBLIC)
    return list(claims.values_list("pk", flat=True))
