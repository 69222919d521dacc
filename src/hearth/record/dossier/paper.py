"""A file of one year on paper: PDF/A for the archive, with every line and what each figure means."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hearth.core import tenancy
from hearth.core.actors import By
from hearth.core.printing import printed
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import queries, showing
from hearth.record.dossier.figures import Shown
from hearth.record.dossier.showing import Line

MOST = 2_000


def printed_file(deputy: Deputy, year: int, actor: By) -> bytes:
    """The file as PDF, in the language in force; whoever prints it stands on each page."""
    told = showing.common(deputy, year)
    lines = queries.lines_of(deputy, year).select_related("activity").order_by("done_on", "id")[:MOST]
    title = _("Duty file of %(deputy)s, %(year)s") % {"deputy": deputy.name, "year": year}
    item = {
        "congress": tenancy.current().name,
        "title": title,
        "number": f"{deputy.code}-{year}",
        "mark": _("Printed by %(name)s from the file that work itself fills. Lines say where they come from.")
        % {"name": actor.name},
        "facts": _facts(told),
        "figures": [_figure(each) for each in told["figures"]],
        "balance": [[str(each.duty.name), str(each.lines), _median(each.median)] for each in told["balance"]],
        "lines": [_line(each) for each in showing.shown(lines, actor)],
    }
    return printed("file", get_language() or "zh-hans", title, words=_words(), item=item)


def _words() -> dict[str, str]:
    return {
        "product": _("Hearth"),
        "kind": _("Duty file"),
        "figures": _("Figures and what they mean"),
        "balance": _("Duties beside what is usual"),
        "duty": _("Duty"),
        "own": _("Lines"),
        "median": _("Median"),
        "lines": _("Every line"),
        "nothing": _("Nothing stands in the file for this year."),
        "page": _("Page %(page)s of %(pages)s"),
    }


def _facts(told: dict[str, Any]) -> list[list[str]]:
    deputy, mandate, drawn = told["deputy"], told["mandate"], told["squares"]
    rows = [[_("Deputy"), str(deputy.name)], [_("Number"), deputy.code], [_("Year"), str(told["year"])]]
    if mandate:
        place = _("%(area)s, constituency %(number)s") % {
            "area": mandate.district.area.name,
            "number": mandate.district.number,
        }
        rows.append([_("Elected in"), place])
    days = ngettext("%(num)s day", "%(num)s days", drawn.active) % {"num": drawn.active}
    return [*rows, [_("With a line on"), days]]


def _figure(each: Shown) -> list[str]:
    value = "–" if each.value.number is None else f"{each.value.number}{each.figure.unit}"
    of = _("of %(num)s") % {"num": each.value.of} if each.value.of is not None else ""
    return [f"{value} {of}".strip(), str(each.figure.name), each.meaning]


def _median(median: float | None) -> str:
    return "–" if median is None else f"{median:g}"


def _line(each: Line) -> list[str]:
    line = each.line
    more = [each.title, line.place, line.source_code]
    return [date_format(line.done_on, "Y-m-d"), str(each.kind), " · ".join(filter(None, more)), str(each.label.text)]
