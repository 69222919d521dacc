"""A unit asks for more time, or that its clock stand still; staff rule upon it, with reasons on both sides."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.rulebook import clocks
from hearth.journey.casework.actions.referring import stop_clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral, Request
from hearth.journey.casework.telling import told

SHORT = 200  # letters of a reason stand beside the clock; the whole of it stands in the request
WAITS_ALREADY = _("You have asked already; staff have not ruled yet.")
NOT_NOW = _("There is nothing to ask for: you do not have it in hand now.")


@action("casework.request")
def request(referral: Referral, kind: str, words: str, *, by: By, hours: int = 0) -> Request:
    """More time, or a clock that stands still, for a reason. Until staff have ruled, the clock runs on."""
    if referral.state not in ("sent", "accepted"):
        raise Refused(NOT_NOW)
    if referral.requests.filter(state="asked").exists():
        raise Refused(WAITS_ALREADY)
    asked = Request.objects.create(
        referral=referral, kind=kind, words=words, hours=hours, asked_at=clock.now(), asked_by_id=by.id
    )
    clocks.start(referral, "request", "referral.request_ruling")
    told(Happened.REQUESTED, referral, by=by, kind=kind)
    return asked


@action("casework.grant")
def grant(asked: Request, words: str, *, by: By) -> None:
    """The unit gets what it asked for; the resident is told the new moment."""
    referral = asked.referral
    _rule(asked, "grant", words)
    running = clocks.running(referral, "result")
    if running is not None and asked.kind == "extension":
        clocks.extend(running, asked.hours, "h", words[:SHORT], by=by)
    elif running is not None:
        if referral.state == "sent":
            referral.step("accept")
        referral.step("suspend")
        clocks.pause(running, words[:SHORT], by=by)
    told(Happened.GRANTED, referral, by=by, kind=asked.kind)


@action("casework.deny")
def deny(asked: Request, words: str, *, by: By) -> None:
    """It stays at the moment that was set, and the unit is told why."""
    _rule(asked, "deny", words)
    told(Happened.DENIED, asked.referral, by=by, kind=asked.kind)


@action("casework.resume")
def resume(referral: Referral, *, by: By) -> None:
    """What held it up is over: the clock runs again with the time that was left."""
    referral.step("resume")
    if running := clocks.running(referral, "result"):
        clocks.resume(running, by=by)
    told(Happened.RESUMED, referral, by=by)


def _rule(asked: Request, move: str, words: str) -> None:
    now: datetime = clock.now()
    asked.move(move, answer=words, ruled_at=now)
    stop_clocks(asked.referral, "done", "request")
