"""What would become of a row: new, changed, unchanged, or not to be taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

Values = dict[str, str]
Remark = tuple[str, str, dict[str, Any]]  # the column, what about it, what a sentence needs


class Present(NamedTuple):
    """Something the congress has already, told by its key, and how its row would read."""

    thing: Any
    values: Values


@dataclass
class Planned:
    """A row of the sheet, and what would become of it."""

    number: int
    label: str
    values: Values
    before: Present | None = None
    problems: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """In one word."""
        if self.problems:
            return "bad"
        if self.before is None:
            return "new"
        return "changed" if self.changes else "same"

    @cached_property
    def changes(self) -> dict[str, tuple[str, str]]:
        """What would be otherwise than before, column by column."""
        if self.before is None:
            return {}
        old = self.before.values
        return {name: (old[name], text) for name, text in self.values.items() if old[name] != text}

    def refuse(self, column: str, why: str, **facts: Any) -> None:
        """This row cannot be taken as it stands."""
        self.problems.append((column, why, facts))

    @cached_property
    def told(self) -> dict[str, Any]:
        """What its reader is shown of it."""
        shown = self.changes if self.before else {name: ("", text) for name, text in self.values.items() if text}
        return {"values": shown, "problems": self.problems, "doubts": self.doubts}
