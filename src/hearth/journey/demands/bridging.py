"""What has just come may show that two demands are one, or that a lone message belongs to one: by day, within minutes.

The same look as by night, at one demand and what lies around it; only what comes whole into it, or takes it in whole,
is proposed. What would part a demand waits until everything is seen.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from itertools import accumulate
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Q

from hearth.core import tenancy
from hearth.core.text.merging import FAINT
from hearth.journey.demands import actions, night
from hearth.journey.demands.lifecycle import OPEN
from hearth.journey.demands.machine import MACHINE
from hearth.journey.demands.models import Demand, Gathering, Proposal

LARGEST = 1_000  # messages of a demand, or lone ones beside it; where there are more, the night takes care
AROUND_IT = 5_000  # messages of the demands beside it, the likest of them first
MOST = 500  # demands of one run, what came last first
AROUND = """
    WITH mine AS MATERIALIZED (
        SELECT thread_id FROM demands_gathering
        WHERE congress_id = %(here)s AND demand_id = %(demand)s AND state = 'joined'
    ), linked AS MATERIALIZED (
        SELECT thread_id, sum(probability) AS likely FROM (
            SELECT l.other_id AS thread_id, l.probability FROM mine JOIN demands_link l ON l.one_id = mine.thread_id
            WHERE l.congress_id = %(here)s AND l.probability >= %(faint)s
            UNION ALL
            SELECT l.one_id, l.probability FROM mine JOIN demands_link l ON l.other_id = mine.thread_id
            WHERE l.congress_id = %(here)s AND l.probability >= %(faint)s
        ) found GROUP BY 1
    )
    SELECT linked.thread_id, g.demand_id, linked.likely FROM linked
    LEFT JOIN demands_gathering g
    ON g.congress_id = %(here)s AND g.thread_id = linked.thread_id AND g.state = 'joined'
    WHERE g.demand_id IS NULL
    OR g.demand_id <> %(demand)s AND g.demand_id IN (SELECT id FROM demands_demand WHERE state = ANY(%(open)s::text[]))
    ORDER BY linked.likely DESC, linked.thread_id
"""


def look_beside(demand: Demand) -> None:
    """Lay before staff what belongs whole to this demand; an earlier proposal of the same gives way to it."""
    view = _around(demand)
    looked_at = night.as_it_stands(view) if view else ()
    whole = [each for part in looked_at for each in night.changes(part) if _is_whole(each, str(demand.pk))]
    if fresh := night.unknown({change.mark: change for change in whole}):
        proposals = [night.proposal_of(change) for change in sorted(fresh, key=attrgetter("score"))]
        actions.regather(tenancy.current().ref, proposals, _earlier(demand, fresh), by=MACHINE)


def joined_since(moment: datetime) -> list[Demand]:
    """The open demands that messages joined which have come since then; the newest words first."""
    came = Gathering.objects.joined().filter(thread__reading__at__gt=moment).values("demand")
    return list(Demand.objects.open().filter(pk__in=came, voices__lte=LARGEST).order_by("-last_at", "-id")[:MOST])


def _is_whole(change: night.Change, demand: str) -> bool:
    """The whole of another demand comes into this one, or this one into it; or messages that stand alone come here."""
    is_alone = change.kind == "move" and change.other is None
    is_one = change.kind == "merge" and change.demand is not None
    return (is_alone or is_one) and demand in (change.demand, change.other)


def _earlier(demand: Demand, fresh: list[night.Change]) -> list[Any]:
    """What waits already and says the same of fewer messages."""
    about = Proposal.objects.open().filter(Q(demand=demand) | Q(other=demand))
    said = {(change.kind, frozenset({change.demand, change.other})) for change in fresh}
    told = about.values_list("pk", "kind", "demand", "other")
    return [pk for pk, kind, *pair in told if (kind, frozenset(str(key) if key else None for key in pair)) in said]


def _around(demand: Demand) -> night.View | None:
    """The demand, what any of it is like, and all of where that stands; None where nothing lies near."""
    asked: dict[str, Any] = {"here": tenancy.current_id(), "demand": demand.pk, "faint": FAINT, "open": [*OPEN]}
    with connection.cursor() as cursor:
        cursor.execute(AROUND, asked)
        found = cursor.fetchall()
    likely: Counter[Any] = Counter()
    for _thread, other, probability in found:
        likely[other] += probability
    alone = [thread for thread, other, _probability in found if other is None][:LARGEST]
    beside = Demand.objects.open().filter(pk__in=[key for key in likely if key], voices__lte=LARGEST)
    near = sorted(beside.values_list("pk", "state", "voices"), key=lambda row: (-likely[row[0]], row[0]))
    reached = accumulate(voices for *_, voices in near)
    held = [row for row, voices in zip(near, reached, strict=True) if voices <= AROUND_IT]
    if not held and not alone:
        return None
    states = {str(demand.pk): demand.state} | {str(key): state for key, state, _voices in held}
    members = Gathering.objects.joined().filter(demand__in=[*states]).values_list("thread", flat=True)
    return night.View(states, [*members, *alone])
