"""The congress’s own words for its letters."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.ground.audit.recording import record
from hearth.ground.courier.events import Happened
from hearth.ground.courier.models import Wording


@action("courier.reword")
def reword(congress: Any, letter: str, language: str, subject: str, text: str, *, by: By) -> Wording:
    """From now on the letter says this; what it said before stays readable."""
    return _set(Happened.REWORDED, letter, language, by, subject=subject, text=text)


@action("courier.restore_wording")
def restore_wording(congress: Any, letter: str, language: str, *, by: By) -> Wording:
    """The letter says again what the house has it say."""
    return _set(Happened.WORDING_RESTORED, letter, language, by)


def _set(event: Happened, letter: str, language: str, by: By, **words: str) -> Wording:
    kept = {"letter": letter, "language": language, "set_at": clock.now(), "set_by": by.id}
    wording = Wording(id=uuid7(), **kept, **words)
    record(event, wording, by=by, new=[wording], letter=letter, language=language)
    return wording
