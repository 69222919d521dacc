"""A unit says that it has kept its promise, or that it cannot, with its reasons and its name under them."""

from __future__ import annotations

from uuid import UUID

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.rulebook import clocks
from hearth.journey.contact.actions.saying import say
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment
from hearth.journey.outcomes.telling import about, echo, told

LOOKED_AT = "told"  # how the pause is called for which deputy or staff look at it


@action("outcomes.fulfil")
def fulfil(commitment: Commitment, words: str, *, by: By, document_no: str = "", photos: tuple[UUID, ...] = ()) -> None:
    """What was done, with pictures or the number of a document; the resident reads it, and the deputy looks at it."""
    said_to_be_kept(commitment, words, by, document_no, photos)


def said_to_be_kept(
    commitment: Commitment, words: str, by: By, document_no: str, photos: tuple[UUID, ...] = ()
) -> None:
    """The same, where another act of the unit says so."""
    commitment.step("fulfil", result=words, document_no=document_no, **_said_by(by))
    _stand_still(commitment, by)
    facts = about(commitment)
    if commitment.thread is None:
        told(Happened.FULFILLED, commitment, by=by)
        return
    say(Happened.FULFILLED, commitment.thread, "done", words, by=by, photos=photos, facts=facts)
    echo(Happened.FULFILLED, commitment, by=by, **facts)


@action("outcomes.give_up")
def give_up(commitment: Commitment, explanation: str, signed_by: str, *, by: By) -> None:
    """Why it cannot be kept, over the name of whoever answers for it; deputy and resident read it."""
    commitment.step("give_up", explanation=explanation, signed_by=signed_by, **_said_by(by))
    _stand_still(commitment, by)
    told(Happened.GIVEN_UP, commitment, by=by)


def _said_by(by: By) -> dict[str, object]:
    """What an earlier word of theirs had brought about is over."""
    return {"told_by": by.id, "told_at": clock.now(), "objection": ""}


def _stand_still(commitment: Commitment, by: By) -> None:
    """The time in which others look at it is not the unit's."""
    if running := clocks.running(commitment, "promise"):
        clocks.pause(running, "", by=by)
