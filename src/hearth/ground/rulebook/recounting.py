"""When the rules or the calendar change, what runs is counted anew, by set; what has stopped never changes.

A clock that runs by another edition of the calendar, or by an edition of the rules in which its own rule or the steps
of the ladder are other ones, is found by that alone. So nothing needs to be remembered of a recount that was
interrupted, and a clock started in the last second by the old rules is found by the next one. What a change of rules
leaves as it was is not even read.
"""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from hearth.core import clock as the_clock
from hearth.core import tenancy
from hearth.core.ids import uuid7
from hearth.core.rows import array
from hearth.ground.rulebook import clocks, versions
from hearth.ground.rulebook.allowances import Promises, all_promises, given_under
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.histories import History, histories_of
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.reckoning import Span

BATCH = 1_000  # a tenth of a second, for which a row stays locked
Place = tuple[UUID, str]
FIRST: Place = (UUID(int=0), "")
STEPS = ("reminder.", "ladder.")
NUMBERS = attrgetter("amount", "unit", "over_holidays", "percent")

WRITE = """
WITH told AS (
    SELECT * FROM unnest(
        %s::uuid[], %s::timestamptz[], %s::timestamptz[], %s::text[], %s::timestamptz[], %s::int[], %s::text[],
        %s::timestamptz[], %s::uuid[]
    ) AS t(id, was_due_at, paused_since, was_next, due_at, given, next_kind, next_at, recount)
), given AS (
    SELECT * FROM unnest(%s::int[], %s::int[], %s::text[], %s::int[], %s::uuid[])
    AS t(number, amount, unit, over_holidays, promise)
), moved AS (
    UPDATE rulebook_clock c SET
        due_at = told.due_at, version = %s, calendar = %s, amount = given.amount, unit = given.unit,
        over_holidays = given.over_holidays, promise_id = given.promise, next_kind = told.next_kind,
        next_at = told.next_at
    FROM told JOIN given ON given.number = told.given
    WHERE c.id = told.id AND c.congress_id = %s AND c.stopped_at IS NULL AND c.due_at = told.was_due_at
        AND c.paused_since IS NOT DISTINCT FROM told.paused_since AND c.next_kind = told.was_next
    RETURNING c.id
)
INSERT INTO rulebook_recount (id, congress_id, clock_id, at, was_due_at, due_at, version, calendar)
SELECT told.recount, %s, told.id, %s, told.was_due_at, told.due_at, %s, %s
FROM told JOIN moved USING (id) WHERE told.due_at <> told.was_due_at
"""


class Running(NamedTuple):
    """What is read of a clock that is counted anew: making the whole of each costs as much as counting it."""

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


class New(NamedTuple):
    """What a clock is by the rules in force."""

    due_at: datetime
    given: tuple[Any, ...]
    next_kind: str
    next_at: datetime | None


class Batch(NamedTuple):
    """What one step of a recount did: how many clocks it looked at, how many got another date, where it ended."""

    looked_at: int
    moved: int
    place: Place


def recount_some(profile: Profile, calendar: WorkingDays, after: Place, most: int) -> Batch:
    """The next clocks after this place that run by other rules, counted anew in one statement."""
    behind = _behind(profile, calendar, after).values_list(*Running._fields)
    found = [Running(*row) for row in behind[:most]]
    if not found:
        return Batch(0, 0, after)
    promises = all_promises()
    histories = histories_of([clock.pk for clock in found])
    new = [_new(clock, profile, calendar, promises, histories[clock.pk]) for clock in found]
    return Batch(len(found), _write(found, new, profile, calendar), (found[-1].thing_id, found[-1].name))


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


def _new(clock: Running, profile: Profile, calendar: WorkingDays, promises: Promises, history: History) -> New:
    allowed, promise = clock.allowed, clock.promise_id
    if given := given_under(clock, profile, calendar, promises):
        allowed, chosen = given
        promise = chosen.pk if chosen else None
    stands = clocks.standing(clock, calendar, *history, allowed)
    timing = clocks.timing(clock, stands, profile, calendar, allowed)
    return New(timing["due_at"], (*allowed, promise), timing["next_kind"], timing["next_at"])


def _write(found: list[Running], new: list[New], profile: Profile, calendar: WorkingDays) -> int:
    """Clocks that somebody changed since they were read are left to the next recount."""
    seen = [(clock.pk, clock.due_at, clock.paused_since, clock.next_kind) for clock in found]
    numbers = {given: number for number, given in enumerate({each.given for each in new})}  # few for very many clocks
    told = [(each.due_at, numbers[each.given], each.next_kind, each.next_at) for each in new]
    columns = [*zip(*seen, strict=True), *zip(*told, strict=True), [uuid7() for _ in found]]
    given = zip(*((number, *given) for given, number in numbers.items()), strict=True)
    congress, edition = tenancy.current_id(), (profile.id, calendar.number)
    places = [*map(array, columns), *map(array, given), *edition, congress, congress, the_clock.now(), *edition]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, places)
        return int(cursor.rowcount)
