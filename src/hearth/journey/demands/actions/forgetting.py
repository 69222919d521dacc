"""Where a resident's words are erased, what was noted of them here goes as well."""

from __future__ import annotations

from typing import Any

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.contact.models import Thread
from hearth.journey.demands.actions.gathering import leave
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Gathering
from hearth.journey.demands.reading import forget_reading


@action("demands.forget")
def forget(thread: Thread, *, by: By) -> None:
    """The message leaves its demand, and the reasons that quoted it are gone."""
    leave(thread, by=by)
    read = forget_reading(thread)
    kept = Gathering.objects.filter(thread=thread.pk)
    if kept.exclude(why={}, source=b"").update(why={}, source=b"") or read:
        record(Happened.FORGOTTEN, thread, by=by)


def cover(thread: Thread, passage: str) -> None:
    """A passage the resident regrets is no ground for anything, and is read no more; a job reads what is left."""
    forget_reading(thread)
    for gathering in Gathering.objects.filter(thread=thread.pk).exclude(why={}):
        kept = {name: _without(passage, value) for name, value in gathering.why.items()}
        Gathering.objects.filter(pk=gathering.pk).update(why=kept)


def _without(passage: str, value: Any) -> Any:
    return [word for word in value if word not in passage] if isinstance(value, list) else value
