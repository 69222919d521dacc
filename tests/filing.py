"""Lines in a deputy's file, as far as a test needs them: entered, verified, disputed, registered for many."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hearth.core import clock, tenancy
from hearth.core.actors import Actor
from hearth.record.dossier import actions
from hearth.record.dossier.actions.activities import Held
from hearth.record.dossier.actions.noting import Told
from hearth.record.dossier.models import Activity, DutyRecord


def told(words: str = "到六户家里测了室温。", kind: str = "visit", days_ago: int = 1, **more: Any) -> Told:
    """A visit of yesterday."""
    return Told(kind, clock.today() - timedelta(days=days_ago), words, **more)


def noted(by: Actor, words: str = "到六户家里测了室温。", **more: Any) -> DutyRecord:
    """The deputy has entered it."""
    line: DutyRecord = actions.note(by.deputy, told(words, **more), by=by)
    return line


def verified(by: Actor, clerk: Actor, **more: Any) -> DutyRecord:
    """And staff have verified it."""
    line = noted(by, **more)
    actions.verify(line, by=clerk)
    return as_it_is(line)


def disputed(by: Actor, clerk: Actor, **more: Any) -> DutyRecord:
    """The deputy says that it is not so after all."""
    line = verified(by, clerk, **more)
    actions.dispute(line, "那天是别人去的。", by=by)
    return as_it_is(line)


def held(title: str = "视察供暖准备情况", kind: str = "inspection", days_ago: int = 2, **more: Any) -> Held:
    """An inspection of the day before yesterday."""
    return Held(kind, title, clock.today() - timedelta(days=days_ago), **more)


def registered(clerk: Actor, *deputies: Any, **more: Any) -> Activity:
    """Staff have registered it for these deputies."""
    activity: Activity = actions.register(tenancy.current(), held(**more), deputies, by=clerk)
    return activity


def line_of(activity: Activity, by: Actor) -> DutyRecord:
    """How it stands in the file of this deputy."""
    found: DutyRecord = DutyRecord.objects.select_related("deputy").get(activity=activity, deputy=by.deputy)
    return found


def as_it_is(line: DutyRecord) -> DutyRecord:
    """Read anew."""
    found: DutyRecord = DutyRecord.objects.select_related("deputy", "activity").get(pk=line.pk)
    return found
