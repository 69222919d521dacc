"""A unit takes a referral on, gives it to colleagues, talks about it with staff, or gives it back, once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import clocks
from hearth.journey.casework.actions.referring import stop_clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral, Remark, Return
from hearth.journey.casework.telling import told
from hearth.journey.contact import coordinating

ONCE = _("It was given back once already, and staff have ruled. It stays with you.")
TOO_LATE = _("The time to give it back has passed. If you need more time, ask for it.")


@action("casework.accept")
def accept(referral: Referral, *, by: By) -> None:
    """The unit takes it on. Its clock has been running since it was sent."""
    referral.step("accept", holder_id=by.id)
    stop_clocks(referral, "done", "return")
    told(Happened.ACCEPTED, referral, by=by)


@action("casework.assign")
def assign(referral: Referral, team: Unit | None, *, by: By) -> None:
    """Colleagues of the unit see to it: a team, or grid staff."""
    referral.step("assign", team=team)
    told(Happened.ASSIGNED, referral, by=by, team=team.name_zh if team else "")


@action("casework.give_back")
def give_back(referral: Referral, reason: str, words: str, *, by: By, proposed: Unit | None = None) -> None:
    """The unit says why it is not theirs and who should have it; once, and in time (first receiver responsible)."""
    if referral.was_returned:
        raise Refused(ONCE)
    window = clocks.running(referral, "return")
    if window is None or window.due_at < clock.now():
        raise Refused(TOO_LATE)
    referral.step("return")
    Return.objects.create(referral=referral, reason=reason, words=words, proposed=proposed, returned_at=clock.now())
    clocks.stop(window, "done")
    clocks.start(referral, "ruling", "referral.return_ruling")
    coordinating.lies_with(referral.thread, "staff")
    facts = {"reason": reason, "proposed": proposed.name_zh if proposed else ""}
    told(Happened.RETURNED, referral, by=by, **facts)


@action("casework.remark")
def remark(referral: Referral, words: str, *, by: By, is_inside: bool = False) -> Remark:
    """Unit and staff talk about it, or the unit's colleagues among themselves."""
    said = Remark.objects.create(
        referral=referral, words=words, is_inside=is_inside, name=by.name, role=by.role, said_at=clock.now()
    )
    told(Happened.REMARKED, referral, by=by, is_inside=is_inside)
    return said
