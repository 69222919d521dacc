"""What other pages and files tell of referrals."""

from __future__ import annotations

from typing import Any

from hearth.journey.casework.models import Referral
from hearth.journey.contact.portable import written

COPIED = ("code", "place", "words", "state", "outcome", "result", "done_on", "sent_at", "reported_at")


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """What was sent to units about this resident's matter, and what they reported; no name of anybody there."""
    sent = Referral.objects.filter(issue__thread=thread.pk).select_related("unit").order_by("sent_at", "id")
    return [{"unit": each.unit.name} | {field: written(getattr(each, field)) for field in COPIED} for each in sent]
