"""The heating company’s two-hour promise, counted month by month; and a pump it has promised by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.actors import Actor
from hearth.ground.congress.models import Unit
from hearth.journey.casework.models import Referral
from hearth.journey.contact.models import Thread
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.counting import Count
from hearth.journey.outcomes.models import Commitment
from hearth.ops.demo.people import unit_named
from hearth.ops.demo.referring import actor_of

HOTLINE = "每个小区的居民群里都有供热服务人员；群里和热线的报修，两小时内回应。"
PUMP = "换热站二号循环泵带病运行，换新泵。"
SOURCE = "供热热线通话清单和居民群记录"
TWO_HOURS = Terms(percent=95, within=2, span="h")
COUNTS = (Count(52, 44), Count(63, 56), Count(41, 37))
UNHEARD = ("submitted", "held", "not_accepted", "redirected", "withdrawn", "erased")
ONE_DAY = timedelta(days=1)


def promise_some(slug: str) -> None:
    """What the heating company promised early in the winter and how it kept it; and what it promised this week."""
    heating = Unit.objects.get(name_zh=unit_named("heating", slug).name)
    clerk, unit = actor_of("clerk"), actor_of("unit", unit=heating)
    thread = _first_cold_flat()
    if thread is not None and clerk is not None:
        _hotline(thread, heating, clerk)
    referral = Referral.objects.filter(unit=heating).open().select_related("unit", "issue__thread").first()
    if referral is not None and unit is not None:
        day = clock.today() + timedelta(days=5)
        actions.promise(referral, Pledge(PUMP, Terms(due_on=day)), by=unit)


def _hotline(thread: Thread, heating: Unit, clerk: Actor) -> None:
    with clock.standing_at(thread.began_at + timedelta(days=3)):
        promise = actions.note_promise(thread, heating, Pledge(HOTLINE, TWO_HOURS, "outside"), by=clerk)
    for period, count in zip(list(_months(promise))[-len(COUNTS) :], COUNTS, strict=False):
        with clock.standing_at(min(clock.now(), _morning_after(period.until))):
            actions.measure(Commitment.objects.get(pk=promise.pk), period, count, by=clerk, source=SOURCE)


def _first_cold_flat() -> Any:
    cold = Thread.objects.filter(is_sealed=False, messages__kind="first", messages__body__contains="暖气")
    return cold.exclude(state__in=UNHEARD).select_related("deputy").defer("words").order_by("began_at").first()


def _months(promise: Commitment) -> Iterator[Period]:
    """Month by month from the day it was promised, the last one until yesterday."""
    since, yesterday = localdate(promise.made_at), clock.today() - ONE_DAY
    while since <= yesterday:
        until = min(_last_day(since), yesterday)
        yield Period(since, until)
        since = until + ONE_DAY


def _last_day(day: date) -> date:
    return (day.replace(day=1) + 31 * ONE_DAY).replace(day=1) - ONE_DAY


def _morning_after(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, clock.now().timetz())
