"""What follows where a promise falls due, a month is over, or the resident's words are erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import almanac
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.reckoning import add
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.contact.models import Thread
from hearth.journey.outcomes import actions, letters
from hearth.journey.outcomes.actions.forgetting import EMPTY
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.counting import count
from hearth.journey.outcomes.models import Commitment, Measurement, Revision

CLOCK = System("clock")
ONE_DAY = timedelta(days=1)


@job("outcomes.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell those who should know."""
    letters.post(entry)


@job("outcomes.follow_clock", queue="clock")
def follow_clock(entry: Entry) -> None:
    """Shortly before the day the unit is reminded; once it has passed, it is told, and then those above."""
    clock = Clock.objects.filter(pk=entry.thing_id, kind="outcomes.commitment", stopped_at=None).first()
    commitment = _open(clock.thing_id) if clock is not None else None
    if commitment is None:
        return
    kind = entry.facts.get("kind", "")
    if kind in letters.STEPS:
        actions.escalate(commitment, kind, by=CLOCK)
    elif kind == "ninety":
        letters.remind(entry, commitment)


@job("outcomes.measure_promises", queue="clock", cron="40 4 * * *")
def measure_promises(now: datetime) -> None:
    """Every night: each month that is over, and whose last case is decided, is counted once."""
    rows = Commitment.objects.filter(kind="recurring", state="open").exclude(metric="outside")
    for commitment in rows.select_related("unit", "thread"):
        for period in _months(commitment, now):
            try:
                actions.measure(commitment, period, count(commitment, *period, now), by=CLOCK)
            except Refused:
                break


@job("outcomes.forget_words", queue="intake")
def forget_words(entry: Entry) -> None:
    """The resident's words are erased: those about their matter go with them."""
    for thread in _of_one(entry) if entry.kind == "contact.thread" else _emptied():
        actions.forget(thread, by=CLOCK)


def _months(commitment: Commitment, now: datetime) -> Iterator[Period]:
    """Whole months, the first one from the day it was promised, in which every case has been decided by now."""
    counted = set(commitment.measurements.values_list("since", flat=True))
    since = commitment.made_at.astimezone(SHANGHAI).date()
    while _is_decided(until := _last_day(since), commitment, now):
        if since not in counted:
            yield Period(since, until)
        since = until + ONE_DAY


def _last_day(day: date) -> date:
    return (day.replace(day=1) + 31 * ONE_DAY).replace(day=1) - ONE_DAY


def _is_decided(until: date, commitment: Commitment, now: datetime) -> bool:
    over = datetime.combine(until + ONE_DAY, time(), SHANGHAI)
    return add(over, commitment.allowed, almanac.calendar()) < now


def _of_one(entry: Entry) -> Any:
    return Thread.objects.filter(pk=entry.thing_id, pk__in=_telling().values("thread"))


def _emptied() -> Any:
    """Threads whose words ended with their time, while something is still told of promises in them."""
    gone = Thread.objects.filter(messages__kind="first", messages__body="", is_sealed=False)
    return gone.filter(pk__in=_telling().values("thread"))


def _telling() -> Any:
    """Promises about which something can still be read."""
    revised = Revision.objects.exclude(reason="").values("commitment")
    counted = Measurement.objects.exclude(source="").values("commitment")
    empty = dict.fromkeys(EMPTY, "")
    return Commitment.objects.filter(~Q(**empty) | Q(pk__in=revised) | Q(pk__in=counted))


def _open(key: object) -> Commitment | None:
    found: Commitment | None = (
        Commitment.objects.filter(pk=key, state="open").select_related("unit", "clock", "thread__deputy").first()
    )
    return found
