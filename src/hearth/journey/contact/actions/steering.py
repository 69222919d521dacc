"""Staff keep it moving: a thread never dies because one deputy is away."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Subject, Thread

ABOUT_THEM = _("It is about this deputy. Give it to somebody else.")


@action("contact.take_over")
def take_over(thread: Thread, *, by: By) -> None:
    """A clerk sees to it in person; the citizen is told."""
    thread.advance("take_over", since=thread.due_from, staff_id=by.id)
    record(Happened.TAKEN_OVER, thread, by=by)


@action("contact.reassign")
def reassign(thread: Thread, deputy: Any, *, by: By) -> None:
    """Another deputy answers it, from now on with the full time to do so."""
    if Subject.objects.filter(thread=thread, deputy=deputy).exists():
        raise Refused(ABOUT_THEM)
    before = thread.deputy.code
    thread.advance("reassign", deputy_id=deputy.pk, staff_id=None, is_new=True, is_escalated=False, is_withheld=False)
    thread.deputy = deputy
    record(Happened.REASSIGNED, thread, by=by, before=before, deputy=deputy.code)


@action("contact.escalate")
def escalate(thread: Thread, *, by: By) -> None:
    """The clock tells staff that nobody has read it for three working days."""
    thread.stay("escalate", is_escalated=True)
    record(Happened.ESCALATED, thread, by=by)
