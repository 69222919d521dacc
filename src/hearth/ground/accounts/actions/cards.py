"""A printed card for somebody without a smartphone."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.accounts import one_time
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SecondFactor, User
from hearth.ground.audit.recording import record


@action("accounts.issue_card")
def issue_card(user: User, *, by: By, congress: Any) -> list[str]:
    """Forty codes, to be printed now; a card that was issued before is no longer good, whoever holds it."""
    SecondFactor.objects.filter(user=user, kind="card").delete()
    card = SecondFactor.objects.create(user=user, kind="card", added_at=clock.now())
    codes = one_time.card_codes()
    one_time.keep(card, codes)
    record(Happened.CARD_ISSUED, congress, by=by, user=str(user.pk), factor=str(card.pk))
    return codes
