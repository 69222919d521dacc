"""A unit reports what it did; deputy or staff confirm it, or send it back, once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.rulebook import clocks
from hearth.journey.casework.actions.referring import settle, stop_clocks, wind_up
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral
from hearth.journey.casework.telling import about, told
from hearth.journey.contact import coordinating
from hearth.journey.contact.actions.saying import say

SENT_BACK_ALREADY = _("It went back once already. Staff of the congress decide what happens now.")


@action("casework.report")
def report(
    referral: Referral, words: str, outcome: str, *, by: By, done_on: date | None = None, photos: tuple[UUID, ...] = ()
) -> None:
    """What was done, and when; pictures show it. The unit's clock stops with its report."""
    referral.step("report", result=words, outcome=outcome, done_on=done_on, reported_at=clock.now())
    facts = about(referral) | {"outcome": outcome, "photos": len(photos)}
    stop_clocks(referral, "done", "result", "return")
    referral.requests.filter(state="asked").update(state="denied", ruled_at=clock.now())
    stop_clocks(referral, "cancelled", "request")
    clocks.start(referral, "confirm", "referral.confirm")
    say(Happened.REPORTED, referral.thread, "result", words, by=by, photos=photos, facts=facts)
    coordinating.lies_with(referral.thread, "deputy")


@action("casework.confirm")
def confirm(referral: Referral, words: str = "", *, by: By) -> None:
    """It is as the unit says; the resident reads what was done, in these words."""
    referral.step("confirm")
    stop_clocks(referral, "done")
    if words:
        say(Happened.CONFIRMED, referral.thread, "done", words, by=by, facts=about(referral))
    else:
        told(Happened.CONFIRMED, referral, by=by)
    settle(referral)


@action("casework.send_back")
def send_back(referral: Referral, words: str, *, by: By) -> None:
    """It is not done, or not said well enough: back to the unit, once. The time it had goes on."""
    if not referral.may_be_sent_back:
        raise Refused(SENT_BACK_ALREADY)
    referral.step("send_back", sent_back=referral.sent_back + 1)
    stop_clocks(referral, "done", "confirm")
    wind_up(referral)
    coordinating.lies_with(referral.thread, "unit")
    say(Happened.SENT_BACK, referral.thread, "note", words, by=by, facts=about(referral))
