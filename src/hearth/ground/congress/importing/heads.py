"""The names of columns as people write them: in either language, in any order, spelt a little differently."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain, islice
from typing import Any

from hearth.core.sheets import Row, Unreadable
from hearth.ground.congress.importing.columns import Column
from hearth.ground.congress.importing.kind import Kind

ROWS_ABOVE = 10  # a title and notes may stand over the names
SIGNS = re.compile(r"[\s*＊:：()（）_’'-]+")


@dataclass
class Sheet:
    """Rows whose columns are known: which column stands where, and which names nobody knows."""

    columns: dict[int, Column]
    rows: list[Row]
    unknown: list[tuple[str, str]] = field(default_factory=list)

    @property
    def remarks(self) -> list[dict[str, Any]]:
        """The columns that are left out, each with the nearest name that is known."""
        return [{"column": head, "near": near} for head, near in self.unknown]


def sheet_of(kind: Kind, rows: Iterable[Row]) -> Sheet:
    """Find the row of names, and what stands under each; raises `Unreadable` where a needed one is missing."""
    names = _names(kind)
    coming = iter(rows)
    above = list(islice(coming, ROWS_ABOVE))
    place = _row_of_names(above, names)
    sheet = Sheet(*_columns(above[place], names, kind))
    sheet.rows = list(chain(above[place + 1 :], coming))
    if not sheet.rows:
        raise Unreadable("empty")
    return sheet


def _names(kind: Kind) -> dict[str, Column]:
    """Every name under which a column is known; its own name comes before another column's other names."""
    others = {_plain(name): column for column in kind.columns for name in column.also}
    return others | {_plain(name): column for column in kind.columns for name in (column.name, column.en, column.zh)}


def _plain(name: str) -> str:
    return SIGNS.sub("", name).lower()


def _row_of_names(above: list[Row], names: dict[str, Column]) -> int:
    known = [len({names[_plain(cell)].name for cell in row.cells if _plain(cell) in names}) for row in above]
    if not known or not max(known):
        raise Unreadable("no_heads")
    return known.index(max(known))


def _columns(heads: Row, names: dict[str, Column], kind: Kind) -> Any:
    found: dict[int, Column] = {}
    unknown: list[tuple[str, str]] = []
    for place, head in enumerate(heads.cells):
        column = names.get(_plain(head))
        if column in found.values() and heads.marks.get(place) != "merged":
            raise Unreadable("doubled", column=head)
        if column and column not in found.values():
            found[place] = column
        elif head and not column:
            unknown.append((head, _nearest(head, names, found.values())))
    _look_for_needed(kind, found, unknown)
    return found, [], unknown


def _nearest(head: str, names: dict[str, Column], taken: Iterable[Column]) -> str:
    free = {name: column for name, column in names.items() if column not in taken}
    near = get_close_matches(_plain(head), free, n=1, cutoff=0.5)
    return free[near[0]].zh if near else ""


def _look_for_needed(kind: Kind, found: dict[int, Column], unknown: list[tuple[str, str]]) -> None:
    missing = [column.name for column in kind.columns if column.is_needed and column not in found.values()]
    if missing:
        raise Unreadable("missing", missing=missing, unknown=[list(each) for each in unknown])
