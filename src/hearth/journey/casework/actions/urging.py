"""Somebody asks where it stays; and the clock tells those above."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral
from hearth.journey.casework.telling import told
from hearth.journey.contact import coordinating
from hearth.journey.contact.models import Thread

PAUSE = timedelta(hours=4)
JUST_URGED = _("They were urged a short while ago. Give them a moment.")
NOT_LATE = _("Nobody is late. You are told as soon as something happens.")


@action("casework.urge")
def urge(referral: Referral, *, by: By) -> None:
    """The unit is told that somebody waits."""
    now = clock.now()
    if referral.urged_at and now - referral.urged_at < PAUSE:
        raise Refused(JUST_URGED)
    Referral.objects.filter(pk=referral.pk).update(urged_at=now)
    told(Happened.URGED, referral, by=by)


@action("casework.chase")
def chase(thread: Thread, *, by: By) -> None:
    """The resident asks where it stays, once it is late: unit and staff are told."""
    now = clock.now()
    late = Referral.objects.filter(issue__strands__thread=thread, issue__strands__left_at=None).late(now)
    if not late.exists() and not (thread.due_at and thread.due_at < now):
        raise Refused(NOT_LATE)
    for referral in late.select_related("unit", "issue__thread"):
        if not referral.urged_at or now - referral.urged_at >= PAUSE:
            Referral.objects.filter(pk=referral.pk).update(urged_at=now)
    record(Happened.CHASED, thread, by=by)


@action("casework.escalate")
def escalate(referral: Referral, step: str, *, by: By) -> None:
    """The unit is late: its leader is told, then the committee."""
    coordinating.is_late(referral.thread)
    told(Happened.ESCALATED, referral, by=by, step=step)
