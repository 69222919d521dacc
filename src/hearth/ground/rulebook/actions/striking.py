"""The ladder: what is due to be told of clocks is told, each step once."""

from __future__ import annotations

from typing import Any

from hearth.core import clock as the_clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
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
    histories = histories_of([clock.pk for clock in found])
    for clock in found:
        stands = clocks.standing(clock, calendar, *histories[clock.pk])
        step = ladder.next_step(clock.next_kind, now, profile, clock.allowed, stands, calendar)
        if step and step.at <= now:
            _tell(clock, step, by)
            kind = ladder.after(step.kind)
            step = ladder.next_step(kind, now, profile, clock.allowed, stands, calendar) if kind else None
        clock.next_kind, clock.next_at = (step.kind, step.at) if step else ("", None)
    Clock.objects.bulk_update(found, ["next_kind", "next_at"])
    return len(found)


def _tell(clock: Clock, step: ladder.Step, by: By) -> None:
    """One line of the ledger, from which everything else follows; none where it was told of this date already."""
    notice = Notice(clock=clock, kind=step.kind, due_at=clock.due_at, at=step.at, struck_at=the_clock.now())
    facts = {"kind": step.kind, "name": clock.name, "thing": str(clock.thing_id), "of": clock.kind}
    record(Happened.STRUCK, clock, by=by, new=[notice], unless_taken=True, **facts)
