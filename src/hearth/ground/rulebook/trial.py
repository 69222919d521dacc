"""What would have been late: other rules tried on what was done in the last year, before they are put in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from hearth.ground.rulebook import almanac, clocks
from hearth.ground.rulebook.allowances import Promises, all_promises, given_under
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.histories import History, histories_of
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.profile import Profile

A_YEAR = timedelta(days=365)
BATCH = 2_000
JUDGED = ("kept", "late")


class Row(NamedTuple):
    """A clock on which the rules tried would have had another verdict."""

    clock: Clock
    due_at: datetime
    is_late: bool


class Trial(NamedTuple):
    """How many clocks were tried, and those that would have been late, or no longer late."""

    tried: int
    newly_late: list[Row]
    no_longer_late: list[Row]

    @property
    def by_rule(self) -> list[tuple[str, int, int]]:
        """For each rule concerned: how many would be late, and how many no longer."""
        late, kept = _counted(self.newly_late), _counted(self.no_longer_late)
        return [(rule, late[rule], kept[rule]) for rule in sorted({*late, *kept})]


def trial(profile: Profile, now: datetime, since: timedelta = A_YEAR) -> Trial:
    """Try these rules on every promise of the congress in scope that was kept or broken in the last year."""
    calendar, promises = almanac.calendar(), all_promises()
    tried, changed = 0, []
    for batch in _batches(Clock.objects.filter(outcome__in=JUDGED, stopped_at__gt=now - since, stopped_at__lte=now)):
        histories = histories_of([clock.pk for clock in batch])
        rows = [judge(clock, profile, calendar, promises, histories[clock.pk]) for clock in batch]
        changed += [row for row in rows if row.is_late != (row.clock.outcome == "late")]
        tried += len(batch)
    return Trial(tried, [row for row in changed if row.is_late], [row for row in changed if not row.is_late])


def judge(clock: Clock, profile: Profile, calendar: WorkingDays, promises: Promises, history: History) -> Row:
    """The same start, pauses and extensions, by these rules: when it would have been due, and whether it was late."""
    given = given_under(clock, profile, calendar, promises)
    if given is None:
        return Row(clock, clock.due_at, clock.outcome == "late")
    due = clocks.standing(clock, calendar, *history, allowed=given[0]).due
    return Row(clock, due, clock.stopped_at > due)


def _batches(rows: Any) -> Iterator[Sequence[Clock]]:
    """In the order in which they stopped, some thousand at a time."""
    batch = list(rows.order_by("stopped_at", "id")[:BATCH])
    while batch:
        yield batch
        last = batch[-1]
        later = rows.filter(stopped_at__gte=last.stopped_at).exclude(stopped_at=last.stopped_at, id__lte=last.pk)
        batch = list(later.order_by("stopped_at", "id")[:BATCH])


def _counted(rows: list[Row]) -> Counter[str]:
    return Counter(row.clock.rule for row in rows)
