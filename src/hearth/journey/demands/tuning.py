"""What other thresholds would change, told before anybody chooses them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from hearth.core import clock
from hearth.journey.demands.measuring import ripeness
from hearth.journey.demands.models import Demand, Gathering, Thresholds

LOOKED_AT = timedelta(days=90)
MOST = 2_000


class Preview(NamedTuple):
    """The newest candidates, and what the machine did in ninety days, by these thresholds."""

    candidates: int
    ripe_now: int
    ripe_then: int
    only_offered: int  # joined by itself, and would only have been offered
    joined: int  # was offered, and would have joined by itself
    alone: int  # joined or offered, and would have stood alone


def preview(chosen: Thresholds) -> Preview:
    """What would be otherwise; what was below the old threshold of offering is not kept, so it cannot be told."""
    waiting = Demand.objects.filter(state="candidate", last_at__isnull=False).order_by("-last_at", "-id")
    candidates = list(waiting[:MOST])
    then = ripeness(candidates, chosen)
    by_machine = Gathering.objects.filter(how="machine", score__isnull=False, since__gt=clock.now() - LOOKED_AT)
    joins, offers = chosen.joins_from / 100, chosen.offers_from / 100
    joined = by_machine.filter(begun_by=None, state="joined")
    offered: Any = by_machine.exclude(begun_by=None, state="joined")
    return Preview(
        candidates=len(candidates),
        ripe_now=sum(each.is_ripe for each in candidates),
        ripe_then=sum(then.values()),
        only_offered=joined.filter(score__lt=joins, score__gte=offers).count(),
        joined=offered.filter(score__gte=joins).count(),
        alone=by_machine.filter(score__lt=offers).count(),
    )
