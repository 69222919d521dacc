"""A file as pages show it: figures, the year as squares, the balance against what is usual, lines by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.addresses import address
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.models import Thread
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes.models import Outcome
from hearth.journey.suggestions.models import Suggestion
from hearth.record.dossier import counting, queries
from hearth.record.dossier.catalogue import known_kinds, name_of
from hearth.record.dossier.figures import figures_of
from hearth.record.dossier.kinds import DUTIES, Duty, Kind
from hearth.record.dossier.labels import ORIGINS, Label, label_of
from hearth.record.dossier.models import DutyRecord
from hearth.record.dossier.squares import Squares, squares

MOST_SINGLY = 120
CAME_OF_IT = "outcome"
SOURCES: dict[str, tuple[Any, str, str]] = {
    "demands.demand": (Demand, "title", "demands:demand"),
    "suggestions.suggestion": (Suggestion, "title", "suggestions:suggestion"),
    "outcomes.outcome": (Outcome, "title", "outcomes:outcome"),
}


class Line(NamedTuple):
    """A line as it stands on a page."""

    line: DutyRecord
    kind: Any
    title: str
    link: str
    label: Label
    origin: Any

    @property
    def text(self) -> str:
        """What it is, and what it was about."""
        return _("%(kind)s: %(title)s") % {"kind": self.kind, "title": self.title} if self.title else str(self.kind)


class Together(NamedTuple):
    """What happened often in a month, in one line."""

    kind: Any
    lines: int
    link: str


class Month(NamedTuple):
    """A month of the file."""

    month: date
    total: int
    together: list[Together]
    lines: list[Line]


class Beside(NamedTuple):
    """One duty: how much of it stands in the file, and what is usual here."""

    duty: Duty
    lines: int
    median: float | None

    @property
    def most(self) -> float:
        """Where its line ends: what is usual stands in the middle of it, however much that is."""
        return max(self.lines, 2 * (self.median or 0), 1)

    @property
    def share(self) -> float:
        """How far out it reaches where what is usual reaches half-way: from 0 to 1."""
        if not self.median:
            return 1 if self.lines else 0.5
        return min(self.lines / (2 * self.median), 1)


def whole(deputy: Deputy, year: int, actor: By) -> dict[str, Any]:
    """Everything on the page of a file, for whoever may read its lines."""
    known = known_kinds()
    often, singly = queries.often(deputy, year), queries.singly(deputy, year, MOST_SINGLY)
    lines = shown(singly, actor, known)
    return common(deputy, year) | {
        "months": _months(deputy, year, often, [each for each in lines if each.line.kind != CAME_OF_IT], known),
        "came_of_it": [each for each in lines if each.line.kind == CAME_OF_IT],
        "lines": sum(each.lines for each in often) + len(singly),
        "is_cut": len(singly) == MOST_SINGLY,
    }


def common(deputy: Deputy, year: int) -> dict[str, Any]:
    """What of it everybody may read: figures with what they mean, the year, the balance."""
    drawn: Squares = squares(queries.by_day(deputy, year), year, clock.today())
    duties = counting.by_duty(counting.by_kind(deputy.pk, year))
    medians = counting.medians(year)
    balance = [Beside(duty, duties[key], medians.get(key) if medians else None) for key, duty in DUTIES.items()]
    return {
        "deputy": deputy,
        "mandate": queries.mandate_of(deputy),
        "year": year,
        "years": queries.years_of(deputy, clock.today()),
        "figures": figures_of(deputy.pk, year),
        "squares": drawn,
        "balance": balance,
        "axes": [(str(each.duty.short), each.share) for each in balance],
        "short_month": short_month,
        "has_medians": bool(medians),
        "is_empty": not drawn.active,
    }


def shown(lines: Iterable[DutyRecord], actor: By, known: Mapping[str, Kind] | None = None) -> list[Line]:
    """Each with its name, what it was about, and the way to what it follows from where this person may go there."""
    lines, known = list(lines), known or known_kinds()
    titles, open_threads = _titles(lines, actor), _open_threads(lines, actor)
    return [_line(line, known, titles, open_threads) for line in lines]


def _line(line: DutyRecord, known: Mapping[str, Kind], titles: Mapping[Any, str], threads: set[Any]) -> Line:
    link = ""
    if line.source_id in threads:
        link = address("contact:thread", line.source_code)
    elif line.source_id in titles:
        link = address(SOURCES[line.source_kind][2], line.source_code)
    title = titles.get(line.source_id, "") or line.words or (line.activity.title if line.activity else "")
    return Line(line, name_of(line.kind, known), title, link, label_of(line), ORIGINS[line.origin])


def _titles(lines: list[DutyRecord], actor: By) -> dict[Any, str]:
    found: dict[Any, str] = {}
    for kind, (model, field, _page) in SOURCES.items():
        wanted = [line.source_id for line in lines if line.source_kind == kind]
        if wanted:
            seen = model.objects.visible_to(actor).filter(pk__in=wanted)
            found |= dict(seen.values_list("pk", field))
    return found


def _open_threads(lines: list[DutyRecord], actor: By) -> set[Any]:
    wanted = [line.source_id for line in lines if line.source_kind == "contact.thread"]
    return set(Thread.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()


def _months(
    deputy: Deputy, year: int, often: list[queries.Often], lines: list[Line], known: Mapping[str, Kind]
) -> list[Month]:
    firsts = sorted({each.month for each in often} | {each.line.done_on.replace(day=1) for each in lines}, reverse=True)
    made = []
    for first in firsts:
        together = [
            Together(name_of(each.kind, known), each.lines, lines_address(deputy, year, each.kind))
            for each in often
            if each.month == first
        ]
        singly = [each for each in lines if each.line.done_on.replace(day=1) == first]
        made.append(Month(first, sum(each.lines for each in together) + len(singly), together, singly))
    return made


def lines_address(deputy: Deputy, year: int, *kinds: str) -> str:
    """Where the lines of these kinds stand."""
    return f"{address('dossier:lines', deputy.code)}?{urlencode([('year', year), *(('kind', kind) for kind in kinds)])}"


def short_month(month: int) -> str:
    """A month as it stands under a picture: 3月, Mar."""
    return date_format(date(2000, month, 1), pgettext("how a month stands under a picture", "M"))
