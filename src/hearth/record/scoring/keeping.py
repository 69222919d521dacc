"""How a sheet is written down, and whether what is written down is what comes out when it is reckoned again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hearth.record.dossier.models import DutyYear
from hearth.record.scoring import reading
from hearth.record.scoring.models import ScoreObjection, ScoreSheet
from hearth.record.scoring.reckoning import Counted, Left, Outside, Sheet, reckon


def kept(sheet: Sheet) -> dict[str, Any]:
    """As it stands in the database."""
    return {
        "rules": [{**each._asdict(), "left": [list(left) for left in each.left]} for each in sheet.rules],
        "outside": [list(each) for each in sheet.outside],
    }


def as_read(stored: ScoreSheet) -> Sheet:
    """A sheet as it was written down."""
    rules = [Counted(**{**each, "left": tuple(Left(*left) for left in each["left"])}) for each in stored.lines["rules"]]
    return Sheet(stored.total, tuple(rules), tuple(Outside(*each) for each in stored.lines["outside"]))


def rulings_on(stored: ScoreSheet) -> dict[str, int]:
    """How many are to count by what was decided, the last decision of each rule."""
    put_right = ScoreObjection.objects.filter(sheet=stored, verdict="put_right").order_by("decided_at", "id")
    return dict(put_right.values_list("rule__code", "count"))


def reckoned(stored: ScoreSheet) -> Sheet:
    """This deputy's year reckoned now: from the closed file, the rules of that year, and what was decided."""
    closed = DutyYear.objects.get(year=stored.year)
    lines = reading.lines_of(closed, [stored.deputy_id], stored.matters)
    return reckon(lines[stored.deputy_id], reading.rules_of(stored.year), rulings_on(stored))


def is_as_stored(stored: ScoreSheet) -> bool:
    """Whether it comes to the same."""
    return reckoned(stored) == as_read(stored)


def matters_in(lines: Iterable[Any]) -> dict[str, list[str]]:
    """What has to be remembered of these lines, to be able to reckon them again."""
    return {line.code: sorted(line.matters) for line in lines if line.matters}


def first_time(closed: DutyYear, deputies: Iterable[UUID]) -> dict[UUID, tuple[Sheet, dict[str, list[str]]]]:
    """The sheets of these deputies for a year, each with the matters its lines were of."""
    keys = list(deputies)
    lines, rules = reading.lines_of(closed, keys), reading.rules_of(closed.year)
    return {key: (reckon(lines[key], rules), matters_in(lines[key])) for key in keys}
