"""A unit asks the resident through the platform: it learns the answer, and neither name nor number."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.rulebook import clocks
from hearth.journey.casework.events import Happened
from hearth.journey.casework.models import Referral
from hearth.journey.casework.telling import about, told
from hearth.journey.contact.actions.answering import put_question

NOT_NOW = _("The resident cannot be asked now. Write a remark to staff instead.")
WAITS = "resident"


@action("casework.ask")
def ask(referral: Referral, words: str, *, by: By) -> None:
    """The unit needs to know more. Its clock stands still until the resident has answered, and says so."""
    if not referral.thread.can("ask"):
        raise Refused(NOT_NOW)
    referral.step("ask")
    put_question(Happened.ASKED, referral.thread, words, by=by, **about(referral))
    if running := clocks.running(referral, "result"):
        clocks.pause(running, WAITS, by=by)


@action("casework.answer")
def answer(referral: Referral, *, by: By) -> None:
    """The resident has answered, or the time for it ran out: the unit goes on."""
    referral.step("answer")
    if running := clocks.running(referral, "result"):
        clocks.resume(running, by=by)
    told(Happened.ANSWERED, referral, by=by)
