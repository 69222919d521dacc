"""An attendance sheet becomes a list of names to look through; what is left out is said, and nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hearth.core.sheets import Row, Unreadable
from hearth.core.sheets_reading import read_rows
from hearth.ground.congress.importing.problems import FILE, sentence
from hearth.record.dossier.importing.present import Named

MOST_BYTES, MOST_ROWS, ROWS_ABOVE, MOST_TOLD = 2 * 1024 * 1024, 600, 10, 20
SIGNS = re.compile(r"[\s*＊:：()（）_’'-]+")
HEADS = {
    "name": "姓名 代表姓名 代表 参加人员 参加代表 出席人员 名单 name deputy",
    "code": "编号 代表编号 证号 code number no.",
    "area": "街道 乡镇 街道乡镇 所属街道乡镇 选区所在街道乡镇 area",
    "there": "出席 出勤 到会 签到 考勤 是否出席 是否到会 出席情况 参会情况 attendance attended present signature",
    "leave": "请假 请假情况 请假事由 是否请假 leave",
    "remark": "备注 说明 情况 remark remarks note",
}
COLUMNS = {head: column for column, heads in HEADS.items() for head in heads.split()}
ABSENT = "缺席|缺勤|未到|未出席|未参加|没来|absent|on leave"
AWAY = re.compile(rf"(?:事|病|公|已)?请?假|{ABSENT}|否|无|[×✗xX0]|no|leave", re.IGNORECASE)
AWAY_IN_A_REMARK = re.compile(rf"请假|事假|病假|公假|{ABSENT}", re.IGNORECASE)
NO_LEAVE = re.compile(r"无|否|没有|[-—×✗/0]|no|none", re.IGNORECASE)


class Attendance(NamedTuple):
    """Those who were there, one a line as the field for names takes them; and what was left out or taken once."""

    names: list[str]
    told: list[str]


def read(file: Any) -> Attendance:
    """Read what was sent. Raises `Unreadable` where it is no sheet that can be taken."""
    if file.size > MOST_BYTES:
        raise Unreadable("too_long")
    with NamedTemporaryFile(suffix=".sheet") as kept:
        for piece in file.chunks():
            kept.write(piece)
        kept.flush()
        rows = list(islice(read_rows(Path(kept.name)), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_long")
    return _taken(rows)


def why_not(unreadable: Unreadable) -> str:
    """Why nothing was taken, and what to do."""
    own = {
        "empty": _("No name stands in this file."),
        "no_heads": _("No column of names was found. Call one of them “姓名” or “编号”, or leave only one column."),
        "too_long": _("This is too long for an attendance sheet: at most 2 MB and 600 rows."),
    }
    return own.get(unreadable.why) or sentence(FILE, unreadable.why, unreadable.facts)


class Seen(NamedTuple):
    """A row of the sheet: who is named in it, and whether they were there."""

    name: str
    code: str = ""
    area: str = ""
    there: str | None = None
    leave: str = ""
    remark: str = ""

    @property
    def is_away(self) -> bool:
        """The sheet says that they were not there."""
        on_leave = bool(self.leave) and not NO_LEAVE.fullmatch(self.leave)
        return on_leave or bool(AWAY.fullmatch(self.there or "") or AWAY_IN_A_REMARK.search(self.remark))


def _taken(rows: Sequence[Row]) -> Attendance:
    seen = list(_seen(rows))
    if not seen:
        raise Unreadable("empty")
    is_signed = any(each.there for each in seen)
    away = [each for each in seen if each.is_away]
    unsigned = [each for each in seen if is_signed and each.there == "" and not each.is_away]
    known = Named()
    words = Counter(_word(each, known) for each in seen if not (each.is_away or (is_signed and each.there == "")))
    twice = [word for word, times in words.items() if times > 1]
    return Attendance([*words], [*_said(away, unsigned, twice)])


def _said(away: list[Seen], unsigned: list[Seen], twice: list[str]) -> Iterator[str]:
    if away:
        yield _("Left out, since they were absent or on leave: %(names)s.") % {"names": _row_of(away)}
    if unsigned:
        told = _("Left out, since nothing says that they were there: %(names)s. Add them if they were.")
        yield told % {"names": _row_of(unsigned)}
    if twice:
        yield _("Stands there more than once, and is taken once: %(names)s.") % {"names": _in_a_row(twice)}


def _row_of(seen: list[Seen]) -> str:
    return _in_a_row([each.name or each.code for each in seen])


def _in_a_row(names: list[str]) -> str:
    more = len(names) - MOST_TOLD
    return "、".join(names[:MOST_TOLD]) + (" …" if more > 0 else "")


def _word(each: Seen, known: Named) -> str:
    """A name as it stands; with the number before it where one was written, or where the area tells namesakes apart."""
    if each.code:
        return f"{each.code} {each.name}".strip()
    codes = known.called(each.name, "")
    here = known.called(each.name, each.area) if len(codes) > 1 else codes
    return f"{here[0]} {each.name}" if len(codes) > 1 and len(here) == 1 else each.name


def _seen(rows: Sequence[Row]) -> Iterator[Seen]:
    """The rows under the heads; of a sheet without heads, its only column."""
    for place, row in enumerate(rows[:ROWS_ABOVE]):
        if blocks := [block for block in _blocks(row) if {"name", "code"} & block.keys()]:
            for block in blocks:
                yield from _under(block, rows[place + 1 :])
            return
    if len({place for row in rows for place, cell in enumerate(row.cells) if cell}) > 1:
        raise Unreadable("no_heads")
    yield from (Seen(cell) for row in rows for cell in row.cells if cell)


def _blocks(row: Row) -> list[dict[str, int]]:
    """Which columns stand where; lists that stand side by side on one sheet begin anew with a head that came before."""
    blocks: list[dict[str, int]] = [{}]
    for place, cell in enumerate(row.cells):
        column = COLUMNS.get(SIGNS.sub("", cell).lower())
        if column and row.marks.get(place) != "merged":
            if column in blocks[-1]:
                blocks.append({})
            blocks[-1][column] = place
    return blocks


def _under(columns: dict[str, int], rows: Sequence[Row]) -> Iterator[Seen]:
    for row in rows:
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in columns.items()}
        seen = Seen(**{"name": "", **cells})
        if seen.name or seen.code:
            yield seen
