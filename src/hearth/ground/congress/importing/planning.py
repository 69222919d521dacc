"""What a sheet would change: every row looked at, nothing written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from hearth.core.sheets import Row
from hearth.ground.congress.importing.columns import Column
from hearth.ground.congress.importing.heads import Sheet
from hearth.ground.congress.importing.kind import AT_ONCE, Kind, Tick, batches
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.planned import Planned, Present, Remark, Values
from hearth.ground.congress.importing.problems import Unfit


@dataclass
class Plan:
    """All rows, what the congress had, and a mark that changes when any of it does."""

    rows: list[Planned]
    known: Known
    remarks: list[dict[str, Any]]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are new, changed, the same, bad, doubtful."""
        counted = Counter(row.outcome for row in self.rows)
        doubtful = sum(1 for row in self.rows if row.doubts)
        return {name: counted[name] for name in ("new", "changed", "same", "bad")} | {"doubtful": doubtful}

    @property
    def fingerprint(self) -> str:
        """The same for the same rows over the same ground, and for nothing else."""
        seal = hashlib.blake2b(digest_size=16)
        for some in batches(self.rows, AT_ONCE):
            told = [[row.number, row.outcome, row.told] for row in some]
            seal.update(json.dumps(told, sort_keys=True).encode())
        return seal.hexdigest()


def planned(kind: Kind, sheet: Sheet, known: Known, tick: Tick, *, is_held: bool = False) -> Plan:
    """Look at every row over what is known; `is_held` keeps what is here as it is until the transaction ends."""
    present = kind.present(known, is_held=is_held)
    rows = list(Looking(kind, sheet, known, present).rows(tick))
    kind.settle(rows, known)
    return Plan(rows, known, sheet.remarks)


class Looking:
    """One pass through a sheet."""

    def __init__(self, kind: Kind, sheet: Sheet, known: Known, present: dict[tuple[str, ...], Present]) -> None:
        self.kind, self.sheet, self.known, self.present = kind, sheet, known, present
        self._example = {column.name: column.example for column in sheet.columns.values()}
        self._first: dict[tuple[str, ...], Planned] = {}
        self._alike: dict[tuple[str, ...], tuple[str, Any]] = {}
        if kind.alike:
            self._alike = {self._likeness(each.values): ("known", key) for key, each in present.items()}

    def rows(self, tick: Tick) -> Iterator[Planned]:
        """Each row, and what would become of it."""
        raws = [self._raw(row) for row in self.sheet.rows]
        self.kind.foresee(raws, self.known)
        for done, row, raw in zip(count(1), self.sheet.rows, raws, strict=False):
            yield self._planned(row, raw)
            if done % 500 == 0:
                tick(500)

    def _raw(self, row: Row) -> Values:
        cells, count_of_cells = row.cells, len(row.cells)
        columns = self.sheet.columns.items()
        return {column.name: cells[place] if place < count_of_cells else "" for place, column in columns}

    def _planned(self, row: Row, raw: Values) -> Planned:
        values, problems, doubts = self._cells(row, raw)
        made = Planned(row.number, self.kind.label(raw)[:120], values, None, problems, doubts)
        if not problems:
            self._compare(made)
        if made.before is None and raw == self._example:
            doubts.append((self.kind.key[-1], "example", {}))
        return made

    def _cells(self, row: Row, raw: Values) -> tuple[Values, list[Remark], list[Remark]]:
        values: Values = {}
        problems: list[Remark] = []
        doubts: list[Remark] = []
        for place, column in self.sheet.columns.items():
            mark = row.marks.get(place, "")
            try:
                values[column.name] = self._proper(column, raw[column.name], mark)
            except Unfit as unfit:
                problems.append((column.name, unfit.why, unfit.facts))
            else:
                doubts += [(column.name, mark, {})] if mark else []
        return values, problems, doubts

    def _proper(self, column: Column, text: str, mark: str) -> str:
        if mark == "failed" or (mark == "formula" and text.startswith("#")):
            raise Unfit("failed_formula")
        if mark == "formula" and not text:
            raise Unfit("empty_formula")
        if column.is_needed and not text:
            raise Unfit("needed")
        return column.proper(text, self.known)

    def _compare(self, row: Planned) -> None:
        for column, unfit in self.kind.recognise(row.values, self.known):
            row.refuse(column, unfit.why, **unfit.facts)
        if row.problems:
            return
        key = self.kind.key_of(row.values)
        if first := self._first.get(key):
            row.refuse(self.kind.key[-1], self.kind.repeated(row.values, first.values), row=first.number)
            return
        self._first[key] = row
        row.before = self.present.get(key)
        self.kind.complete(row.values, row.before)
        for column, unfit in self.kind.faults(row.values, self.known):
            row.refuse(column, unfit.why, **unfit.facts)
        if self.kind.alike:
            self._doubt(row, key)

    def _doubt(self, row: Planned, key: tuple[str, ...]) -> None:
        """Two rows that are one person, perhaps: for a clerk to look at, not for us to decide."""
        whose, other = self._alike.setdefault(self._likeness(row.values), ("row", row.number))
        if whose == "row" and other != row.number:
            row.doubts.append((self.kind.alike[0], self.kind.says_alike[0], {"row": other}))
        elif whose == "known" and other != key:
            row.doubts.append((self.kind.alike[0], self.kind.says_alike[1], {"code": " ".join(other)}))

    def _likeness(self, values: Values) -> tuple[str, ...]:
        return tuple(values.get(name, "") for name in self.kind.alike)
