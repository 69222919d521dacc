"""The ladder: what is due to be told of clocks is told, each step once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hearth.core import clock as the_clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.rows import among, update_all
from hearth.ground.audit.recording import Telling, record_each
from hearth.ground.rulebook import almanac, clocks, ladder, versions
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.histories import histories_of
from hearth.ground.rulebook.models import Clock, Notice

BATCH = 200


@action("rulebook.strike")
def strike(congress: Any, *, by: By) -> int:
    """Take the steps whose moment has come, as many as fit into one short transaction; answers how many were found."""
    now = the_clock.now()
    due = Clock.objects.running().filter(next_at__lte=now).order_by("next_at", "id")
    found = list(due.select_for_update(skip_locked=True)[:BATCH])
    profile, calendar = versions.in_force(), almanac.calendar()
    keys = [clock.pk for clock in found]
    histories, told = histories_of(keys), _told(keys)
    tellings, changes = [], []
    for clock in found:
        stands = clocks.standing(clock, calendar, *histories[clock.pk])
        step = ladder.next_step(clock.next_kind, now, profile, clock.allowed, stands, calendar)
        if step and step.at <= now:
            if (clock.pk, step.kind, clock.due_at) not in told:
                tellings.append(_telling(clock, step, now))
            kind = ladder.after(step.kind)
            step = ladder.next_step(kind, now, profile, clock.allowed, stands, calendar) if kind else None
        changes.append({"id": clock.pk, "next_kind": step.kind if step else "", "next_at": step.at if step else None})
    update_all(Clock, changes)
    record_each(Happened.STRUCK, tellings, by=by)
    return len(found)


def _told(keys: list[Any]) -> set[tuple[Any, str, datetime]]:
    """What was told of these clocks already: nobody tells more of them meanwhile, since they are locked."""
    return set(Notice.objects.filter(clock__in=among(keys)).values_list("clock", "kind", "due_at"))


def _telling(clock: Clock, step: ladder.Step, now: datetime) -> Telling:
    """One line of the ledger, from which everything else follows; there is none where it was told of this date."""
    notice = Notice(clock=clock, kind=step.kind, due_at=clock.due_at, at=step.at, struck_at=now)
    return Telling(
        clock, [notice], {"kind": step.kind, "name": clock.name, "thing": str(clock.thing_id), "of": clock.kind}
    )
