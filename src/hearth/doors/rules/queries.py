"""The rules of a congress as pages tell them: what holds, since when, who changed it, what a draft would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from hearth.core import clock, tenancy
from hearth.core.actors import By
from hearth.core.tenancy import known_id
from hearth.doors.rules import labels
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import almanac, foresight, versions
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.foresight import Outlook
from hearth.ground.rulebook.models import ProfileVersion, Trial, Tried
from hearth.ground.rulebook.profile import Profile, Provision, Rule
from hearth.journey.casework.models import Referral
from hearth.journey.contact import recounting

ROWS = 40
MOST_VERSIONS = 60


class Standing(NamedTuple):
    """A rule as it holds, and since when it says what it says; no day where it came with the platform."""

    rule: Provision
    since: datetime | None


def chapters(profile: Profile, now: datetime) -> list[tuple[Any, list[Standing]]]:
    """Every rule in force, chapter by chapter."""
    since = _since(now)
    found: defaultdict[str, list[Standing]] = defaultdict(list)
    for name, rule in profile.provisions.items():
        found[rule.chapter].append(Standing(rule, since.get(name)))
    order = [*labels.CHAPTERS, *(found.keys() - labels.CHAPTERS.keys())]
    return [(labels.CHAPTERS.get(chapter, chapter), found[chapter]) for chapter in order if chapter in found]


def _since(now: datetime) -> dict[str, datetime]:
    """For each rule that was ever changed here, the last day on which it changed."""
    adopted = ProfileVersion.objects.filter(state="in_force", valid_from__lte=now).order_by("valid_from", "number")
    before, since = Profile.named(tenancy.current().profile).provisions, {}
    for version in adopted:
        rules = version.profile.provisions
        changed = [name for name in rules if name not in before or rules[name].substance != before[name].substance]
        since |= dict.fromkeys(changed, version.valid_from)
        before = rules
    return since


class Known(NamedTuple):
    """A version of the rules with its state and the people behind it."""

    version: ProfileVersion
    state: str
    drafted_by: list[str]
    put_in_force_by: str


def history(now: datetime) -> list[Known]:
    """Every version there was, the newest first."""
    found = list(ProfileVersion.objects.order_by("-number")[:MOST_VERSIONS])
    return known(found, now)


def known(found: list[ProfileVersion], now: datetime) -> list[Known]:
    """These versions with their people."""
    people = names([*(hand for each in found for hand in each.drafted_by), *(each.put_in_force_by for each in found)])
    current = versions.version_at(now)
    return [
        Known(
            each,
            state_of(each, current, now),
            [people[hand] for hand in each.drafted_by if hand in people],
            people.get(each.put_in_force_by, ""),
        )
        for each in found
    ]


def state_of(version: ProfileVersion, current: ProfileVersion | None, now: datetime) -> str:
    """Where a version stands: also whether it has begun, and whether another has followed."""
    if version.state != "in_force":
        return str(version.state)
    if version.valid_from > now:
        return "coming"
    return "in_force" if current and current.pk == version.pk else "past"


def names(keys: Iterable[UUID | None]) -> dict[UUID, str]:
    """What these people are called."""
    return {key: user.shown_name for key, user in User.objects.in_bulk([key for key in keys if key]).items()}


def before(version: ProfileVersion) -> Profile:
    """The rules this version follows: for a draft those in force, for the others those they ended."""
    if version.state != "in_force":
        return versions.looked_up(clock.now())
    earlier = ProfileVersion.objects.filter(state="in_force", valid_from__lt=version.valid_from)
    last = earlier.order_by("-valid_from", "-number").first()
    return last.profile if last else Profile.named(tenancy.current().profile)


def outlook(profile: Profile, calendar: WorkingDays, now: datetime) -> Outlook:
    """What this would do to everything that runs: the clocks of units and the next moments of threads."""
    clocks = foresight.outlook(profile, calendar, now)
    return clocks.beside(recounting.outlook(profile, calendar, now, foresight.MOST))


def outlook_of_rules(profile: Profile, now: datetime) -> Outlook:
    """The same for other rules, by the calendar as it is."""
    return outlook(profile, almanac.calendar_at(), now)


def trial_of(version: ProfileVersion) -> Trial | None:
    """The latest trial of this version, if any."""
    found: Trial | None = Trial.objects.filter(version=version).select_related("version").order_by("-asked_at").first()
    return found


class Counted(NamedTuple):
    """One rule at one unit: how many were tried and were late, would be late, would no longer be."""

    rule: Rule | None
    name: str
    unit: Unit | None
    tried: int
    was_late: int
    newly_late: int
    no_longer_late: int

    @property
    def would_be_late(self) -> int:
        return self.was_late + self.newly_late - self.no_longer_late


class Result(NamedTuple):
    """What a trial found: in all, and line by line where a verdict would be another."""

    total: Counted
    lines: list[Counted]


def result(trial: Trial) -> Result:
    """The counts of a trial with the names of rules and units; what would be late most stands first."""
    rules = trial.version.profile.rules
    units = Unit.objects.in_bulk([key for line in trial.counts if (key := known_id(line.partition(" ")[2]))])
    lines = []
    for line, counts in trial.counts.items():
        name, _space, unit = line.partition(" ")
        lines.append(Counted(rules.get(name), name, units.get(known_id(unit)) if unit else None, *counts))
    sums = [sum(column) for column in zip(*trial.counts.values(), strict=True)] or [0, 0, 0, 0]
    changed = [line for line in lines if line.newly_late or line.no_longer_late]
    changed.sort(key=lambda line: (-line.newly_late, -line.no_longer_late, line.name))
    return Result(Counted(None, "", None, *sums), changed)


class Case(NamedTuple):
    """A promise the trial would judge otherwise; its number only for those who may see the matter."""

    tried: Tried
    rule: Rule | None
    code: str


class Cases(NamedTuple):
    """Some of them, and the key of the last where more follow."""

    rows: list[Case]
    following: str


def cases(trial: Trial, actor: By, *, rule: str, unit: str, late: bool, after: str) -> Cases:
    """The promises behind one number of a trial, forty at a time."""
    rows = trial.rows.filter(is_late=late).select_related("clock__owner").order_by("pk")
    if rule:
        rows = rows.filter(clock__rule=rule, clock__owner=known_id(unit))
    if key := known_id(after):
        rows = rows.filter(pk__gt=key)
    found = list(rows[: ROWS + 1])
    codes = _codes([row.clock.thing_id for row in found], actor)
    rules = trial.version.profile.rules
    shown = [Case(row, rules.get(row.clock.rule), codes.get(row.clock.thing_id, "")) for row in found[:ROWS]]
    return Cases(shown, found[ROWS - 1].pk.hex if len(found) > ROWS else "")


def _codes(things: list[UUID], actor: By) -> dict[UUID, str]:
    return dict(Referral.objects.visible_to(actor).filter(pk__in=things).values_list("pk", "code"))
