"""Everybody is answered at once, each in their own thread, with their own clock and their own rating."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.answering import put_reply
from hearth.journey.contact.models import Thread
from hearth.journey.demands import deciding
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Broadcast, Delivered, Demand

NOBODY = _("No message is in this demand, so there is nobody to answer.")
NOT_STANDING = _("Answer everybody once the demand is confirmed.")


@action("demands.answer")
def answer(
    demand: Demand, body: str, reply_type: str, *, by: By, promised_on: date | None = None, passed_to: str = ""
) -> Broadcast:
    """One answer for everybody in it; a job puts it into each thread, where nobody sees the others."""
    deciding.locked(demand)
    if demand.state == "candidate":
        raise Refused(NOT_STANDING)
    if not demand.voices:
        raise Refused(NOBODY)
    made: Broadcast = Broadcast.objects.create(
        demand=demand,
        body=body,
        reply_type=reply_type,
        promised_on=promised_on,
        passed_to=passed_to,
        by=by.id,
        name=by.name,
        made_at=clock.now(),
    )
    record(Happened.ANSWERED, demand, by=by, broadcast=str(made.pk), people=demand.people, voices=demand.voices)
    return made


@action("demands.deliver")
def deliver(broadcast: Broadcast, thread: Thread, *, by: By) -> None:
    """The answer reaches this thread, once: a thread that can take none, such as one withdrawn, is passed over."""
    _delivered, is_new = Delivered.objects.get_or_create(
        broadcast=broadcast, thread=thread, defaults={"is_answered": thread.can("reply")}
    )
    if not is_new or not thread.can("reply"):
        return
    words = (broadcast.body, broadcast.reply_type)
    put_reply(thread, *words, by=by, promised_on=broadcast.promised_on, passed_to=broadcast.passed_to)


def still_to_answer(broadcast: Broadcast) -> list[Thread]:
    """Those in the demand whom this answer has not reached."""
    reached = Delivered.objects.filter(broadcast=broadcast).values("thread")
    return list(broadcast.demand.threads.exclude(pk__in=reached).order_by("began_at", "id"))
