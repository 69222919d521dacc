"""How a thread ends, and how it comes back. The citizen has the last word."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.emptying import forget_ways, take_back
from hearth.journey.contact.actions.saying import say
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.events import Happened
from hearth.journey.contact.lifecycle import REOPENINGS
from hearth.journey.contact.models import Message, Thread

TOO_LATE = _("It was answered more than 30 days ago. Write a new message: it reaches the deputy at once.")
TWICE = _("This was reopened twice already. Write a new message, or call the liaison station.")


@action("contact.rate")
def rate(thread: Thread, solved: str, clarity: int | None, *, by: By) -> None:
    """The citizen says whether it is solved (yes, partly, no) and, if they like, how clear the answer was (1–3)."""
    thread.advance("rate", solved=solved, clarity=clarity)
    record(Happened.RATED, thread, by=by, solved=solved, clarity=clarity)


@action("contact.reopen")
def reopen(thread: Thread, body: str, *, by: By) -> Message:
    """The citizen says that it is not solved after all: within thirty days, twice at most (D1)."""
    if thread.reopened >= REOPENINGS:
        raise Refused(TWICE)
    if clock.now() > by_when("message.reopen", thread.answered_at or thread.began_at).moment:
        raise Refused(TOO_LATE)
    thread.advance("reopen", is_new=True, reopened=thread.reopened + 1, solved="no", answered_at=None)
    return say(Happened.REOPENED, thread, "added", body, by=by)


@action("contact.withdraw")
def withdraw(thread: Thread, *, by: By) -> None:
    """The citizen takes it back: how to reach them is erased, the shell stays for the count."""
    thread.advance("withdraw")
    forget_ways([thread.pk])
    take_back([thread.pk])
    record(Happened.WITHDRAWN, thread, by=by)


@action("contact.close")
def close(thread: Thread, *, by: By) -> None:
    """Nobody came back in time: it is filed. Silence is no rating (D1)."""
    thread.advance("close")
    record(Happened.CLOSED, thread, by=by)


@action("contact.lapse")
def lapse(thread: Thread, *, by: By) -> None:
    """The citizen was asked and did not answer in ten days; whoever asked goes on with what there is."""
    if thread.is_referred:
        thread.advance("lapse_for_unit", turn="unit", is_new=True)
    else:
        thread.advance("lapse", is_new=True)
    record(Happened.LAPSED, thread, by=by)
