"""When the rules or the calendar change, what runs is counted anew, by set; what has stopped never changes.

A clock that runs by another edition of the calendar, or by an edition of the rules in which its own rule or the steps
of the ladder are other ones, is found by that alone. So nothing needs to be remembered of a recount that was
interrupted, and a clock started in the last second by the old rules is found by the next one. What a change of rules
leaves as it was is not even read.

PostgreSQL finds, counts and writes some hundred in one statement. What reaches beyond the years it was told of is
counted here, one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from hearth.core import clock as the_clock
from hearth.core import tenancy
from hearth.core.remembered import RememberedSql
from hearth.core.remembering import Memory
from hearth.core.rows import among, array
from hearth.ground.rulebook import clocks, reckoning_in_sql, versions
from hearth.ground.rulebook.allowances import Promises, all_promises, given_under
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.histories import History, histories_of
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.reckoning import Span
from hearth.ground.rulebook.working_time import SHANGHAI

BATCH = 700  # on a crowded machine a row stays locked for the fifth of a second that is allowed
Place = tuple[UUID, str]
FIRST: Place = (UUID(int=0), "")
STEPS = ("reminder.", "ladder.")
NUMBERS = attrgetter("amount", "unit", "over_holidays", "percent")

IN_ORDER = "SET LOCAL enable_sort = off"  # whatever is known of the table, its clocks are walked along their index

MOVE = """moved AS (
    UPDATE rulebook_clock c SET
        due_at = told.due_at, version = %s, calendar = %s, amount = told.amount, unit = told.unit,
        over_holidays = told.over_holidays, promise_id = told.promise, next_kind = told.next_kind,
        next_at = told.next_at,
        recounted_at = CASE WHEN c.due_at = told.due_at THEN c.recounted_at ELSE c.recounted_at || %s::timestamptz END,
        due_before = CASE WHEN c.due_at = told.due_at THEN c.due_before ELSE c.due_before || c.due_at END
    FROM told
    WHERE c.id = told.id AND c.congress_id = %s AND c.stopped_at IS NULL AND c.due_at = told.was_due_at
        AND c.paused_since IS NOT DISTINCT FROM told.paused_since AND c.next_kind = told.was_next
    RETURNING told.was_due_at <> told.due_at AS has_moved
)"""
ALL = """WITH RECURSIVE found({columns}) AS MATERIALIZED ({found}), {told}, {move}
SELECT (SELECT count(*) FROM found), (SELECT count(*) FROM moved WHERE has_moved), last.thing_id, last.name,
    ARRAY(SELECT id FROM found EXCEPT SELECT id FROM told)
FROM (SELECT thing_id, name FROM found ORDER BY thing_id DESC, name DESC LIMIT 1) last
"""
SOME = """WITH told AS (
    SELECT * FROM unnest(
        %s::uuid[], %s::timestamptz[], %s::timestamptz[], %s::text[], %s::timestamptz[], %s::int[], %s::text[],
        %s::int[], %s::uuid[], %s::text[], %s::timestamptz[]
    ) AS t(id, was_due_at, paused_since, was_next, due_at, amount, unit, over_holidays, promise, next_kind, next_at)
), {move}
SELECT count(*) FROM moved WHERE has_moved
"""


class Running(NamedTuple):
    """What is read of a clock that is counted anew by itself."""

    pk: UUID
    thing_id: UUID
    name: str
    owner_id: UUID | None
    rule: str
    promise_id: UUID | None
    amount: int
    unit: str
    over_holidays: int | None
    started_at: datetime
    due_at: datetime
    paused_since: datetime | None
    next_kind: str

    @property
    def allowed(self) -> Span:
        """How much time it was given until now."""
        return Span(self.amount, self.unit, self.over_holidays)


_statements: Memory[RememberedSql] = Memory(seconds=3600, most=16)
COLUMNS = ", ".join(("id", *Running._fields[1:]))


class Batch(NamedTuple):
    """What one step of a recount did: how many clocks it looked at, how many got another date, where it ended."""

    looked_at: int
    moved: int
    place: Place


def recount_some(profile: Profile, calendar: WorkingDays, after: Place, most: int) -> Batch:
    """The next clocks after this place that run by other rules, counted anew in one statement."""
    now = the_clock.now()
    year = now.astimezone(SHANGHAI).year
    edition = (tenancy.current_id(), profile.id, versions.adopted(), calendar, year, most)
    statement = _statements.recall(edition, lambda: _composed(profile, calendar, year, most))
    with connection.cursor() as cursor:
        cursor.execute(IN_ORDER)
    done = statement.tuples(thing=after[0], name=after[1], now=now)
    if not done:
        return Batch(0, 0, after)
    looked_at, moved, thing, name, left = done[0]
    return Batch(looked_at, moved + (_one_by_one(left, profile, calendar) if left else 0), (thing, name))


def _composed(profile: Profile, calendar: WorkingDays, year: int, most: int) -> RememberedSql:
    """Composed once for an edition of the rules and of the calendar: they stand in the statement itself."""

    def build(thing: UUID, name: str, now: datetime) -> tuple[str, list[Any]]:
        behind = _behind(profile, calendar, (thing, name)).values_list(*Running._fields)[:most]
        found, of_found = behind.query.sql_with_params()
        told, of_told = reckoning_in_sql.told(profile, calendar, now, year)
        statement = ALL.format(columns=COLUMNS, found=found, told=told, move=MOVE)
        return statement, [*of_found, *of_told, *_by_what(profile, calendar, now)]

    return RememberedSql(build, thing=UUID, name=str, now=datetime)


def _behind(profile: Profile, calendar: WorkingDays, after: Place) -> Any:
    behind = Clock.objects.open().filter(~Q(calendar=calendar.number) | _by_other_rules(profile))
    later = Q(thing_id__gt=after[0]) | Q(thing_id=after[0], name__gt=after[1])
    return behind.filter(later, thing_id__gte=after[0]).order_by("thing_id", "name")


def _by_other_rules(profile: Profile) -> Q:
    """Clocks whose rule allowed another time in the edition they run by, or whose steps came at another share of it."""
    editions = versions.editions()
    found = ~Q(version__in=[*editions, profile.id])
    for name, edition in editions.items():
        known = edition.rules.keys() | profile.rules.keys()
        other = sorted(rule for rule in known if _counts_otherwise(rule, edition, profile))
        if any(rule.startswith(STEPS) for rule in other):
            found |= Q(version=name)
        elif other:
            found |= Q(version=name, rule__in=other)
    return found


def _counts_otherwise(rule: str, one: Profile, other: Profile) -> bool:
    was, now = one.rules.get(rule), other.rules.get(rule)
    return was is not now and (was is None or now is None or NUMBERS(was) != NUMBERS(now))


def _one_by_one(keys: Sequence[UUID], profile: Profile, calendar: WorkingDays) -> int:
    """The same for clocks that PostgreSQL was told too few years for."""
    behind = Clock.objects.open().filter(pk__in=among(keys)).values_list(*Running._fields)
    promises, histories = all_promises(), histories_of(keys)
    told = [_told(clock, profile, calendar, promises, histories[clock.pk]) for clock in map(Running._make, behind)]
    places = [*map(array, zip(*told, strict=True)), *_by_what(profile, calendar, the_clock.now())]
    if not told:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(SOME.format(move=MOVE), places)
        return int(cursor.fetchone()[0])


def _told(
    clock: Running, profile: Profile, calendar: WorkingDays, promises: Promises, history: History
) -> tuple[Any, ...]:
    """A clock as it was seen, and what it is by the rules in force."""
    allowed, promise = clock.allowed, clock.promise_id
    if given := given_under(clock, profile, calendar, promises):
        allowed, chosen = given
        promise = chosen.pk if chosen else None
    stands = clocks.standing(clock, calendar, *history, allowed)
    timing = clocks.timing(clock, stands, profile, calendar, allowed)
    seen = (clock.pk, clock.due_at, clock.paused_since, clock.next_kind)
    return (*seen, timing["due_at"], *allowed, promise, timing["next_kind"], timing["next_at"])


def _by_what(profile: Profile, calendar: WorkingDays, now: datetime) -> list[Any]:
    """The places of MOVE. Clocks that somebody changed since they were read are left to the next recount."""
    return [profile.id, calendar.number, now, tenancy.current_id()]
