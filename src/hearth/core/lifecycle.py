"""States and the moves between them, as data; and the one way a thing moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from hearth.core.refusals import Refused


class Stale(Refused):
    """Somebody else was faster: the thing no longer stands where this person saw it."""

    sentence = _("Somebody else has changed this in the meantime. Here is how it stands now.")


@dataclass(frozen=True)
class Lifecycle:
    """A table: state → move → state. A move may lead back to the same state."""

    initial: str
    table: dict[str, dict[str, str]]

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of the table."""
        return tuple(self.table)

    def moves(self, state: str) -> dict[str, str]:
        """What can happen to a thing in this state, and where each move leads."""
        return self.table.get(state, {})

    def before(self, move: str) -> tuple[str, ...]:
        """The states in which this move is possible."""
        return tuple(state for state, moves in self.table.items() if move in moves)


class Moving:
    """A model whose `state` follows a lifecycle."""

    lifecycle: ClassVar[Lifecycle]
    objects: Any
    pk: Any
    state: Any

    def can(self, move: str) -> bool:
        """Whether the lifecycle allows this move now."""
        return move in self.lifecycle.moves(self.state)

    def move(self, name: str, **changes: Any) -> None:
        """Take this move and write these fields with it, unless somebody was faster.

        Raises `Stale` when the row no longer stands in the state this person saw, or the table has no such move.
        """
        target = self.lifecycle.moves(self.state).get(name)
        if target is None:
            raise Stale()
        seen = type(self).objects.filter(pk=self.pk, state=self.state)
        if not seen.update(state=target, **changes):
            raise Stale()
        for field, value in {"state": target, **changes}.items():
            setattr(self, field, value)
