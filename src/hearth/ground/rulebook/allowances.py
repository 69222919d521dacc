"""How much time a clock is given: what the rule allows, or what the unit itself promised, whichever ends earlier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.models import UnitPromise
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.reckoning import Span, add

Given = tuple[Span, UnitPromise | None]
Promises = Mapping[tuple[Any, str], Sequence[UnitPromise]]


def given(
    profile: Profile, rule: str, started: datetime, calendar: WorkingDays, promises: Iterable[UnitPromise]
) -> Given:
    """The time there is from this moment on, and the promise it comes from, if it does."""
    told = profile.rule(rule)
    best: Given = (Span(told.amount, told.unit, told.over_holidays), None)
    ends = None
    for promise in promises:
        ends = ends or add(started, told, calendar)
        if (earlier := add(started, promise.allowed, calendar)) < ends:
            best, ends = (promise.allowed, promise), earlier
    return best


def promised(owner: Any, name: str, rule: str, started: datetime) -> list[UnitPromise]:
    """What this unit had promised by that moment: for clocks of this name, or for this rule alone."""
    return list(UnitPromise.objects.at(started).filter(unit=owner, name__in=(name, rule))) if owner else []


def all_promises() -> Promises:
    """Whatever any unit ever promised, by unit and name: for going through many clocks."""
    found: defaultdict[tuple[Any, str], list[UnitPromise]] = defaultdict(list)
    for promise in UnitPromise.objects.all():
        found[promise.unit_id, promise.name].append(promise)
    return found


def given_under(clock: Any, profile: Profile, calendar: WorkingDays, promises: Promises) -> Given | None:
    """The time this clock would have by these rules; None where they do not know its rule."""
    if clock.rule not in profile.rules:
        return None
    known = [each for name in {clock.name, clock.rule} for each in promises.get((clock.owner_id, name), ())]
    own = [each for each in known if each.held_at(clock.started_at)]
    return given(profile, clock.rule, clock.started_at, calendar, own)
