"""How a resident wants to hear of their own matter."""

from __future__ import annotations

from collections.abc import Iterable

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.courier.actions import Choice
from hearth.ground.courier.actions.choosing import keep
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Thread


@action("contact.choose_news")
def choose_news(thread: Thread, channels: Iterable[str], *, by: By) -> None:
    """By these channels of those they left, or by none; the page behind the code tells everything in any case."""
    chosen = Choice(frozenset(channels))
    keep(thread.pk, "progress", chosen)
    record(Happened.NEWS_CHOSEN, thread, by=by, channels=sorted(chosen.channels))
