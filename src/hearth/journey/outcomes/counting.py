"""How often a unit was as quick as it promised, read off its referrals and their clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q

from hearth.ground.rulebook import almanac
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.histories import histories_of
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.reckoning import Rest, Span, reckon
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework.models import Referral

# the clock of a referral that stops when the unit has done what is counted
CLOCKS = {"accepted": "return", "reported": "result"}
ANSWERED = ("kept", "late")


class Count(NamedTuple):
    """In how many of how many cases; and of how many others nobody can say."""

    sample: int
    met: int
    missing: int = 0


class Case(NamedTuple):
    """One referral: when it was sent, when the unit did its part or others ended it, and when time stood still."""

    sent_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    rests: tuple[Rest, ...] = ()


def tally(cases: Iterable[Case], allowed: Span, now: datetime, calendar: WorkingDays) -> Count:
    """A case in which the time was not over when it ended otherwise, or is not over now, says nothing."""
    verdicts = [_verdict(case, allowed, now, calendar) for case in cases]
    missing = verdicts.count(None)
    return Count(len(verdicts) - missing, verdicts.count(True), missing)


def _verdict(case: Case, allowed: Span, now: datetime, calendar: WorkingDays) -> bool | None:
    due = reckon(allowed, case.sent_at, calendar, case.rests).due
    if case.answered_at is not None:
        return case.answered_at <= due
    return False if (case.ended_at or now) > due else None


def count(commitment: Any, since: date, until: date, now: datetime) -> Count:
    """What the platform itself has seen of this promise from one day to another, both included."""
    begins = datetime.combine(since, time(), SHANGHAI)
    ends = datetime.combine(until, time(), SHANGHAI) + timedelta(days=1)
    cases = _cases(commitment, begins, ends, now)
    return tally(cases, commitment.allowed, now, almanac.calendar())


def _cases(commitment: Any, begins: datetime, ends: datetime, now: datetime) -> Iterator[Case]:
    ours = Q(unit=commitment.unit_id) | Q(unit__parent=commitment.unit_id)
    tier = {"tier": commitment.tier} if commitment.tier else {}
    sent = dict(
        Referral.objects.filter(ours, sent_at__gte=begins, sent_at__lt=ends, **tier).values_list("pk", "sent_at")
    )
    # a report that came back starts a clock anew; the first one is what was promised
    first: dict[Any, Clock] = {}
    for clock in Clock.objects.about_each(list(sent)).filter(name=CLOCKS[commitment.metric]):
        first.setdefault(clock.thing_id, clock)
    histories = histories_of([clock.pk for clock in first.values()])
    for key, sent_at in sent.items():
        yield _case(sent_at, first.get(key), histories, now)


def _case(sent_at: datetime, clock: Clock | None, histories: Any, now: datetime) -> Case:
    if clock is None:
        return Case(sent_at)
    rests = tuple(Rest(pause.since, pause.until or now) for pause in histories[clock.pk][0])
    if clock.outcome in ANSWERED:
        return Case(sent_at, answered_at=clock.stopped_at, rests=rests)
    return Case(sent_at, ended_at=clock.stopped_at, rests=rests)
