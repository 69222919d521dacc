"""Who acts. Every write takes `by`; all three kinds answer the same questions, so rules never ask which it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """A person in a congress, with the posts they hold there today."""

    user_id: UUID
    name: str
    roles: frozenset[str] = frozenset()
    deputy: Any = None
    acts_for: tuple[Any, ...] = ()
    unit: Any = None
    units: tuple[UUID, ...] = ()  # the keys of that unit and of its parts
    station: Any = None
    thread: Any = None

    @property
    def id(self) -> UUID:
        """The person's key, as the ledger writes it."""
        return self.user_id

    @property
    def role(self) -> str:
        """The post under which the ledger names this person first."""
        return next((role for role in (*ROLES, SUPERVISOR) if role in self.roles), "guest")


@dataclass(frozen=True)
class Visitor:
    """The holder of a tracking code: no account, one thread."""

    thread: Any = None
    id: UUID | None = None
    name: str = ""
    role: str = "citizen"
    roles: frozenset[str] = field(default=frozenset({"citizen"}))
    deputy: Any = None
    acts_for: tuple[Any, ...] = ()
    unit: Any = None
    units: tuple[UUID, ...] = ()
    station: Any = None


@dataclass(frozen=True)
class System:
    """The house itself: the clock, the screen, the demo's beginning."""

    name: str
    id: UUID | None = None
    role: str = "system"
    roles: frozenset[str] = field(default=frozenset({"system"}))
    deputy: Any = None
    acts_for: tuple[Any, ...] = ()
    unit: Any = None
    units: tuple[UUID, ...] = ()
    station: Any = None
    thread: Any = None


ROLES = (
    "deputy",
    "aide",
    "clerk",
    "committee",
    "leader",
    "office",
    "unit",
    "unit-leader",
    "station",
    "auditor",
    "admin",
)
# comes from the congress above, for sealed matters that were referred to it; nobody holds it as a post
SUPERVISOR = "supervisor"
By = Actor | Visitor | System
