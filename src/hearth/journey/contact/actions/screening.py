"""Between the citizen and the deputy stands only a filter for abuse; people decide what it held (D1)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.saying import say
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Message, Thread

ONCE = _("It was looked at a second time already. You can call the liaison station.")


@action("contact.deliver")
def deliver(thread: Thread, *, by: By, is_urgent: bool = False) -> None:
    """It reaches the deputy, without anybody's leave; the clock runs from when it was written."""
    thread.advance("deliver", since=thread.began_at, is_urgent=is_urgent)
    record(Happened.DELIVERED, thread, by=by)


@action("contact.hold")
def hold(thread: Thread, reasons: tuple[str, ...], *, by: By, is_urgent: bool = False) -> None:
    """The filter, or staff, set it aside for a person to decide; words of despair call the duty officer."""
    thread.advance("hold", held_for=",".join(reasons)[:60], is_urgent=is_urgent)
    record(Happened.HELD, thread, by=by, reasons=list(reasons), urgent=is_urgent)


@action("contact.release")
def release(thread: Thread, *, by: By) -> None:
    """Staff find nothing wrong with it: the deputy gets it now."""
    thread.advance("release", held_for="", is_urgent=False)
    record(Happened.RELEASED, thread, by=by)


@action("contact.refuse")
def refuse(thread: Thread, body: str, *, by: By) -> Message:
    """Staff do not take it, and say why; the citizen may appeal once."""
    thread.advance("refuse", is_urgent=False)
    return say(Happened.REFUSED, thread, "told", body, by=by)


@action("contact.redirect")
def redirect(thread: Thread, target: str, body: str, *, by: By) -> Message:
    """It belongs elsewhere: an emergency service, a court, the petitions office, the hotline. The address is given."""
    thread.advance("redirect", is_urgent=False)
    return say(Happened.REDIRECTED, thread, "told", body, by=by, facts={"target": target})


@action("contact.appeal")
def appeal(thread: Thread, body: str, *, by: By) -> Message:
    """The citizen asks for a second look, once (D1); somebody looks at it again."""
    if thread.was_appealed:
        raise Refused(ONCE)
    thread.advance("appeal", held_for="appeal")
    return say(Happened.APPEALED, thread, "added", body, by=by)
