"""The resident's words are gone: so are those a unit was given, and what it wrote about them."""

from __future__ import annotations

from typing import Any

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.rows import replaced
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral, Remark, Request, Return, Talk, VoiceNote
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Thread


@action("casework.forget")
def forget(thread: Thread, *, by: By) -> None:
    """What units, deputy and staff wrote about it goes with it; that it was referred stays."""
    referrals = _of(thread)
    Referral.objects.filter(pk__in=referrals).update(words="", place="", result="", has_contact=False)
    Remark.objects.filter(referral__in=referrals).delete()
    for kind in (Request, Return):
        kind.objects.filter(referral__in=referrals).update(words="", answer="")
    clocks.forget_reasons([thread.pk, *referrals])
    VoiceNote.objects.filter(talk__thread=thread).delete()  # and with its key, what it said
    Talk.objects.filter(thread=thread).update(whom="", agreed="", promised="")
    record(Happened.FORGOTTEN, thread, by=by)


def cover(thread: Thread, passage: str) -> None:
    """A passage the resident regrets is covered wherever units, deputy and staff had quoted it among themselves."""
    referrals = _of(thread)
    told = Referral.objects.filter(pk__in=referrals)
    told.update(**replaced(Referral, passage, HIDDEN, "words", "place", "result"))
    Remark.objects.filter(referral__in=referrals).update(**replaced(Remark, passage, HIDDEN, "words"))
    for kind in (Request, Return):
        asked = kind.objects.filter(referral__in=referrals)
        asked.update(**replaced(kind, passage, HIDDEN, "words", "answer"))
    talked = Talk.objects.filter(thread=thread)
    talked.update(**replaced(Talk, passage, HIDDEN, "whom", "agreed", "promised"))
    clocks.cover_reasons([thread.pk, *referrals], passage, HIDDEN)


def _of(thread: Thread) -> list[Any]:
    return list(Referral.objects.filter(issue__thread=thread).values_list("pk", flat=True))
