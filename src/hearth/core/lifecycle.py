"""States and the moves between them, as data; and the one way a thing moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from hearth.core.refusals import Refused
from hearth.core.rows import among


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
        changes = self._taking(name, changes)
        seen = type(self).objects.filter(pk=self.pk, state=self.state)
        if not seen.update(**changes):
            raise Stale()
        self._stands(changes)

    def _taking(self, name: str, changes: dict[str, Any]) -> dict[str, Any]:
        target = self.lifecycle.moves(self.state).get(name)
        if target is None:
            raise Stale()
        return {"state": target, **changes}

    def _stands(self, changes: dict[str, Any]) -> None:
        for field, value in changes.items():
            setattr(self, field, value)


def move_each(name: str, steps: Sequence[tuple[Any, dict[str, Any]]]) -> None:
    """Take this move with many things of one kind: those that stand alike and change alike, in one statement.

    Whoever calls this has them locked. Raises `Stale` where one of them stands otherwise than was seen.
    """
    alike: dict[Any, list[tuple[Any, dict[str, Any]]]] = defaultdict(list)
    for thing, given in steps:
        changes = thing._taking(name, given)
        alike[thing.state, *sorted(changes.items())].append((thing, changes))
    for (state, *_changes), those in alike.items():
        seen = type(those[0][0]).objects.filter(pk__in=among(thing.pk for thing, _same in those), state=state)
        if seen.update(**those[0][1]) != len(those):
            raise Stale()
        for thing, changes in those:
            thing._stands(changes)
