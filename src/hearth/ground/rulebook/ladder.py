"""The steps by which people are reminded of a promise, and by which its breach rises: all of them data of the profile.

Reminders come when a share of the time is over; lateness rises when a share of it has passed once more, though not
sooner than the profile says. Both are counted as the promise itself is: in office hours where it runs in them.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.profile import Profile, Rule
from hearth.ground.rulebook.reckoning import Allowance, Standing, measure_of, whole
from hearth.ground.rulebook.working_time import NOTHING, Measure

REMINDERS = ("half", "ninety")
BEFORE_LATE = (*REMINDERS, "due")
STEPS = (*BEFORE_LATE, "late", "late_leader", "late_committee")
AT_LEAST = {"min": timedelta(minutes=1), "h": timedelta(hours=1)}


class Step(NamedTuple):
    """What is due to be told of a clock, and when."""

    kind: str
    at: datetime


def steps(profile: Profile, allowed: Allowance, standing: Standing, calendar: WorkingDays) -> list[Step]:
    """Every step of this clock, in order, if nothing happens to it any more."""
    return list(_from(STEPS[0], profile, standing, measure_of(allowed, calendar)))


def next_step(
    kind: str, now: datetime, profile: Profile, allowed: Allowance, standing: Standing, calendar: WorkingDays
) -> Step | None:
    """The step to take from this one on: a reminder is left out when the next step is due as well."""
    if kind not in BEFORE_LATE and standing.due > now:
        kind = "due"  # it was late, and has been given more time: what is late again is told again
    missed = None
    for step in _from(kind, profile, standing, measure_of(allowed, calendar)) if kind else ():
        if missed and step.at > now:
            return missed
        if step.kind not in REMINDERS or step.at > now:
            return step
        missed = step
    return missed


def after(kind: str) -> str:
    """The step that follows this one; nothing after the last."""
    return STEPS[STEPS.index(kind) + 1] if kind != STEPS[-1] else ""


def rule_of(step: str, profile: Profile) -> Rule | None:
    """What the profile says of a step; nothing of the moment the time is over, and some places leave others out."""
    return profile.rules.get(f"{'reminder' if step in REMINDERS else 'ladder'}.{step}")


def at_least(rule: Rule) -> timedelta:
    """However short a promise is, its lateness rises no sooner."""
    return rule.amount * AT_LEAST[rule.unit]


def _from(kind: str, profile: Profile, standing: Standing, measure: Measure) -> Iterator[Step]:
    allowed = whole(standing, measure)
    for step in STEPS[STEPS.index(kind) :]:
        if at := _moment(step, profile, standing, allowed, measure):
            yield Step(step, at)


def _moment(step: str, profile: Profile, standing: Standing, allowed: timedelta, measure: Measure) -> datetime | None:
    if step == "due":
        return standing.due
    rule = rule_of(step, profile)
    if rule is None:
        return None
    share = allowed * (rule.percent or 0) // 100
    if step in REMINDERS:
        return measure.due(standing.since, max(NOTHING, share - standing.used))
    late = max(share, at_least(rule)) - standing.late
    return measure.due(max(standing.since, standing.due), max(NOTHING, late))
