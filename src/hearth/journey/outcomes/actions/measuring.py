"""How often a promise was kept, written down."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.outcomes.counting import Count
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment, Measurement
from hearth.journey.outcomes.telling import told

NOT_SO = _("Only a promise that is kept again and again is measured, and only while it holds.")
BY_ROWS = _("The platform counts this promise by itself.")
BACKWARDS = _("The period ends before it begins.")
TO_COME = _("This period has not ended yet.")
OVERLAPS = _("Part of this period was counted already. Choose one that does not overlap.")
TOO_MANY = _("More were kept than there were cases.")


class Period(NamedTuple):
    """From one day to another, both of them included."""

    since: date
    until: date


@action("outcomes.measure")
def measure(commitment: Commitment, period: Period, count: Count, *, by: By, source: str = "") -> Measurement | None:
    """In so many of so many cases. Counting a period again by hand puts it right; rows are counted once.

    Answers None where the same stands there already.
    """
    way = "rows" if "system" in by.roles else "typed"
    _is_countable(commitment, period, count, way)
    told_so = {**count._asdict(), "percent": commitment.percent, "source": source, "name": by.name, "way": way}
    there = commitment.measurements.filter(since=period.since, until=period.until).first()
    if there is not None and all(getattr(there, name) == value for name, value in told_so.items()):
        return None
    measured: Measurement
    measured, _is_new = commitment.measurements.update_or_create(
        since=period.since, until=period.until, defaults={**told_so, "measured_at": clock.now()}
    )
    facts: dict[str, Any] = {**count._asdict(), "since": period.since.isoformat(), "until": period.until.isoformat()}
    told(Happened.MEASURED, commitment, by=by, is_below=measured.is_below, **facts)
    return measured


def _is_countable(commitment: Commitment, period: Period, count: Count, way: str) -> None:
    today = clock.now().astimezone(SHANGHAI).date()
    others = commitment.measurements.exclude(since=period.since, until=period.until)
    if not commitment.is_recurring or commitment.state != "open":
        raise Refused(NOT_SO)
    if way == "typed" and commitment.metric != "outside":
        raise Refused(BY_ROWS)
    if period.until < period.since:
        raise Refused(BACKWARDS)
    if period.until >= today:
        raise Refused(TO_COME)
    if others.filter(since__lte=period.until, until__gte=period.since).exists():
        raise Refused(OVERLAPS)
    if count.met > count.sample:
        raise Refused(TOO_MANY)
