"""What a unit promises of its own accord."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.ground.audit.recording import record
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import UnitPromise


@action("rulebook.set_promise")
def set_promise(unit: Any, name: str, amount: int, measure: str, *, by: By) -> UnitPromise:
    """From now on the unit promises to be this quick; what it promised before ends. What runs stays as it is."""
    now = clock.now()
    UnitPromise.objects.filter(unit=unit, name=name, until=None).update(until=now)
    promise = UnitPromise(unit=unit, name=name, amount=amount, measure=measure, valid_from=now)
    facts = {"name": name, "amount": amount, "measure": measure}
    if record(Happened.PROMISE_SET, promise, by=by, new=[promise], unless_taken=True, **facts) is None:
        raise Stale()
    return promise


@action("rulebook.end_promise")
def end_promise(promise: UnitPromise, *, by: By) -> None:
    """The unit no longer promises more than the rules ask."""
    if UnitPromise.objects.filter(pk=promise.pk, until=None).update(until=clock.now()):
        record(Happened.PROMISE_ENDED, promise, by=by, name=promise.name)
