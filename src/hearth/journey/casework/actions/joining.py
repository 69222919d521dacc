"""What one person wrote twice is one matter; joining can be undone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.casework.actions.referring import issue_of
from hearth.journey.casework.events import Happened
from hearth.journey.casework.lifecycle import OPEN
from hearth.journey.casework.models import Strand
from hearth.journey.contact.models import Thread

ITSELF = _("This is the same message.")
TOGETHER = _("They are handled together already.")
IN_HAND = _("Units have it in hand. Take it back from them first.")
APART = _("It is handled by itself.")


@action("casework.join")
def join(thread: Thread, other: Thread, *, by: By) -> None:
    """This message and the other are one matter: what a unit does for one is told to both."""
    if thread.pk == other.pk:
        raise Refused(ITSELF)
    issue = issue_of(other)
    if Strand.objects.filter(thread=thread, issue=issue, left_at=None).exists():
        raise Refused(TOGETHER)
    now = clock.now()
    for strand in Strand.objects.filter(thread=thread, left_at=None).select_related("issue"):
        if strand.issue.referrals.filter(state__in=OPEN).exists():
            raise Refused(IN_HAND)
    Strand.objects.filter(thread=thread, left_at=None).update(left_at=now)
    Strand.objects.create(issue=issue, thread=thread, joined_at=now)
    record(Happened.JOINED, thread, by=by, matter=other.code)


@action("casework.split")
def split(thread: Thread, *, by: By) -> None:
    """They are two matters after all; nothing that was written is lost."""
    strand = Strand.objects.filter(thread=thread, left_at=None).select_related("issue__thread").first()
    if strand is None or strand.issue.thread_id == thread.pk:
        raise Refused(APART)
    Strand.objects.filter(pk=strand.pk).update(left_at=clock.now())
    record(Happened.SPLIT, thread, by=by, matter=strand.issue.thread.code)
