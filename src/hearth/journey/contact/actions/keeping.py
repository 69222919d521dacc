"""A legal duty may forbid erasing a matter for a while; staff note which, and when it has ended (PIPL art. 47)."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Thread


@action("contact.note_duty")
def note_duty(thread: Thread, duty: str, *, by: By) -> None:
    """While it runs, the words stay: whoever is complained of cannot have the evidence erased (T27)."""
    Thread.objects.filter(pk=thread.pk).update(kept_for=duty)
    record(Happened.DUTY_NOTED, thread, by=by, duty=duty)


@action("contact.end_duty")
def end_duty(thread: Thread, *, by: By) -> None:
    """Nothing but the usual periods keeps it any more."""
    Thread.objects.filter(pk=thread.pk).update(kept_for="")
    record(Happened.DUTY_ENDED, thread, by=by)
