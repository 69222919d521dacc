"""Staff rule upon what a unit gave back: it keeps it, or another unit has it. What was ruled is ruled."""

from __future__ import annotations

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.congress.models import Unit
from hearth.journey.casework.actions.referring import Slip, refer, stop_clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral, Return
from hearth.journey.casework.telling import told
from hearth.journey.contact import coordinating


@action("casework.keep")
def keep(referral: Referral, words: str, *, by: By) -> None:
    """The unit keeps it; the time in which it was ruled upon was its own."""
    referral.step("keep")
    _ruled(referral, "kept", words)
    coordinating.lies_with(referral.thread, "unit")
    told(Happened.KEPT, referral, by=by)


@action("casework.pass_on")
def pass_on(referral: Referral, unit: Unit, words: str, *, by: By) -> Referral:
    """Another unit has it: one clock ends, another begins, and the days lost between desks stay visible."""
    referral.step("pass_on")
    _ruled(referral, "passed_on", words)
    stop_clocks(referral, "moved")
    told(Happened.PASSED_ON, referral, by=by, to=unit.name_zh)
    slip = Slip(
        unit, referral.words, referral.tier, referral.role, referral.place, referral.has_photos, referral.order_no
    )
    return refer(referral.thread, slip, by=by, before=referral)


def _ruled(referral: Referral, ruling: str, words: str) -> None:
    Return.objects.filter(referral=referral).update(ruling=ruling, answer=words, ruled_at=clock.now())
    stop_clocks(referral, "done", "ruling")
