"""What a profile says, line by line; here the promises that are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Unit = Literal["min", "h", "wh", "d", "wd", "mo"]
NUMBERS = ("amount", "unit", "over_holidays", "at_most", "percent")
# what counts these knows one unit only
IN_ONE_UNIT = ("retention", "reception", "reminder", "ladder")
ALWAYS_THE_SAME = _("{rule}: this is always counted in the same unit.")
BEYOND_THE_LAW = _("{rule}: the law allows no more time than this.")


class BadProfile(ValueError):
    """A profile promises something that cannot be kept or does not say where it comes from."""

    def __init__(self, message: str, sentence: Any = None) -> None:
        self.sentence = sentence  # for whoever drafted it, where more can be said than that
        super().__init__(message)


@dataclass(frozen=True)
class Wording:
    """The same words in every language a profile speaks; English stands in for a missing one."""

    texts: Mapping[str, str]

    def __str__(self) -> str:
        return self.texts.get(get_language() or "en", self.texts["en"])


@dataclass(frozen=True)
class Provision:
    """One thing a place has settled, and the law or custom that says so."""

    name: str
    title: Wording
    cite: Wording

    @property
    def chapter(self) -> str:
        return self.name.partition(".")[0]

    @property
    def substance(self) -> object:
        """What is settled, without the words about it."""
        raise NotImplementedError

    @property
    def brief(self) -> str:
        """The same as the ledger notes it down."""
        raise NotImplementedError

    def changed(self, *, cite: Any = "", **told: Any) -> Provision:
        """The same thing settled otherwise, with a source of its own; what is not told stays."""
        raise NotImplementedError


@dataclass(frozen=True)
class Rule(Provision):
    """One promise: how long something may take."""

    amount: int
    unit: Unit
    over_holidays: int | None = None
    at_most: int | None = None
    at_least: int | None = None  # no place may go below it
    longest: int | None = None  # no place may go beyond it
    percent: int | None = None

    @property
    def substance(self) -> object:
        return self.amount, self.unit, self.over_holidays, self.at_most, self.percent

    @property
    def brief(self) -> str:
        return f"{self.amount} {self.unit}"

    @property
    def is_in_one_unit(self) -> bool:
        """Whether it is counted in no other: what counts it knows no other, or the law sets its end in this one."""
        return self.chapter in IN_ONE_UNIT or self.longest is not None

    @property
    def least(self) -> int:
        """Minutes may be none at all: a step that is taken at once."""
        return self.at_least or (0 if self.unit == "min" else 1)

    def changed(self, *, cite: Any = "", **told: Any) -> Rule:
        refuse_unknown(self.name, told, NUMBERS)
        if self.is_in_one_unit and told.get("unit", self.unit) != self.unit:
            raise BadProfile(f"{self.name} is counted in {self.unit}", format_lazy(ALWAYS_THE_SAME, rule=self.title))
        return countable(replace(self, cite=source(self.name, cite), **told))


def countable(rule: Rule) -> Rule:
    """The rule, if somebody can keep it and the law lets a place have it."""
    if rule.unit not in get_args(Unit) or not isinstance(rule.amount, int) or rule.amount < rule.least:
        raise BadProfile(f"{rule.name} cannot be counted: {rule.amount} {rule.unit}")
    if rule.longest is not None and rule.amount > rule.longest:
        sentence = format_lazy(BEYOND_THE_LAW, rule=rule.title)
        raise BadProfile(f"{rule.name} goes beyond {rule.longest} {rule.unit}", sentence)
    return rule


def source(name: str, cite: Any) -> Wording:
    """Where it comes from: in every language as shipped, in one as somebody typed it."""
    if isinstance(cite, Mapping) and cite.get("en"):
        return Wording(cite)
    if not isinstance(cite, str) or not cite.strip():
        raise BadProfile(f"{name} does not say its cite")
    return Wording({"en": cite})


def refuse_unknown(name: str, told: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """A slip in a name would otherwise change nothing and say nothing."""
    if unknown := told.keys() - set(known):
        raise BadProfile(f"{name} has no {', '.join(sorted(unknown))}")
