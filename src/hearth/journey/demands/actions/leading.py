"""What becomes of a demand: confirmed and owned, named, watched, solved, closed, opened again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy
from hearth.journey.demands import deciding
from hearth.journey.demands.events import Happened
from hearth.journey.demands.models import Demand

ALREADY = _("It is so already.")
NOT_IN_OFFICE = _("%(deputy)s is not in office. Choose another deputy.")


@action("demands.confirm")
def confirm(demand: Demand, owner: Deputy, title: str, *, by: By) -> None:
    """Staff say that it is one matter, give it its name, and a deputy takes it on; who wrote is told (CONFIRMED)."""
    _in_office(owner)
    _step(demand, "confirm", Happened.CONFIRMED, by, {"owner": owner.code}, owner=owner, title=title)


@action("demands.rename")
def rename(demand: Demand, title: str, *, by: By) -> None:
    """It is called otherwise, in words that name nobody."""
    changed(demand, "rename", Happened.RENAMED, by, title=title)


@action("demands.hand_to")
def hand_to(demand: Demand, owner: Deputy, *, by: By) -> None:
    """Another deputy takes it on."""
    _in_office(owner)
    changed(demand, "hand_to", Happened.HANDED_TO, by, {"owner": owner.code}, owner_id=owner.pk)


@action("demands.consult")
def consult(demand: Demand, result: str, *, by: By) -> None:
    """People are asked about it: how, where and until when, everybody reads (CONSULTING)."""
    _step(demand, "consult", Happened.CONSULTED, by, result=result)


@action("demands.convert")
def convert(demand: Demand, became: str, result: str = "", *, by: By) -> None:
    """It is now a deputy's suggestion, a topic of the standing committee, or a proposed project (CONVERTED).

    Deputies Law (2025) art. 51; Supervision Law arts. 11, 12: what deputies and people raise is where topics come from.
    Without words, those that stood there stay.
    """
    words = {"result": result} if result else {}
    _step(demand, "convert", Happened.CONVERTED, by, {"became": became}, became=became, **words)


@action("demands.watch")
def watch(demand: Demand, result: str, *, by: By) -> None:
    """Something is being done, and is looked at until it holds (WATCHING)."""
    _step(demand, "watch", Happened.WATCHED, by, result=result)


@action("demands.solve")
def solve(demand: Demand, result: str, *, by: By) -> None:
    """A measure solved it for everybody; what it was, everybody reads (SOLVED_BY_MEASURE)."""
    _step(demand, "solve", Happened.SOLVED, by, result=result)


@action("demands.close")
def close(demand: Demand, result: str, *, by: By) -> None:
    """Nothing more is done about it; why, everybody reads."""
    _step(demand, "close", Happened.CLOSED, by, result=result)


@action("demands.reopen")
def reopen(demand: Demand, *, by: By) -> None:
    """It is back: messages join it again."""
    _step(demand, "reopen", Happened.REOPENED, by)


def _step(
    demand: Demand, move: str, event: Happened, by: By, facts: dict[str, str] | None = None, /, **changes: Any
) -> None:
    deciding.locked(demand)
    deciding.decided(move, demand, by=by)
    demand.step(move, **changes)
    deciding.counted(demand)
    record(event, demand, by=by, **(facts or {}))


def changed(
    demand: Demand, verb: str, event: Happened, by: By, facts: dict[str, str] | None = None, /, **changes: Any
) -> None:
    """Something about it is otherwise from now on, as this decision says."""
    deciding.locked(demand)
    if all(getattr(demand, name) == value for name, value in changes.items()):
        raise Refused(ALREADY)
    deciding.decided(verb, demand, by=by)
    Demand.objects.filter(pk=demand.pk).update(**changes)
    for name, value in changes.items():
        setattr(demand, name, value)
    record(event, demand, by=by, **(facts or {}))


def _in_office(deputy: Deputy) -> None:
    if not Deputy.objects.in_office().filter(pk=deputy.pk).exists():
        raise Refused(NOT_IN_OFFICE % {"deputy": deputy.name})
