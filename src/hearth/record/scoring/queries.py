"""Reads behind the pages of scoring."""

from __future__ import annotations

from typing import Any, NamedTuple

from hearth.core.bookmarks import beyond
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet, Scoring

ROWS = 25
IN_ORDER = ("deputy__sound", "deputy__code")


class Page(NamedTuple):
    """Some sheets, and the number of the deputy after whom it goes on."""

    rows: list[ScoreSheet]
    goes_on: str


def decided_last() -> Scoring | None:
    """What was decided last about using it at all."""
    found: Scoring | None = Scoring.objects.order_by("-set_at", "-id").first()
    return found


def is_on() -> bool:
    """Whether this congress scores duties."""
    last = decided_last()
    return last is not None and last.is_on


def rules() -> list[ScoreRule]:
    """Those that hold now or will, and those that did, in the order in which they began."""
    return list(ScoreRule.objects.begun_or_to_come().order_by("kind", "valid_from_on", "id"))


def page_of_year(year: int, after: str) -> Page:
    """The sheets of a year by the sound of deputies' names, and in no other order."""
    sheets = ScoreSheet.objects.filter(year=year).select_related("deputy").defer("lines", "matters", "total")
    last = sheets.filter(deputy__code=after).first() if after else None
    if last is not None:
        sheets = sheets.filter(beyond(last, IN_ORDER))
    rows = list(sheets.order_by(*IN_ORDER)[: ROWS + 1])
    return Page(rows[:ROWS], rows[ROWS - 1].deputy.code if len(rows) > ROWS else "")


def sheet_of(deputy: Any, year: int) -> ScoreSheet | None:
    """The sheet of one deputy for a year."""
    found: ScoreSheet | None = ScoreSheet.objects.filter(deputy=deputy, year=year).select_related("deputy").first()
    return found


def years_with(deputy: Any) -> list[int]:
    """The years of which this deputy has a sheet, the latest first."""
    return list(ScoreSheet.objects.filter(deputy=deputy).order_by("-year").values_list("year", flat=True))


def objections_to(sheet: ScoreSheet) -> list[ScoreObjection]:
    """What was said against it, the latest first."""
    return list(ScoreObjection.objects.filter(sheet=sheet).select_related("rule").order_by("-made_at", "-id"))
