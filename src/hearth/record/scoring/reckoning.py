"""How much a year's lines count by the rules of that year: arithmetic over what is given, and nothing asked anywhere.

The same lines, rules and rulings give the same sheet, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hearth.record.scoring.guards import guard_of

HALF_DAYS = 2  # of a day
NO_RULINGS: Mapping[str, int] = {}


class Line(NamedTuple):
    """A line of the closed file, as far as counting looks at it: neither words, nor photos, nor voices."""

    code: str
    kind: str
    done_on: date
    half_days: int | None = None
    has_word: bool = True  # somebody else verified or registered it
    is_of_suggestion: bool = True
    matters: frozenset[str] = frozenset()  # what it is about; lines that share one are about the same
    is_late: bool = False  # it came into the file after the year was closed


class Span(NamedTuple):
    """From this day to that, both among them."""

    first: date
    last: date


class Rule(NamedTuple):
    """What one kind counts, and on which days it did."""

    code: str
    kind: str
    counts_by: str
    points: int
    cap: int
    days: tuple[Span, ...]

    def is_in_force(self, day: date) -> bool:
        """Whether what was done on this day counts by it."""
        return any(span.first <= day <= span.last for span in self.days)


class Left(NamedTuple):
    """A line that does not count, why, and which one counts in its place."""

    line: str
    why: str
    beside: str = ""


class Counted(NamedTuple):
    """What came of one rule."""

    rule: str
    counted: int
    ruled: int | None  # how many it is to be, where somebody has decided about it
    points: int
    before: int
    cap: int
    kept: int
    left: tuple[Left, ...]


class Outside(NamedTuple):
    """So many lines of a kind that no rule looks at, and why."""

    kind: str
    why: str
    lines: int


class Sheet(NamedTuple):
    """The whole: every rule that was in force, what no rule looks at, and the sum."""

    total: int
    rules: tuple[Counted, ...]
    outside: tuple[Outside, ...]


def reckon(lines: Iterable[Line], rules: Iterable[Rule], rulings: Mapping[str, int] = NO_RULINGS) -> Sheet:
    """The sheet. `rulings` say of a rule how many count after somebody has decided about an objection."""
    sound = sorted((rule for rule in rules if _is_sound(rule)), key=lambda rule: (rule.kind, rule.days, rule.code))
    under: dict[str, list[Line]] = defaultdict(list)
    outside: Counter[tuple[str, str]] = Counter()
    for line in sorted(set(lines), key=lambda line: (line.done_on, line.code)):
        rule = next((rule for rule in sound if rule.kind == line.kind and rule.is_in_force(line.done_on)), None)
        if why := _why_outside(line, rule):
            outside[line.kind, why] += 1
        elif rule is not None:
            under[rule.code].append(line)
    found = _of_kinds(sound, under, rulings)
    left = tuple(Outside(kind, why, number) for (kind, why), number in sorted(outside.items()))
    return Sheet(sum(each.kept for each in found), tuple(found), left)


def _is_sound(rule: Rule) -> bool:
    """What the guards do not allow counts nothing, however it came to stand among the rules."""
    return bool(rule.days) and rule.points > 0 and rule.cap > 0 and rule.counts_by in guard_of(rule.kind).counts


def _why_outside(line: Line, rule: Rule | None) -> str:
    if not guard_of(line.kind).counts:
        return "never"
    if line.is_late:
        return "late"
    return "" if rule else "no_rule"


def _of_kinds(rules: Sequence[Rule], under: Mapping[str, list[Line]], rulings: Mapping[str, int]) -> list[Counted]:
    """Rules that follow each other for one kind share a year: its days, its matters, and what is left below the cap."""
    found, kept = [], Counter[str]()
    counts = {kind: _units(kind, rules, under) for kind in {rule.kind for rule in rules}}
    for rule in rules:
        units, left = counts[rule.kind][rule.code]
        ruled = rulings.get(rule.code)
        before = rule.points * (units if ruled is None else ruled)
        room = max(0, rule.cap - kept[rule.kind])
        kept[rule.kind] += min(before, room)
        found.append(Counted(rule.code, units, ruled, rule.points, before, rule.cap, min(before, room), left))
    return found


def _units(
    kind: str, rules: Sequence[Rule], under: Mapping[str, list[Line]]
) -> dict[str, tuple[int, tuple[Left, ...]]]:
    """How many count under each rule of one kind, and what does not."""
    guard, used = guard_of(kind), {}
    groups = _groups([line for rule in rules if rule.kind == kind for line in under.get(rule.code, ())])
    found: dict[str, tuple[int, tuple[Left, ...]]] = {}
    for rule in (rule for rule in rules if rule.kind == kind):
        good, left = [], []
        for line in under.get(rule.code, ()):
            if guard.needs_word and not line.has_word:
                left.append(Left(line.code, "no_word"))
            elif guard.is_of_suggestions and not line.is_of_suggestion:
                left.append(Left(line.code, "of_message"))
            else:
                good.append(line)
        units, more = _by_half_days(good) if rule.counts_by == "half_day" else _once_each(rule, good, groups, used)
        found[rule.code] = units, tuple(sorted([*left, *more]))
    return found


def _once_each(
    rule: Rule, lines: Sequence[Line], groups: Mapping[str, str], used: dict[Any, str]
) -> tuple[int, list[Left]]:
    """The first line of each day, or of each matter, counts; `used` goes on through the year."""
    by_day = rule.counts_by == "day"
    units, left = 0, []
    for line in lines:
        key: Any = line.done_on if by_day else groups[line.code]
        if key in used:
            left.append(Left(line.code, "same_day" if by_day else "same_matter", used[key]))
        else:
            used[key] = line.code
            units += 1
    return units, left


def _by_half_days(lines: Sequence[Line]) -> tuple[int, list[Left]]:
    """A day has two half-days, unless one line tells of more; a line that says none is one, if nothing else is."""
    days: dict[date, list[Line]] = defaultdict(list)
    for line in lines:
        days[line.done_on].append(line)
    units, left = 0, []
    for those in days.values():
        those.sort(key=lambda line: (-(line.half_days or 0), line.code))
        room = max(HALF_DAYS, those[0].half_days or 0) if those[0].half_days else 1
        for line in those:
            amount = line.half_days or 1
            if amount > room or (not line.half_days and line is not those[0]):
                left.append(Left(line.code, "same_day", those[0].code))
            else:
                units, room = units + amount, room - amount
    return units, left


def _groups(lines: Sequence[Line]) -> dict[str, str]:
    """For each line the name of its matter: lines that share anything, be it through a third, are of one."""
    name: dict[str, str] = {}

    def root(key: str) -> str:
        while name.setdefault(key, key) != key:
            key = name[key]
        return key

    for line in lines:
        own = root(f"line {line.code}")
        for matter in sorted(line.matters):
            first, second = sorted((own, root(matter)))
            name[second] = own = first
    return {line.code: root(f"line {line.code}") for line in lines}
