"""Everybody is answered at once, each in their own thread, with their own clock and their own rating."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.core.rows import among, insert_all
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.answering import put_replies
from hearth.journey.contact.models import Thread
from hearth.journey.demands import deciding
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Broadcast, Delivered, Demand, Gathering

AT_ONCE = 200
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
def deliver(broadcast: Broadcast, *, by: By) -> int:
    """The answer reaches the next threads, each once; one that can take none, such as one withdrawn, is passed over.

    Answers how many there were: of very many, two hundred, so that nobody waits long for a thread of theirs.
    """
    Broadcast.objects.select_for_update().get(pk=broadcast.pk)  # two workers come one after the other
    threads = _next_to_answer(broadcast)
    can = {thread.pk: thread.can("reply") for thread in threads}
    told = [{"broadcast_id": broadcast.pk, "thread_id": key, "is_answered": is_able} for key, is_able in can.items()]
    insert_all(Delivered, told)
    how = {"promised_on": broadcast.promised_on, "passed_to": broadcast.passed_to}
    able = [thread for thread in threads if can[thread.pk]]
    put_replies(able, broadcast.body, broadcast.reply_type, by=by, **how)
    return len(threads)


def _next_to_answer(broadcast: Broadcast) -> list[Thread]:
    """Those in the demand whom this answer has not reached, each to be changed by nobody else meanwhile.

    Found by their places first: asked for in one go, PostgreSQL walks all threads of the congress in search of them.
    """
    reached = Delivered.objects.filter(broadcast=broadcast).values("thread")
    places = Gathering.objects.joined().filter(demand=broadcast.demand_id).exclude(thread__in=reached)
    keys = list(places.order_by("thread").values_list("thread", flat=True)[:AT_ONCE])
    found = Thread.objects.filter(pk__in=among(keys)).defer("words").order_by("id")
    return list(found.select_for_update(of=("self",)))
