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

    @property
    def was_late(self) -> bool:
        """What came of it in truth."""
        return bool(self.clock.outcome == "late")

    @property
    def is_changed(self) -> bool:
        """Whether the verdict would have been another."""
        return self.is_late != self.was_late


class Outcome(NamedTuple):
    """How many clocks were tried, and those that would have been late, or no longer late."""

    tried: int
    newly_late: list[Row]
    no_longer_late: list[Row]

    @property
    def by_rule(self) -> list[tuple[str, int, int]]:
        """For each rule concerned: how many would be late, and how many no longer."""
        late, kept = _counted(self.newly_late), _counted(self.no_longer_late)
        return [(rule, late[rule], kept[rule]) for rule in sorted({*late, *kept})]


def trial(profile: Profile, now: datetime, since: timedelta = A_YEAR) -> Outcome:
    """Try these rules on every promise of the congress in scope that was kept or broken in the last year."""
    calendar, promises = almanac.calendar(), all_promises()
    tried, changed = 0, []
    for batch in _batches(judged_between(now - since, now)):
        changed += [row for row in judge_all(batch, profile, calendar, promises) if row.is_changed]
        tried += len(batch)
    return Outcome(tried, [row for row in changed if row.is_late], [row for row in changed if not row.is_late])


def judged_between(after: datetime, until: datetime) -> Any:
    """Promises of which is known whether they were kept, by when they stopped."""
    return Clock.objects.filter(outcome__in=JUDGED, stopped_at__gt=after, stopped_at__lte=until)


def next_batch(rows: Any, after: tuple[datetime, Any] | None, most: int = BATCH) -> list[Clock]:
    """Those that stopped next, some thousand at a time."""
    if after:
        stopped, last = after
        rows = rows.filter(stopped_at__gte=stopped).exclude(stopped_at=stopped, id__lte=last)
    return list(rows.order_by("stopped_at", "id")[:most])


def judge_all(batch: Sequence[Clock], profile: Profile, calendar: WorkingDays, promises: Promises) -> list[Row]:
    """Each of them by these rules."""
    histories = histories_of([clock.pk for clock in batch])
    return [judge(clock, profile, calendar, promises, histories[clock.pk]) for clock in batch]


def judge(clock: Clock, profile: Profile, calendar: WorkingDays, promises: Promises, history: History) -> Row:
    """When it would have been due by these rules, and whether late; the old verdict where they do not know it."""
    due = due_under(clock, profile, calendar, promises, history)
    if due is None:
        return Row(clock, clock.due_at, is_late=clock.outcome == "late")
    return Row(clock, due, is_late=clock.stopped_at > due)


def due_under(
    clock: Clock, profile: Profile, calendar: WorkingDays, promises: Promises, history: History
) -> datetime | None:
    """The same start, pauses and extensions, by these rules; None where they do not know the clock's rule."""
    given = given_under(clock, profile, calendar, promises)
    return clocks.standing(clock, calendar, *history, allowed=given[0]).due if given else None


def _batches(rows: Any) -> Iterator[list[Clock]]:
    batch = next_batch(rows, None)
    while batch:
        yield batch
        batch = next_batch(rows, (batch[-1].stopped_at, batch[-1].pk))


def _counted(rows: list[Row]) -> Counter[str]:
    return Counter(row.clock.rule for row in rows)
