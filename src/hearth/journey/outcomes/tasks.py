"""What follows where a promise falls due, a month is over, something is claimed or published, or words are erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import almanac
from hearth.ground.rulebook.models import Clock
from hearth.ground.rulebook.reckoning import add
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.contact.models import Thread
from hearth.journey.outcomes import actions, files, letters, letters_outcome, upward
from hearth.journey.outcomes.actions.forgetting import EMPTY
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.counting import count
from hearth.journey.outcomes.models import Commitment, Ground, Measurement, Outcome, Revision
from hearth.journey.suggestions.models import Reply

CLOCK = System("clock")
ONE_DAY = timedelta(days=1)
SETTLES = timedelta(minutes=10)  # a publication taken back within it tells nobody anything


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


@job("outcomes.write_down_promises", queue="clock")
def write_down_promises(entry: Entry) -> None:
    """A unit signed its answer to a suggestion: what it promises by a day is kept in mind."""
    signed = Reply.objects.filter(assignment__code=entry.facts.get("assignment", ""), signed_at__lte=entry.at)
    if (reply := signed.order_by("-round").first()) is not None:
        actions.write_down(reply, by=CLOCK)


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
    files.remove_erased()


@job("outcomes.post_news", queue="post")
def post_news(entry: Entry) -> None:
    """Tell those who should know what was claimed, shown, verified or published."""
    letters_outcome.post(entry)


@job("outcomes.lay_down_files", queue="paper")
def lay_down_files(entry: Entry) -> None:
    """Papers and photos that came with it find their place, photos drawn anew."""
    files.lay_down(entry.thing_id)


@job("outcomes.tell_everybody", queue="clock", cron="* * * * *")
def tell_everybody(now: datetime) -> None:
    """What has been public for ten minutes is told to everybody who wrote what it came of, once."""
    waiting = Outcome.objects.filter(is_to_tell=True, moved_at__lt=now - SETTLES)
    for outcome in waiting.select_related("unit").order_by("moved_at"):
        upward.carry_down(outcome)
        while actions.tell(outcome, by=CLOCK):
            pass


@job("outcomes.take_back_below", queue="post")
def take_back_below(entry: Entry) -> None:
    """What is not public any more is not told to a congress below any more either."""
    upward.carry_down(Outcome.objects.select_related("unit").get(pk=entry.thing_id))


@job("outcomes.lapse_ended", queue="clock", cron="20 1 * * *")
def lapse_ended(now: datetime) -> None:
    """Every night: what held until yesterday holds no more."""
    today = now.astimezone(SHANGHAI).date()
    for outcome in Outcome.objects.filter(state="published", until__lt=today).order_by("until"):
        try:
            actions.lapse(outcome, by=CLOCK)
        except Stale:
            continue


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
    return Thread.objects.filter(_told_of(), pk=entry.thing_id)


def _emptied() -> Any:
    """Threads whose words ended with their time, while something is still told of promises in them."""
    gone = Thread.objects.filter(messages__kind="first", messages__body="", is_sealed=False)
    return gone.filter(_told_of()).distinct()


def _told_of() -> Q:
    """Something is still told of them, in a promise or in a claim."""
    return Q(pk__in=_telling().values("thread")) | Q(pk__in=Ground.objects.exclude(thread=None).values("thread"))


def _telling() -> Any:
    """Promises about which something can still be read."""
    revised = Revision.objects.exclude(reason="").values("commitment")
    counted = Measurement.objects.exclude(source="").values("commitment")
    empty = dict.fromkeys(EMPTY, "")
    return Commitment.objects.filter(~Q(**empty) | Q(pk__in=revised) | Q(pk__in=counted))


def _open(key: object) -> Commitment | None:
    found: Commitment | None = Commitment.objects.filter(pk=key, state="open").with_things().first()
    return found
