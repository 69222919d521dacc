"""What pages of scoring show: rules in words, a sheet line by line, and what is never scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from hearth.core.actors import By
from hearth.ground.audit.models import Sighting
from hearth.journey.contact.panels import Panel
from hearth.record.dossier.catalogue import known_kinds, name_of
from hearth.record.dossier.kinds import KINDS, Kind
from hearth.record.dossier.labels import Label
from hearth.record.dossier.models import DutyRecord
from hearth.record.dossier.rules import OVERSEEING
from hearth.record.dossier.showing import lines_address
from hearth.record.scoring import keeping, queries
from hearth.record.scoring.examples import EXAMPLES, Example
from hearth.record.scoring.guards import GUARDS
from hearth.record.scoring.models import ScoreRule, ScoreSheet
from hearth.record.scoring.reckoning import Counted, Left

MOST_NAMED = 12
STATES = {
    "reckoned": Label("ok", "circle-check", pgettext_lazy("score sheet", "Reckoned")),
    "disputed": Label("bad", "alert-triangle", pgettext_lazy("score sheet", "Disputed")),
}
WHY = {
    "same_day": _("the same day as %(beside)s"),
    "same_matter": _("the same matter as %(beside)s"),
    "no_word": _("nobody else verified or registered it"),
    "of_message": _("it follows from a message, and messages are never scored"),
}
WHY_OUTSIDE = {
    "no_rule": _("no rule was in force on that day"),
    "late": _("it came into the file after the year was closed"),
}


class ShownRule(NamedTuple):
    """A rule with the name of what it counts."""

    rule: ScoreRule
    kind: Any
    said: str


class LeftOut(NamedTuple):
    """A line that does not count, and why."""

    code: str
    why: str


class ShownLine(NamedTuple):
    """What came of one rule, in words."""

    counted: Counted
    rule: ScoreRule
    kind: Any
    amount: str
    left: list[LeftOut]
    more: int
    lines: str
    said: str

    @property
    def is_empty(self) -> bool:
        """Nothing stands under it, and nobody has decided otherwise."""
        return not (self.counted.counted or self.counted.left or self.counted.ruled is not None)


class Unlooked(NamedTuple):
    """Lines of a kind that no rule looks at, and why."""

    kind: Any
    lines: int
    why: Any
    page: str


def amount_of(counts_by: str, number: int) -> str:
    """So many matters, days or half-days."""
    if counts_by == "day":
        return ngettext("%(num)s day", "%(num)s days", number) % {"num": number}
    if counts_by == "half_day":
        return ngettext("%(num)s half-day", "%(num)s half-days", number) % {"num": number}
    return ngettext("%(num)s matter", "%(num)s matters", number) % {"num": number}


def points_for_each(counts_by: str, points: int) -> str:
    """What one of them counts."""
    told = {
        "line": ngettext("%(num)s point for each matter", "%(num)s points for each matter", points),
        "day": ngettext("%(num)s point for each day", "%(num)s points for each day", points),
        "half_day": ngettext("%(num)s point for each half-day", "%(num)s points for each half-day", points),
    }
    return told[counts_by] % {"num": points}


def shown_rules() -> list[ShownRule]:
    """Every rule there is or was."""
    known = known_kinds()
    found = [
        ShownRule(rule, name_of(rule.kind, known), points_for_each(rule.counts_by, rule.points))
        for rule in queries.rules()
    ]
    return _in_order(found, known)


def _in_order(rows: list[Any], known: Mapping[str, Kind]) -> list[Any]:
    """As files name their kinds, and one after the other in time."""
    place = {kind: number for number, kind in enumerate(known)}
    return sorted(rows, key=lambda row: (place.get(row.rule.kind, len(place)), row.rule.valid_from_on, row.rule.code))


def shown_examples() -> list[tuple[Example, Any, str]]:
    """The example set, before it is taken over."""
    return [(each, KINDS[each.kind].name, points_for_each(each.counts_by, each.points)) for each in EXAMPLES]


def guards_in_words(*, is_scored: bool) -> list[tuple[Any, list[Any]]]:
    """For each reason the kinds it holds for: of what is never scored, or of how the others are counted."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for kind, guard in GUARDS.items():
        if bool(guard.counts) == is_scored:
            found[str(guard.why)].append(KINDS[kind].name)
    return list(found.items())


def shown_sheet(sheet: ScoreSheet) -> dict[str, Any]:
    """Line by line what counts, what does not and why."""
    read, known = keeping.as_read(sheet), known_kinds()
    rules = {rule.code: rule for rule in ScoreRule.objects.filter(code__in=[each.rule for each in read.rules])}
    names = _names([left for each in read.rules for left in each.left[:MOST_NAMED]])
    lines = _in_order([_line(sheet, each, rules[each.rule], known, names) for each in read.rules], known)
    outside = [
        Unlooked(
            name_of(each.kind, known),
            each.lines,
            WHY_OUTSIDE.get(each.why) or GUARDS[each.kind].why,
            lines_address(sheet.deputy, sheet.year, each.kind),
        )
        for each in read.outside
    ]
    return {"lines": lines, "outside": outside}


def _line(
    sheet: ScoreSheet, each: Counted, rule: ScoreRule, known: Mapping[str, Kind], names: Mapping[str, str]
) -> ShownLine:
    left = [
        LeftOut(one.line, str(WHY[one.why] % {"beside": names.get(one.beside, one.beside)}))
        for one in each.left[:MOST_NAMED]
    ]
    number = each.counted if each.ruled is None else each.ruled
    return ShownLine(
        each,
        rule,
        name_of(rule.kind, known),
        amount_of(rule.counts_by, number),
        left,
        len(each.left) - len(left),
        lines_address(sheet.deputy, sheet.year, rule.kind),
        points_for_each(rule.counts_by, rule.points),
    )


def _names(left: list[Left]) -> dict[str, str]:
    """How the lines that count in place of others are called: by what they follow from, where that has a number."""
    codes = {each.beside for each in left if each.beside}
    rows = DutyRecord.objects.filter(code__in=codes).values_list("code", "source_code") if codes else ()
    return {code: source or code for code, source in rows}


def lookers_at(sheet: ScoreSheet) -> list[Sighting]:
    """Who of the staff opened it, the latest first."""
    return list(Sighting.objects.filter(thing_id=sheet.pk, kind="sheet").order_by("-at", "-id")[:MOST_NAMED])


def for_file(actor: By, file: tuple[Any, int]) -> Panel | None:
    """On a deputy's file: the way to the sheet, for those who may read it, while scoring is used."""
    deputy, year = file
    is_reader = bool(actor.roles & OVERSEEING) or (actor.deputy is not None and actor.deputy.pk == deputy.pk)
    return Panel("scoring/_of_file.html", {"deputy": deputy, "year": year}) if is_reader and queries.is_on() else None


def for_years(actor: By, year: int) -> Panel | None:
    """Beside the statistics of a year: the way to its sheets, for staff, while scoring is used."""
    is_reader = bool(actor.roles & OVERSEEING)
    return Panel("scoring/_of_year.html", {"year": year}) if is_reader and queries.is_on() else None
