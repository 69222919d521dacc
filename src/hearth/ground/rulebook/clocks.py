"""Starting, pausing and stopping a clock: plain functions for the actions of other apps, which ask the policy and
record what happened.

Each changes the row only as the caller saw it, and raises `Stale` where somebody was faster. When a promise falls due
follows from its rule, its start, its pauses and its extensions alone (`reckoning`): nothing is added up twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from hearth.core import clock as the_clock
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.rows import insert_together, replaced
from hearth.ground.rulebook import almanac, explaining, ladder, versions
from hearth.ground.rulebook.allowances import given, promised
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.deadlines import Due
from hearth.ground.rulebook.models import Clock, Extension, Pause
from hearth.ground.rulebook.models.clock import OWN_DAY
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.reckoning import Span, Standing, reckon

DONE = "done"
BEGINNING = "half"
MINUTE = timedelta(minutes=1)


def start(thing: Any, name: str, rule: str, *, since: datetime | None = None, owner: Any = None) -> Clock:
    """From now, or from a moment before, this must happen in time. Raises `Stale` where such a clock runs already."""
    profile, calendar = versions.in_force(), almanac.calendar()
    started = since or the_clock.now()
    allowed, promise = given(profile, rule, started, calendar, promised(owner, name, rule, started))
    return _begin(thing, name, rule, started, allowed, owner=owner, promise=promise)


def start_until(thing: Any, name: str, due: datetime, *, since: datetime | None = None, owner: Any = None) -> Clock:
    """From now, or from a moment before, this must happen by a day somebody chose. No change of the rules moves it."""
    started = (since or the_clock.now()).replace(second=0, microsecond=0)
    minutes = max(1, (due - started) // MINUTE)
    return _begin(thing, name, OWN_DAY, started, Span(minutes, "min"), owner=owner)


def pause(clock: Clock, reason: str, *, by: By, at: datetime | None = None) -> None:
    """What is left of its time stays as it is until the clock is resumed."""
    if clock.paused_since is not None:
        raise Stale()
    since = max(at or the_clock.now(), clock.started_at)
    _change(clock, paused_since=since)
    Pause.objects.create(clock=clock, since=since, reason=reason, role=by.role, who=by.id)


def resume(clock: Clock, *, by: By, at: datetime | None = None) -> None:
    """It goes on with what was left."""
    if clock.paused_since is None:
        raise Stale()
    _end_pause(clock, at or the_clock.now(), by.role, by.id)
    _change(clock, paused_since=None, **_timing(clock))


def extend(clock: Clock, amount: int, unit: str, reason: str, *, by: By) -> None:
    """It is given more time."""
    was = clock.due_at
    Extension.objects.create(
        clock=clock, at=the_clock.now(), amount=amount, unit=unit, reason=reason, role=by.role, who=by.id
    )
    changes = _timing(clock)
    _change(clock, extra=clock.extra + changes["due_at"] - was, **changes)


def stop(clock: Clock, outcome: str, *, at: datetime | None = None) -> None:
    """It runs no longer. Whether what is "done" was done in time, its due date decides."""
    moment = at or the_clock.now()
    changes: dict[str, Any] = {}
    if clock.paused_since is not None:
        _end_pause(clock, moment, "", None)
        changes = {"paused_since": None, "due_at": _timing(clock)["due_at"]}
    if outcome == DONE:
        outcome = "kept" if moment <= changes.get("due_at", clock.due_at) else "late"
    _change(clock, stopped_at=moment, outcome=outcome, **changes)


def cover_reasons(things: Sequence[Any], passage: str, cover: str) -> None:
    """A passage of what people wrote when they paused or extended these things' clocks is covered."""
    for kind in (Pause, Extension):
        told = kind.objects.filter(clock__in=_of_each(things), reason__contains=passage)
        told.update(**replaced(kind, passage, cover, "reason"))


def forget_reasons(things: Sequence[Any]) -> None:
    """What people wrote at pauses and extensions of these things goes; when they were, and how long, stays."""
    for kind in (Pause, Extension):
        kind.objects.filter(clock__in=_of_each(things)).exclude(reason="").update(reason="")


def _of_each(things: Sequence[Any]) -> Any:
    return Clock.objects.about_each(things).order_by().values("pk")


def running(thing: Any, name: str) -> Clock | None:
    """The clock of this name that was not stopped; a pause does not end it."""
    found: Clock | None = Clock.objects.open().filter(thing_id=thing.pk, name=name).first()
    return found


def of(thing: Any) -> list[Clock]:
    """Every clock this thing ever had, the oldest first."""
    return list(Clock.objects.about(thing))


def explain(clock: Clock) -> Due:
    """Why it is due when it is, in the reader's language."""
    return explaining.explain(clock)


def applied(allowed: Span, profile: Profile, calendar: WorkingDays) -> dict[str, Any]:
    """The columns that say how much time was given, and by which rules and which calendar."""
    return {**allowed._asdict(), "version": profile.id, "calendar": calendar.number}


def standing(
    clock: Any,
    calendar: WorkingDays,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
    allowed: Span | None = None,
) -> Standing:
    """Where this clock stands, from all that happened to it; or would stand, had it been given another time."""
    rests = [rest for pause in pauses if (rest := pause.rest)]
    return reckon(allowed or clock.allowed, clock.started_at, calendar, rests, [each.more for each in extensions])


def timing(
    clock: Any, stands: Standing, profile: Profile, calendar: WorkingDays, allowed: Span | None = None
) -> dict[str, Any]:
    """The columns that follow from where it stands: when it is due, and which step of the ladder comes next."""
    now = the_clock.now()
    step = ladder.next_step(clock.next_kind, now, profile, allowed or clock.allowed, stands, calendar)
    return {"due_at": stands.due, "next_kind": step.kind if step else "", "next_at": step.at if step else None}


def _begin(
    thing: Any, name: str, rule: str, started: datetime, allowed: Span, *, owner: Any = None, promise: Any = None
) -> Clock:
    profile, calendar = versions.in_force(), almanac.calendar()
    clock = Clock(
        kind=thing._meta.label_lower,
        thing_id=thing.pk,
        code=thing.code,
        name=name,
        owner=owner,
        rule=rule,
        promise=promise,
        started_at=started,
        next_kind=BEGINNING,
        **applied(allowed, profile, calendar),
    )
    for field, value in timing(clock, standing(clock, calendar), profile, calendar).items():
        setattr(clock, field, value)
    if not insert_together([clock], unless_taken=True):
        raise Stale()
    return clock


def _timing(clock: Clock) -> dict[str, Any]:
    profile, calendar = versions.in_force(), almanac.calendar()
    pauses, extensions = Pause.objects.filter(clock=clock), Extension.objects.filter(clock=clock)
    stands = standing(clock, calendar, pauses, extensions)
    return timing(clock, stands, profile, calendar)


def _end_pause(clock: Clock, moment: datetime, role: str, who: Any) -> None:
    ended = {"until": max(moment, clock.paused_since), "ended_role": role, "ended_who": who}
    if not Pause.objects.filter(clock=clock, since=clock.paused_since, until=None).update(**ended):
        raise Stale()


def _change(clock: Clock, **changes: Any) -> None:
    """Write this, unless the clock no longer stands as the caller saw it."""
    seen = Clock.objects.filter(
        pk=clock.pk, stopped_at=None, paused_since=clock.paused_since, due_at=clock.due_at, extra=clock.extra
    )
    if "next_kind" in changes:
        seen = seen.filter(next_kind=clock.next_kind)
    if clock.stopped_at or not seen.update(**changes):
        raise Stale()
    for field, value in changes.items():
        setattr(clock, field, value)
