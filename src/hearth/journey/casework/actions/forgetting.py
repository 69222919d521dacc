"""The resident's words are gone: so are those a unit was given, and what it wrote about them."""

from __future__ import annotations

from typing import Any

from django.db.models import Value
from django.db.models.functions import Left, Replace

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral, Remark, Request, Return, Talk, VoiceNote
from hearth.journey.contact.masking import HIDDEN
from hearth.journey.contact.models import Thread

LONGEST = 120


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
    Referral.objects.filter(pk__in=referrals).update(
        words=_without(passage, "words"),
        place=Left(_without(passage, "place"), LONGEST),
        result=_without(passage, "result"),
    )
    Remark.objects.filter(referral__in=referrals).update(words=_without(passage, "words"))
    for kind in (Request, Return):
        kind.objects.filter(referral__in=referrals).update(
            words=_without(passage, "words"), answer=_without(passage, "answer")
        )
    Talk.objects.filter(thread=thread).update(
        whom=Left(_without(passage, "whom"), LONGEST),
        agreed=_without(passage, "agreed"),
        promised=_without(passage, "promised"),
    )
    clocks.cover_reasons([thread.pk, *referrals], passage, HIDDEN)


def _of(thread: Thread) -> list[Any]:
    return list(Referral.objects.filter(issue__thread=thread).values_list("pk", flat=True))


def _without(passage: str, field: str) -> Replace:
    return Replace(field, Value(passage), Value(HIDDEN))
