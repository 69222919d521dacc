"""What an import tells its sender: in sentences, row by row."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearth.ground.congress.importing import problems
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds import kinds
from hearth.ground.congress.models import Import, ImportRow

PAGE = 50
FILTERS: dict[str, dict[str, Any]] = {
    "all": {},
    "bad": {"outcome": "bad"},
    "changes": {"outcome__in": ("new", "changed")},
    "doubts": {"is_doubtful": True},
}
OUTCOMES = {
    "new": ("ok", "plus", gettext_lazy("New")),
    "changed": ("info", "pencil", gettext_lazy("Changed")),
    "same": ("", "check", gettext_lazy("Unchanged")),
    "bad": ("bad", "alert-circle", gettext_lazy("With errors")),
}
STATES = {
    "reading": ("info", "refresh", gettext_lazy("Being read")),
    "previewed": ("warn", "eye", gettext_lazy("To be confirmed")),
    "applying": ("info", "refresh", gettext_lazy("Being imported")),
    "done": ("ok", "circle-check", gettext_lazy("Imported")),
    "failed": ("bad", "alert-circle", gettext_lazy("Not possible")),
    "withdrawn": ("", "x", gettext_lazy("Withdrawn")),
}


class Line(NamedTuple):
    """One thing about a row: a mistake, a doubt, or a value and what it was before."""

    tone: str
    head: str
    text: str
    old: str = ""
    is_change: bool = False


class ShownRow(NamedTuple):
    """A row of the preview."""

    number: int
    label: str
    outcome: tuple[str, str, Any]
    lines: list[Line]


def shown_page(source: Import, chosen: str, after: int) -> tuple[list[ShownRow], int]:
    """The rows of this filter after that number, and the number to go on from (0 at the end)."""
    rows = source.rows.filter(number__gt=after, **FILTERS[chosen]).order_by("number")[: PAGE + 1]
    found = [_shown(kinds()[source.kind], row) for row in rows]
    return found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else 0


def tabs(source: Import) -> list[tuple[str, str, int]]:
    """The filters of a preview, each with the number of its rows."""
    counts = {
        "all": (_("All rows"), source.total),
        "bad": (_("Errors"), source.bad),
        "changes": (_("Changes"), source.new + source.changed),
        "doubts": (_("To look at"), source.doubtful),
    }
    return [(name, label, count) for name, (label, count) in counts.items() if count or name == "all"]


def trouble(source: Import) -> list[str]:
    """Why the file was not taken, and what to do."""
    facts = dict(source.facts)
    columns = {column.name: column.head for column in kinds()[source.kind].columns}
    if "missing" in facts:
        facts["columns"] = _(", ").join(columns[name] for name in facts["missing"])
    told = [problems.sentence(problems.FILE, source.trouble, facts)]
    return told + [_renamed(head, near) for head, near in facts.get("unknown", [])]


def remarks(source: Import) -> list[str]:
    """Which columns are left out, and which photos could not be opened."""
    columns = [_renamed(each["column"], each["near"]) for each in source.facts.get("remarks", [])]
    return columns + _undrawn(source.facts.get("undrawn", []))


def _undrawn(places: list[str]) -> list[str]:
    if not places:
        return []
    told = ngettext(
        "One photo could not be opened: %(names)s. Its row was imported without it.",
        "%(num)s photos could not be opened: %(names)s. Their rows were imported without them.",
        len(places),
    )
    return [told % {"num": len(places), "names": _(", ").join(places)}]


def _renamed(head: str, near: str) -> str:
    short = head if len(head) <= 40 else f"{head[:40]}…"
    if near:
        return _("The column “%(head)s” is not known. Is “%(near)s” meant? Then rename it.") % {
            "head": short,
            "near": near,
        }
    return _("The column “%(head)s” is not known and is left out.") % {"head": short}


def _shown(kind: Kind, row: ImportRow) -> ShownRow:
    told = row.told
    wrong = [_remark(kind, "bad", problems.CELL, *remark) for remark in told["problems"]]
    doubtful = [_remark(kind, "warn", problems.DOUBT, *remark) for remark in told["doubts"]]
    order = [column.name for column in kind.columns if column.name in told["values"]]  # the database keeps another one
    values = [] if wrong else [_value(kind, row, name, *told["values"][name]) for name in order]
    return ShownRow(row.number, row.label, OUTCOMES[row.outcome], [*wrong, *doubtful, *values])


def _remark(kind: Kind, tone: str, table: dict[str, Any], column: str, why: str, facts: dict[str, Any]) -> Line:
    return Line(tone, kind.column(column).head, problems.sentence(table, why, facts))


def _value(kind: Kind, row: ImportRow, name: str, old: str, text: str) -> Line:
    column = kind.column(name)
    return Line("", column.head, column.shown(text), column.shown(old), row.outcome == "changed")
