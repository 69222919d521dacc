"""A profile is the set of promises one place lives by: how long things may take, and who says so."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from django.utils.translation import get_language

PROFILES = Path(__file__).parent / "profiles"
Unit = Literal["h", "d", "wd"]


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


@dataclass(frozen=True)
class Profile:
    """The promises of one place, from the day they came into force."""

    id: str
    valid_from: date
    rules: Mapping[str, Rule]

    @classmethod
    def named(cls, profile_id: str) -> "Profile":
        return _shipped(profile_id)

    @classmethod
    def from_toml(cls, text: str) -> "Profile":
        table = tomllib.loads(text)
        return cls(table.pop("id"), table.pop("valid_from"), _rules(table))

    def rule(self, name: str) -> Rule:
        try:
            return self.rules[name]
        except KeyError:
            raise UnknownRule(f"{self.id} has no rule {name}") from None


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
    if told["unit"] not in get_args(Unit) or told["amount"] < 1:
        raise BadProfile(f"{name} cannot be counted: {told['amount']} {told['unit']}")
    return Rule(name, **told | {"title": Wording(told["title"]), "cite": Wording(told["cite"])})
