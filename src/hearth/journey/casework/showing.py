"""What other pages and files tell of referrals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hearth.journey.casework.models import Referral, Talk
from hearth.journey.contact.portable import written

COPIED = ("code", "place", "words", "state", "sent_at", "reported_at")
CONFIRMED = ("outcome", "result", "done_on")


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """What was sent to units about this resident's matter; no name of anybody there.

    What a unit reports stands in it once deputy or staff have confirmed it: until then nobody has told the resident.
    """
    sent = Referral.objects.filter(issue__thread=thread.pk).select_related("unit").order_by("sent_at", "id")
    return [{"unit": each.unit.name} | {field: written(getattr(each, field)) for field in _told(each)} for each in sent]


def _told(referral: Referral) -> tuple[str, ...]:
    return COPIED + CONFIRMED if referral.state == "confirmed" else COPIED


def words_of_talks(thread: Any) -> Iterator[str]:
    """What deputy and staff wrote of their talks and visits about this matter, to be found with their notes."""
    for talk in Talk.objects.filter(thread=thread.pk).order_by("noted_at"):
        yield from talk.texts
