"""Two matters that concern each other and stay apart, so that whoever opens one finds the other."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.casework.actions.joining import ITSELF, TOGETHER
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Link, Strand
from hearth.journey.contact.models import Thread

LINKED = _("They are linked already.")
NOT_LINKED = _("They are not linked any more.")


@action("casework.link")
def link(thread: Thread, other: Thread, *, by: By) -> None:
    """Each leads to the other; deadlines, units and answers stay each matter's own."""
    if thread.pk == other.pk:
        raise Refused(ITSELF)
    if _is_joined(thread, other):
        raise Refused(TOGETHER)
    known = _pair(thread, other) | {"ended_at": None}
    _made, is_new = Link.objects.get_or_create(**known, defaults={"linked_at": clock.now()})
    if not is_new:
        raise Refused(LINKED)
    _tell(Happened.LINKED, thread, other, by)


@action("casework.unlink")
def unlink(thread: Thread, other: Thread, *, by: By) -> None:
    """They do not concern each other after all; that they were linked stays in the ledger."""
    if not Link.objects.holding(thread).filter(**_pair(thread, other)).update(ended_at=clock.now()):
        raise Refused(NOT_LINKED)
    _tell(Happened.UNLINKED, thread, other, by)


def _pair(thread: Thread, other: Thread) -> dict[str, Any]:
    one, second = sorted((thread, other), key=lambda each: each.pk)
    return {"one": one, "other": second}


def _is_joined(thread: Thread, other: Thread) -> bool:
    issues = Strand.objects.filter(thread=thread, left_at=None).values("issue")
    return bool(Strand.objects.filter(thread=other, left_at=None, issue__in=issues).exists())


def _tell(event: Happened, thread: Thread, other: Thread, by: By) -> None:
    record(event, other, by=by, matter=thread.code, is_echo=True)
    record(event, thread, by=by, matter=other.code)
