"""Rules: predicates about an actor and a thing that combine with & | ~ and know their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hearth.core.actors import By


@dataclass(frozen=True)
class Rule:
    """May this actor do it to this thing?"""

    name: str
    test: Callable[[By, Any], bool]

    def __call__(self, actor: By, thing: Any) -> bool:
        return self.test(actor, thing)

    def __and__(self, other: Rule) -> Rule:
        return Rule(f"({self.name} & {other.name})", lambda a, t: self(a, t) and other(a, t))

    def __or__(self, other: Rule) -> Rule:
        return Rule(f"({self.name} | {other.name})", lambda a, t: self(a, t) or other(a, t))

    def __invert__(self) -> Rule:
        return Rule(f"~{self.name}", lambda a, t: not self(a, t))


def deny_first(denial: Rule, table: dict[str, Rule]) -> dict[str, Rule]:
    """The same table, in which nothing a post allows is allowed to whoever the denial names."""
    return {action: Rule(rule.name, (~denial & rule).test) for action, rule in table.items()}


def rule(test: Callable[[By, Any], bool]) -> Rule:
    """A rule named after its function."""
    return Rule(test.__name__, test)


def has_role(role: str) -> Rule:
    """The actor holds this post in the congress in scope."""
    return Rule(f"is_{role.replace('-', '_')}", lambda actor, thing: role in actor.roles)
