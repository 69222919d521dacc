"""Whoever wrote what an outcome came of hears of it: once, however many of their messages lead to it."""

from __future__ import annotations

from typing import Any

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.rows import among, insert_all
from hearth.ground.audit.recording import Telling, record_each
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.demands.deciding import OVER
from hearth.journey.demands.models import Gathering
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Ground, Heard, Outcome

AT_ONCE = 200


@action("outcomes.tell")
def tell(outcome: Outcome, *, by: By) -> int:
    """The next residents are told, each once; of very many two hundred. Answers how many there were.

    Whoever withdrew hears nothing, and of a sealed matter nothing is told. A second message of the same person is
    told as an echo: it stands on their page, and no second letter leaves.
    """
    standing = Outcome.objects.select_for_update().get(pk=outcome.pk)  # two workers come one after the other
    threads = _next_to_tell(standing) if standing.state == "published" and standing.is_to_tell else []
    if not threads:
        Outcome.objects.filter(pk=outcome.pk).update(is_to_tell=False)
        return 0
    known = set(_reached(Heard.objects.filter(outcome=standing).values("thread")).values())
    reached = _reached([thread.pk for thread in threads])
    insert_all(Heard, [{"outcome_id": standing.pk, "thread_id": thread.pk} for thread in threads])
    tellings = []
    for thread in threads:
        person = reached.get(thread.pk, str(thread.pk))
        echo = {"is_echo": True} if person in known else {}
        tellings.append(Telling(thread, (), {"outcome": standing.code, "kind": standing.kind} | echo))
        known.add(person)
    record_each(Happened.TOLD, tellings, by=by)
    return len(threads)


def _next_to_tell(outcome: Outcome) -> list[Thread]:
    """Messages it came of that have not heard of it, the earliest first."""
    grounds = list(Ground.objects.filter(outcome=outcome).with_things())
    demands = [demand.pk for ground in grounds if (demand := ground.demand_behind) is not None]
    alone = {ground.thread_id for ground in grounds if ground.thread_id}
    heard = Heard.objects.filter(outcome=outcome).values("thread")
    inside = Gathering.objects.joined().filter(demand__in=demands).exclude(thread__in=heard)
    keys = {*alone, *inside.order_by("thread").values_list("thread", flat=True)}
    rows = Thread.objects.filter(pk__in=among(keys), is_sealed=False).exclude(state__in=OVER)
    return list(rows.exclude(pk__in=heard).defer("words").order_by("began_at", "id")[:AT_ONCE])


def _reached(threads: Any) -> dict[Any, str]:
    """By which number or address whoever wrote each of these is reached, where they left one."""
    left = Contact.objects.filter(thread__in=threads)
    return {each.thread_id: reached for each in left if (reached := each.phone or each.email.lower())}
