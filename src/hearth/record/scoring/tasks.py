"""What follows where something about scoring happened."""

from __future__ import annotations

from hearth.core.jobs import job
from hearth.ground.audit.models import Entry
from hearth.record.scoring import letters


@job("scoring.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell whoever has to know of it."""
    letters.post(entry)
