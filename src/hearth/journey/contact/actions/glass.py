"""An administrator reads one conversation: for a reason, for an hour, and never unseen (D17)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Glass, Thread
from hearth.journey.contact.models.glass import MINUTES, REVIEW

ALREADY = _("You have asked for this one already.")


@action("contact.break_glass")
def break_glass(thread: Thread, reason: str, *, by: By, is_emergency: bool = False) -> Glass:
    """Ask to read; in an emergency it opens at once, and somebody must look at why within a day."""
    if Glass.objects.filter(thread=thread, user=by.id, state="asked").exists():
        raise Refused(ALREADY)
    asked = {"thread_id": thread.pk, "user_id": by.id, "reason": reason, "asked_at": clock.now()}
    glass = Glass(is_emergency=is_emergency, **asked, **(_opening() | _review() if is_emergency else {}))
    event = Happened.GLASS_OPENED if is_emergency else Happened.GLASS_ASKED
    record(event, thread, by=by, new=[glass], glass=str(glass.pk), emergency=is_emergency)
    return glass


@action("contact.approve_glass")
def approve_glass(glass: Glass, *, by: By) -> None:
    """A second person finds the reason good: the hour begins."""
    hour = _opening()
    glass.move("approve", ends_at=hour["ends_at"], second_id=by.id)
    record(Happened.GLASS_OPENED, glass.thread, by=by, glass=str(glass.pk))


@action("contact.end_glass")
def end_glass(glass: Glass, *, by: By) -> None:
    """It ends before the hour is over."""
    glass.move("end", ends_at=min(clock.now(), glass.ends_at or clock.now()))
    record(Happened.GLASS_ENDED, glass.thread, by=by, glass=str(glass.pk))


@action("contact.review_glass")
def review_glass(glass: Glass, *, by: By) -> None:
    """Somebody else has looked at an emergency afterwards."""
    glass.move("review", reviewed_at=clock.now(), second_id=by.id)
    record(Happened.GLASS_REVIEWED, glass.thread, by=by, glass=str(glass.pk))


def _opening() -> dict[str, Any]:
    return {"state": "open", "ends_at": clock.now() + timedelta(minutes=MINUTES)}


def _review() -> dict[str, Any]:
    return {"review_due_at": clock.now() + REVIEW}
