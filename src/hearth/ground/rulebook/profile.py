"""A profile is the set of promises one place lives by: how long things may take, and who says so."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from django.utils.translation import get_language

PROFILES = Path(__file__).parent / "profiles"
Unit = Literal["min", "h", "wh", "d", "wd", "mo"]
NUMBERS = ("amount", "unit", "over_holidays", "at_most", "percent")
# what counts these knows one unit only
IN_ONE_UNIT = ("retention", "reception", "reminder", "ladder")


class BadProfile(ValueError):
    """A profile promises something that cannot be kept or does not say where it comes from."""


class UnknownRule(LookupError):
    """Somebody asked for a promise this profile does not make."""


@dataclass(frozen=True)
class Wording:
    """The same words in every language a profile speaks; English stands in for a missing one."""

    texts: Mapping[str, str]

    def __str__(self) -> str:
        return self.texts.get(get_language() or "en", self.texts["en"])


@dataclass(frozen=True)
class Rule:
    """One promise: how long something may take, and the law or custom that says so."""

    name: str
    amount: int
    unit: Unit
    title: Wording
    cite: Wording
    over_holidays: int | None = None
    at_most: int | None = None
    at_least: int | None = None  # no place may go below it
    percent: int | None = None

    @property
    def chapter(self) -> str:
        return self.name.partition(".")[0]


@dataclass(frozen=True)
class Profile:
    """The promises of one place, from the day they came into force."""

    id: str
    valid_from: date
    rules: Mapping[str, Rule]
    title: Wording | None = None

    @classmethod
    def named(cls, profile_id: str) -> "Profile":
        return _shipped(profile_id)

    @classmethod
    def from_toml(cls, text: str) -> "Profile":
        table = tomllib.loads(text)
        profile_id, valid_from = table.pop("id"), table.pop("valid_from")
        title = Wording(table.pop("title")) if "title" in table else None
        others = cls.named(table.pop("otherwise")).rules if "otherwise" in table else {}
        return cls(profile_id, valid_from, {**others, **_rules(table)}, title)

    def rule(self, name: str) -> Rule:
        try:
            return self.rules[name]
        except KeyError:
            raise UnknownRule(f"{self.id} has no rule {name}") from None

    def changed(self, profile_id: str, valid_from: date, changes: Mapping[str, Mapping[str, Any]]) -> "Profile":
        """The same promises, with other numbers and sources where this place has its own."""
        own = {name: _changed(self.rule(name), **told) for name, told in changes.items()}
        return Profile(profile_id, valid_from, {**self.rules, **own}, self.title)


def shipped() -> list[str]:
    """The profiles that come with this version."""
    return sorted(path.stem for path in PROFILES.glob("*.toml"))


@cache
def _shipped(profile_id: str) -> Profile:
    file = {path.stem: path for path in PROFILES.glob("*.toml")}.get(profile_id)
    if file is None:
        raise BadProfile(f"there is no profile {profile_id}")
    return Profile.from_toml(file.read_text(encoding="utf-8"))


def _rules(chapters: Mapping[str, Any]) -> dict[str, Rule]:
    told = {f"{chapter}.{name}": rule for chapter, rules in chapters.items() for name, rule in rules.items()}
    return {name: _rule(name, **rule) for name, rule in told.items()}


def _rule(name: str, **told: Any) -> Rule:
    if missing := {"amount", "unit", "title", "cite"} - told.keys():
        raise BadProfile(f"{name} does not say its {', '.join(sorted(missing))}")
    return _countable(Rule(name, **told | {"title": Wording(told["title"]), "cite": Wording(told["cite"])}))


def _changed(rule: Rule, *, cite: str = "", **numbers: Any) -> Rule:
    if not cite.strip():
        raise BadProfile(f"{rule.name} does not say its cite")
    if unknown := numbers.keys() - set(NUMBERS):
        raise BadProfile(f"{rule.name} has no {', '.join(sorted(unknown))}")
    if rule.chapter in IN_ONE_UNIT and numbers.get("unit", rule.unit) != rule.unit:
        raise BadProfile(f"{rule.name} is counted in {rule.unit}")
    return _countable(replace(rule, **numbers, cite=Wording({"en": cite})))


def _countable(rule: Rule) -> Rule:
    """Minutes may be none at all: a step that is taken at once."""
    least = rule.at_least or (0 if rule.unit == "min" else 1)
    if rule.unit not in get_args(Unit) or not isinstance(rule.amount, int) or rule.amount < least:
        raise BadProfile(f"{rule.name} cannot be counted: {rule.amount} {rule.unit}")
    return rule
