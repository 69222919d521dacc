"""A profile is the set of promises and choices one place lives by: how long, in which way, and who says so."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from hearth.ground.rulebook.choices import KINDS, NAMES, RESULT_CLASSES, Option
from hearth.ground.rulebook.choosing import Choice, ResultClass, ResultClasses, filed, ways
from hearth.ground.rulebook.provisions import (
    IN_ONE_UNIT,
    NUMBERS,
    BadProfile,
    Provision,
    Rule,
    Unit,
    Wording,
    countable,
    refuse_unknown,
    source,
)

__all__ = [
    "IN_ONE_UNIT",
    "NUMBERS",
    "BadProfile",
    "Choice",
    "Profile",
    "Provision",
    "ResultClass",
    "ResultClasses",
    "Rule",
    "Unit",
    "UnknownRule",
    "Wording",
    "shipped",
]

PROFILES = Path(__file__).parent / "profiles"
Way = TypeVar("Way", bound=Option)


class UnknownRule(LookupError):
    """Somebody asked for a promise or a choice this profile does not make."""


@dataclass(frozen=True)
class Profile:
    """What one place has settled, from the day it came into force."""

    id: str
    valid_from: date
    provisions: Mapping[str, Provision]
    title: Wording | None = None

    @classmethod
    def named(cls, profile_id: str) -> Profile:
        return _shipped(profile_id)

    @classmethod
    def from_toml(cls, text: str) -> Profile:
        table = tomllib.loads(text)
        profile_id, valid_from = table.pop("id"), table.pop("valid_from")
        title = Wording(table.pop("title")) if "title" in table else None
        others = cls.named(table.pop("otherwise")).provisions if "otherwise" in table else {}
        told = {f"{chapter}.{name}": each for chapter, names in table.items() for name, each in names.items()}
        own = {name: _written(name, each, others.get(name)) for name, each in told.items()}
        return cls(profile_id, valid_from, {**others, **own}, title)

    def rule(self, name: str) -> Rule:
        try:
            return self.rules[name]
        except KeyError:
            raise UnknownRule(f"{self.id} has no rule {name}") from None

    def chosen(self, kind: type[Way]) -> Way:
        """The way this place has chosen: `profile.chosen(Withdrawal) is Withdrawal.ANY_TIME`."""
        return self.all_chosen(kind)[0]

    def all_chosen(self, kind: type[Way]) -> tuple[Way, ...]:
        """The same where there may be several: `profile.all_chosen(Dimension)`."""
        choice = self.choices.get(NAMES[kind])
        if choice is None:
            raise UnknownRule(f"{self.id} has no choice {NAMES[kind]}")
        return tuple(kind(value) for value in choice.values)

    @property
    def result_classes(self) -> Mapping[str, ResultClass]:
        """The letters of this place in its order, each with what it stands for; none where it has none."""
        told = self.provisions.get(RESULT_CLASSES)
        return told.classes if isinstance(told, ResultClasses) else {}

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """What is counted."""
        return {name: each for name, each in self.provisions.items() if isinstance(each, Rule)}

    @cached_property
    def choices(self) -> Mapping[str, Choice]:
        """What is chosen among a few ways."""
        return {name: each for name, each in self.provisions.items() if isinstance(each, Choice)}

    def changed(self, profile_id: str, valid_from: date, changes: Mapping[str, Mapping[str, Any]]) -> Profile:
        """The same, with other numbers, choices and sources where this place has its own."""
        if unknown := changes.keys() - self.provisions.keys():
            raise UnknownRule(f"{self.id} has no rule {', '.join(sorted(unknown))}")
        own = {name: self.provisions[name].changed(**told) for name, told in changes.items()}
        return Profile(profile_id, valid_from, {**self.provisions, **own}, self.title)


def shipped() -> list[str]:
    """The profiles that come with this version."""
    return sorted(path.stem for path in PROFILES.glob("*.toml"))


@cache
def _shipped(profile_id: str) -> Profile:
    file = {path.stem: path for path in PROFILES.glob("*.toml")}.get(profile_id)
    if file is None:
        raise BadProfile(f"there is no profile {profile_id}")
    return Profile.from_toml(file.read_text(encoding="utf-8"))


def _written(name: str, told: Mapping[str, Any], known: Provision | None) -> Provision:
    """As a shipped profile writes it down; what it leaves out is as in the profile it builds on."""
    if known is None:
        return _first(name, dict(told))
    changed = known.changed(**{key: value for key, value in told.items() if key != "title"})
    return replace(changed, title=Wording(told["title"])) if "title" in told else changed


def _first(name: str, told: dict[str, Any]) -> Provision:
    needed = {"value"} if name in KINDS else {"classes"} if name == RESULT_CLASSES else {"amount", "unit"}
    if missing := {*needed, "title", "cite"} - told.keys():
        raise BadProfile(f"{name} does not say its {', '.join(sorted(missing))}")
    words = {"name": name, "title": Wording(told.pop("title")), "cite": source(name, told.pop("cite"))}
    refuse_unknown(name, told, tuple(needed) if "amount" not in needed else (*NUMBERS, "at_least", "longest"))
    if name in KINDS:
        return Choice(**words, values=ways(name, told["value"]))
    if name == RESULT_CLASSES:
        return ResultClasses(**words, classes=filed(name, told["classes"]))
    return countable(Rule(**words, **told))
