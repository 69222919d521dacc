"""From a promise and what happened to it, when it falls due: one calculation, whether the clock has just started, was
paused, was given more time, or its rule changed meanwhile."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.working_time import NOTHING, SHANGHAI, WALL, Measure

MONTHS_A_YEAR = 12
ONE_DAY = timedelta(days=1)


class Allowance(Protocol):
    """How long something may take."""

    @property
    def amount(self) -> int: ...

    @property
    def unit(self) -> str: ...

    @property
    def over_holidays(self) -> int | None: ...


class Span(NamedTuple):
    """So much time, in one of the units of a profile."""

    amount: int
    unit: str
    over_holidays: int | None = None


class Rest(NamedTuple):
    """From one moment to another the clock stood still."""

    since: datetime
    until: datetime


class More(NamedTuple):
    """At this moment somebody gave it more time."""

    at: datetime
    span: Span


class Standing(NamedTuple):
    """Where a clock stands: due when; since when it has run without a break; what had passed by then, and how much
    of that was late."""

    due: datetime
    since: datetime
    used: timedelta = NOTHING
    late: timedelta = NOTHING


def reckon(
    allowed: Allowance, start: datetime, calendar: WorkingDays, rests: Iterable[Rest] = (), more: Iterable[More] = ()
) -> Standing:
    """Follow the clock from its start through its rests and through what it was given, in the order they came."""
    measure = measure_of(allowed, calendar)
    standing = Standing(add(start, allowed, calendar), start)
    for event in sorted([*rests, *more], key=_came_at):
        standing = _given(standing, event, calendar) if isinstance(event, More) else _rested(standing, event, measure)
    return standing


def add(start: datetime, allowed: Allowance, calendar: WorkingDays) -> datetime:
    """The moment so much later, as this unit is counted."""
    start = start.astimezone(SHANGHAI)
    match allowed.unit:
        case "wd":
            return calendar.add_working_days(start, allowed.amount)
        case "wh":
            return calendar.office.due(start, timedelta(hours=allowed.amount))
        case "mo":
            return _months_later(start, allowed.amount)
        case "d":
            return start + timedelta(days=allowed.amount)
        case "min":
            return WALL.due(start, timedelta(minutes=allowed.amount))
    if allowed.over_holidays is None:
        return WALL.due(start, timedelta(hours=allowed.amount))
    return _over_holidays(allowed.amount, allowed.over_holidays, start, calendar)


def measure_of(allowed: Allowance, calendar: WorkingDays) -> Measure:
    """What passes while it runs: every minute, office hours only, or working days only."""
    return calendar.measure(allowed.unit)


def whole(standing: Standing, measure: Measure) -> timedelta:
    """All the time it has, from start to due, rests left out."""
    return standing.used - standing.late + max(NOTHING, measure.elapsed(standing.since, standing.due))


def _came_at(event: Rest | More) -> datetime:
    return event.at if isinstance(event, More) else event.since


def _given(standing: Standing, more: More, calendar: WorkingDays) -> Standing:
    if more.span.unit == "wd":  # from a day nobody works, whole working days: who is given more is never due sooner
        due = calendar.measure("wd").due(standing.due, more.span.amount * ONE_DAY)
    else:
        due = add(standing.due, more.span, calendar)
    return standing._replace(due=due, late=standing.late if due < standing.since else NOTHING)


def _rested(standing: Standing, rest: Rest, measure: Measure) -> Standing:
    """What was left when it stopped is left when it goes on; a promise that was broken before stays broken."""
    stopped = max(standing.since, rest.since)
    if rest.until <= stopped:
        return standing
    used = standing.used + measure.elapsed(standing.since, stopped)
    if standing.due < stopped:
        late = standing.late + measure.elapsed(max(standing.since, standing.due), stopped)
        return Standing(standing.due, rest.until, used, late)
    left = measure.elapsed(stopped, standing.due)
    # what is due on a day nobody works (it was given hours by the wall) keeps its place, however short the rest
    due = max(standing.due, rest.until, measure.due(rest.until, left))
    return Standing(due, rest.until, used, standing.late)


def _months_later(start: datetime, months: int) -> datetime:
    """The same day of a later month, or its last where it has no such day."""
    ahead = start.month - 1 + months
    first = start.replace(year=start.year + ahead // MONTHS_A_YEAR, month=ahead % MONTHS_A_YEAR + 1, day=1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(start.day, (next_month - timedelta(days=1)).day))


def _over_holidays(hours: int, at_most: int, start: datetime, calendar: WorkingDays) -> datetime:
    """On working days the hours count as they are; a holiday carries them to the next working day, within bounds."""
    earliest, latest = start + timedelta(hours=hours), start + timedelta(hours=at_most)
    if calendar.is_working(start.date()) and calendar.is_working(earliest.date()):
        return earliest
    return min(max(calendar.add_working_days(start, 1), earliest), latest)
