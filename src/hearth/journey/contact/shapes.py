"""What a person may see depends on their posts and deputies, not on who they are: for each such shape, queries over
threads are composed once and asked with their keys."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from hearth.core.actors import Actor


class Shape(NamedTuple):
    """Posts, and how many deputies a person is or acts for."""

    roles: frozenset[str]
    has_seat: bool
    deputies: int

    @classmethod
    def of(cls, actor: Any) -> Shape:
        """The shape of this person."""
        return cls(actor.roles, actor.deputy is not None, len(deputies_of(actor)))

    def parameters(self) -> dict[str, type]:
        """The names that stand for the person and the deputies, and that they are keys."""
        return {"user": UUID} | {f"deputy{number}": UUID for number in range(self.deputies)}

    def values(self, actor: Any) -> dict[str, UUID]:
        """The same names with this person and their deputies."""
        return dict(zip(self.parameters(), (actor.id, *(deputy.pk for deputy in deputies_of(actor))), strict=True))

    def actor(self, user: UUID, **deputies: UUID) -> Actor:
        """Somebody of this shape with these deputies, to compose a query for."""
        seats = tuple(SimpleNamespace(pk=key) for key in deputies.values())
        own, others = (seats[0], seats[1:]) if self.has_seat else (None, seats)
        return Actor(user, "", self.roles, deputy=own, acts_for=others)


def deputies_of(actor: Any) -> list[Any]:
    """The deputy this person is, and those they act for."""
    return [deputy for deputy in (actor.deputy, *actor.acts_for) if deputy]
