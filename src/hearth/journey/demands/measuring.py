"""How a demand stands and grows: who is in it, since when, how many lately, and whether that is unusual.

A person counts once, in each week once, however often they wrote: five hundred copies from one telephone move nothing.
One statement measures as many demands as are asked for, at each decision about one and every hour for all open ones,
since time passes where nobody writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearth.core import clock, tenancy
from hearth.core.rates import Growth, growth
from hearth.core.remembered import planned
from hearth.core.rows import array
from hearth.journey.demands.lifecycle import OPEN
from hearth.journey.demands.models import Demand, TextReading
from hearth.journey.demands.models.thresholds import Thresholds, thresholds

WEEK, WEEKS_BEFORE, HALF_LIFE = 7, 8, 14  # days, weeks, days
LEAST = 3  # people in a week below whom nothing is called unusual
YEAR = timedelta(days=365)
AROUND = timedelta(days=10)  # three weeks of a year ago, with this day in the middle
SEASON_WEEKS = 3
HOUSE = r"\s*[0-9０-９].*$"

# each `OFFSET 0` keeps PostgreSQL to looking up what is asked for, however little it knows of how much there is
MEASURE = """
WITH inside AS (
  SELECT g.demand_id AS demand, g.source, t.began_at,
    extract(epoch FROM $2::timestamptz - t.began_at)::float / 86400 AS age,
    nullif(regexp_replace(t.place, $3::text, ''), '') AS estate
  FROM unnest($1::uuid[]) AS asked(demand)
  CROSS JOIN LATERAL (
    SELECT * FROM demands_gathering WHERE demand_id = asked.demand AND state = 'joined' OFFSET 0
  ) g
  CROSS JOIN LATERAL (SELECT began_at, place FROM contact_thread WHERE id = g.thread_id OFFSET 0) t
), warm AS (
  SELECT demand, sum(2 ^ (-greatest(age, 0) / $8::float8)) AS warmth
  FROM (SELECT demand, source, min(age) AS age FROM inside GROUP BY 1, 2) person GROUP BY 1
)
SELECT asked.demand, count(inside.demand), count(DISTINCT source), min(began_at), max(began_at),
  count(DISTINCT source) FILTER (WHERE age < $4::int),
  count(DISTINCT (source, floor(age / $4::int))) FILTER (WHERE age >= $4::int AND age < $5::int),
  count(DISTINCT source) FILTER (WHERE age < $6::int),
  count(DISTINCT estate) FILTER (WHERE age < $6::int),
  count(DISTINCT source) FILTER (WHERE age < $7::int),
  coalesce(round(min(warmth)::numeric, 2)::float, 0),
  EXISTS (
    SELECT 1 FROM demands_decision d WHERE d.demand_id = asked.demand AND d.verb = 'begin' AND d.undone_at IS NULL
  ) OR EXISTS (
    SELECT 1 FROM demands_decision d WHERE d.other_id = asked.demand AND d.verb = 'split' AND d.undone_at IS NULL
  )
FROM unnest($1::uuid[]) AS asked(demand) LEFT JOIN (inside JOIN warm USING (demand)) ON inside.demand = asked.demand
GROUP BY asked.demand
"""
# what two of the words say that most messages of a demand share, in the same weeks of last year
LAST_YEAR = """
SELECT w.demand, count(r.id) FROM unnest($1::uuid[], $2::text[], $3::text[]) w(demand, one, two)
LEFT JOIN demands_textreading r ON r.at BETWEEN $4 AND $5 AND r.terms @> ARRAY[w.one, w.two]
GROUP BY w.demand
"""
WORDS = """
SELECT demand, word FROM (
  SELECT g.demand_id AS demand, word,
    row_number() OVER (PARTITION BY g.demand_id ORDER BY count(*) DESC, word) AS place
  FROM demands_gathering g CROSS JOIN LATERAL jsonb_array_elements_text(
    CASE jsonb_typeof(g.why -> 'words') WHEN 'array' THEN g.why -> 'words' ELSE '[]' END) word
  WHERE g.demand_id = ANY($1::uuid[]) AND g.state = 'joined' GROUP BY 1, 2
) counted WHERE place <= 2 ORDER BY demand, place
"""
KEEP = """
UPDATE demands_demand d SET
  (voices, people, first_at, last_at, week, before, lately, places, warmth, is_ripe, is_rising, last_year) =
  (r.voices, r.people, r.first_at, r.last_at, r.week, r.before, r.lately, r.places, r.warmth, r.is_ripe, r.is_rising,
  r.last_year)
FROM json_to_recordset($1::json) AS r(id uuid, voices int, people int, first_at timestamptz, last_at timestamptz,
  week int, before int, lately int, places int, warmth float, is_ripe boolean, is_rising boolean, last_year float)
WHERE d.id = r.id AND d.congress_id = $2
"""


class Measured(NamedTuple):
    """What one demand comes to."""

    voices: int = 0
    people: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    week: int = 0
    before: int = 0
    lately: int = 0
    places: int = 0
    in_season: int = 0
    warmth: float = 0.0
    is_begun: bool = False  # or split off by a person, and not taken back: somebody says that it is worth a look


def growth_of(demand: Demand) -> Growth:
    """This week's people against those of a week in the eight before."""
    return growth(demand.week, demand.before, WEEKS_BEFORE)


def measure(demands: Iterable[Demand]) -> None:
    """Count these anew, and keep what comes out on each."""
    wanted, now, chosen = list(demands), clock.now(), thresholds()
    if not wanted:
        return
    told = _measured([demand.pk for demand in wanted], now, chosen)
    ripe = _ripe(wanted, told, chosen, now)
    for demand in wanted:
        _put(demand, told.get(demand.pk, Measured()))
        demand.is_ripe = ripe[demand.pk]
    seasons = _last_year([demand.pk for demand in wanted if demand.is_rising], now)
    for demand in wanted:
        demand.last_year = seasons.get(demand.pk)
        demand.is_rising = demand.is_rising and _beats_last_year(demand)
    _keep(wanted)


def _keep(demands: list[Demand]) -> None:
    rows = [{"id": demand.pk} | {name: getattr(demand, name) for name in FIELDS} for demand in demands]
    planned(KEEP, json.dumps(rows, default=str), tenancy.current_id())


def ripeness(demands: list[Demand], chosen: Thresholds) -> dict[UUID, bool]:
    """Which of these would be put before staff by these thresholds; nothing is written."""
    now = clock.now()
    return _ripe(demands, _measured([demand.pk for demand in demands], now, chosen), chosen, now)


def measure_all() -> None:
    """All that messages still join, a hundred at a time."""
    last: UUID | None = UUID(int=0)
    while last:
        last = _measure_some(last)


@transaction.atomic
def _measure_some(after: UUID) -> UUID | None:
    """Locked, so that nobody joins between counting and writing; answers where it goes on."""
    waiting = Demand.objects.filter(state__in=OPEN, pk__gt=after).order_by("pk")
    some = list(waiting.select_for_update(of=("self",))[:AT_ONCE])
    measure(some)
    return some[-1].pk if some else None


FIELDS = (
    *("voices", "people", "first_at", "last_at", "week", "before", "lately", "places", "warmth"),
    *("is_ripe", "is_rising", "last_year"),
)
AT_ONCE = 100


def _measured(demands: list[UUID], now: datetime, chosen: Thresholds) -> dict[UUID, Measured]:
    days = [WEEK, WEEK * (1 + WEEKS_BEFORE), chosen.days, chosen.season_days, HALF_LIFE]
    return {demand: Measured(*row) for demand, *row in planned(MEASURE, array(demands), now, HOUSE, *days)}


def _ripe(demands: list[Demand], told: dict[UUID, Measured], chosen: Thresholds, now: datetime) -> dict[UUID, bool]:
    is_season = chosen.is_season(timezone.localtime(now).date())
    found = {}
    for demand in demands:
        known = told.get(demand.pk, Measured())
        is_enough = known.lately >= chosen.people or known.places >= chosen.places
        is_seasons = is_season and known.in_season >= chosen.season_people and chosen.is_seasonal(demand.title)
        is_begun = known.is_begun and demand.state == "candidate"
        found[demand.pk] = is_begun or is_enough or is_seasons
    return found


def _put(demand: Demand, found: Measured) -> None:
    for field, value in found._asdict().items():
        if field not in ("in_season", "is_begun"):
            setattr(demand, field, value)
    demand.is_rising = found.week >= LEAST and growth_of(demand).lowest > 1


def _last_year(demands: list[UUID], now: datetime) -> dict[UUID, float]:
    """How many wrote so in a week of the same weeks a year ago; nothing where the congress is younger than that."""
    if not demands or not _was_there(now - YEAR - AROUND):
        return {}
    words: dict[UUID, list[str]] = {}
    for demand, word in planned(WORDS, array(demands)):
        words.setdefault(demand, []).append(word)
    told = [(demand, *both) for demand, both in words.items() if len(both) == 2]
    if not told:
        return {}
    columns = [array(column) for column in zip(*told, strict=True)]
    found = planned(LAST_YEAR, *columns, now - YEAR - AROUND, now - YEAR + AROUND)
    return {demand: count / SEASON_WEEKS for demand, count in found}


def _was_there(moment: datetime) -> bool:
    return bool(TextReading.objects.filter(at__lte=moment).exists())


def _beats_last_year(demand: Demand) -> bool:
    """Unusual for the season, too, as far as a year back is known."""
    if demand.last_year is None:
        return True
    return growth(demand.week, round(demand.last_year * SEASON_WEEKS), SEASON_WEEKS).lowest > 1
