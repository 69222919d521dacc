"""How a year's suggestions were handled (办理情况报告): each figure with what it counts, none made to look better.

A suggestion belongs to the year in which it was registered, whenever it is answered. What was not rated counts in no
rate, and of fewer than ten cases nobody gives a share of a hundred. Units and deputies stand by name: it is no ranking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hearth.ground.congress.models import Unit
from hearth.ground.rulebook.models import Clock
from hearth.journey.suggestions import filing, labels
from hearth.journey.suggestions.models import Assignment, Evaluation, Suggestion
from hearth.journey.suggestions.models.evaluation import SCALES
from hearth.journey.suggestions.models.suggestion import CATEGORIES, CLASSES

LEAST = 10  # of fewer cases nobody gives a share of a hundred
GRADES = ("satisfied", "basically", "not")
OUT = ("released", "ended")


class Figure(NamedTuple):
    """A number, what it is called and what it counts; of how many it is a part, where it is one."""

    name: str
    label: str
    count: int
    means: str = ""
    of: int | None = None

    @property
    def share(self) -> str:
        """Of a hundred, to a tenth, rounded down; nothing where the cases are too few."""
        if self.of is None or self.of < LEAST:
            return ""
        return f"{self.count * 1000 // self.of / 10:.1f}%"


class Part(NamedTuple):
    """Figures that belong together, and what all of them have in common."""

    name: str
    title: str
    means: str
    figures: Sequence[Figure]


@dataclass
class AtUnit:
    """What one unit had to do with a year's suggestions."""

    unit: Unit
    led: int = 0
    along: int = 0
    separate: int = 0
    in_time: int = 0
    late: int = 0
    waiting: int = 0
    declined: int = 0
    longer: int = 0

    @property
    def cells(self) -> tuple[int, ...]:
        """As a row of the table."""
        return (
            *(self.led, self.along, self.separate),
            *(self.in_time, self.late, self.waiting, self.declined, self.longer),
        )


class Item(NamedTuple):
    """One suggestion, as the list of all shows it."""

    suggestion: Suggestion
    units: Sequence[Unit]  # that answer it
    first: str  # what the deputy said of the first round: a grade, "silent", or nothing yet
    final: str  # the same of the last round

    @property
    def graded(self) -> str:
        """In words."""
        return str(labels_of_grades().get(self.final, ""))

    @property
    def classed(self) -> str:
        """Under which letter it is filed; of one that was withdrawn, that it was."""
        if self.suggestion.state == "withdrawn":
            return pgettext("a suggestion", "Withdrawn")
        return filing.short(self.suggestion.result_class)

    @property
    def unit_names(self) -> str:
        """Who answers it."""
        return _(", ").join(unit.name for unit in self.units)


@dataclass(frozen=True)
class Report:
    """The whole of it."""

    year: int
    items: Sequence[Item]
    parts: Sequence[Part]
    units: Sequence[AtUnit]

    def public_items(self) -> list[Item]:
        """Those of which everybody may read at this moment; the others count in figures only."""
        public = set(Suggestion.objects.public().filter(year=self.year).values_list("pk", flat=True))
        return [item for item in self.items if item.suggestion.pk in public]


def years() -> list[int]:
    """In which something was registered, the newest first."""
    found = Suggestion.objects.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return list(found)


def report_of(year: int) -> Report:
    """The figures as they stand now; how many suggestions there are makes no difference to the number of queries."""
    suggestions = _registered_in(year)
    shares = [share for each in suggestions for share in each.assignments.all()]
    items = [_item(each) for each in suggestions]
    parts = [
        _amounts(year, suggestions),
        _by_category(suggestions),
        _by_class(suggestions),
        *_judged(items),
        _further(suggestions),
    ]
    return Report(year, items, parts, _by_unit(shares, _answer_clocks(shares)))


def unit_heads() -> list[tuple[str, str]]:
    """What the columns of the units' table are called, and what each counts."""
    return [
        (pgettext("report", "Led"), _("Shares in which it leads; shares it was released from count only as declined.")),
        (pgettext("report", "Along"), _("Shares in which it gives its opinion to the leading unit.")),
        (pgettext("report", "Separate"), _("Shares in which it answers for itself.")),
        (pgettext("report", "In time"), _("Every answer so far was signed within its time.")),
        (pgettext("report", "Late"), _("At least one answer was signed after its time.")),
        (pgettext("report", "Waiting"), _("Not answered yet.")),
        (
            pgettext("report", "Declined"),
            _("Shares of which it said that they are not its matter, however it was ruled."),
        ),
        (pgettext("report", "Longer time"), _("Shares for which the longer time was granted.")),
    ]


def labels_of_grades() -> dict[str, Any]:
    """The three grades, and silence."""
    return {**labels.GRADES, "silent": pgettext("grade", "Not rated")}


def grade_of(evaluation: Evaluation | None) -> str:
    """The lowest of the three things a deputy judges; silence is a grade of its own, and nothing yet is none."""
    if evaluation is None:
        return ""
    given = {getattr(evaluation, scale) for scale in SCALES}
    return next((grade for grade in reversed(GRADES) if grade in given), "silent")


def _registered_in(year: int) -> list[Suggestion]:
    shares = Assignment.objects.select_related("unit").prefetch_related("declines", "requests").order_by("assigned_at")
    rows = Suggestion.objects.filter(year=year).select_related("lead")
    rows = rows.prefetch_related(Prefetch("assignments", shares), "evaluations")
    return list(rows.order_by("term__number", "place"))


def _item(suggestion: Suggestion) -> Item:
    said = {each.round: each for each in suggestion.evaluations.all()}
    answering = [
        share.unit for share in suggestion.assignments.all() if share.answers_asks and share.state != "released"
    ]
    return Item(suggestion, answering, grade_of(said.get(1)), grade_of(said.get(suggestion.round)))


def _amounts(year: int, suggestions: Sequence[Suggestion]) -> Part:
    letters = Suggestion.objects.filter(state="letter", submitted_at__year=year).count()
    answered = sum(bool(each.answered_at) for each in suggestions)
    withdrawn = sum(each.state == "withdrawn" for each in suggestions)
    figures = [
        Figure("registered", _("Registered"), len(suggestions), _("They were given a number in this year.")),
        Figure("answered", _("Answered"), answered, _("Of these, answered in full at least once."), len(suggestions)),
        Figure("withdrawn", _("Withdrawn"), withdrawn, _("Of these, taken back by the deputy since.")),
        Figure(
            "letters",
            _("Gone on as letters"),
            letters,
            _("Handed in in this year and, once explained, not treated as suggestions. Not among the registered."),
        ),
    ]
    return Part("amounts", _("How many"), "", figures)


def _by_category(suggestions: Sequence[Suggestion]) -> Part:
    times = Counter(each.category for each in suggestions)
    figures = [
        Figure(name, str(labels.CATEGORIES[name]), times[name], of=len(suggestions)) for name, _said in CATEGORIES
    ]
    return Part(
        "category", _("By category"), _("As staff filed them when they were registered; each has one."), figures
    )


def _by_class(suggestions: Sequence[Suggestion]) -> Part:
    """Under the letters of this place and the codes behind them, so that places can be compared."""
    filed = [each for each in suggestions if each.result_class and each.state != "withdrawn"]
    times = Counter(each.result_class for each in filed)
    has_letter = filing.letters()
    order = [*has_letter, *(name for name, _said in CLASSES if name not in has_letter and times[name])]
    figures = [
        Figure(
            name,
            filing.filed(name),
            times[name],
            _("Code %(code)s") % {"code": name.upper()},
            len(filed),
        )
        for name in order
    ]
    means = _(
        "As the units filed it, or staff when it was concluded; of several results, the one with which least was done. "
        "Withdrawn ones and those without a result yet are left out."
    )
    return Part("class", _("By result"), means, figures)


def _judged(items: Sequence[Item]) -> list[Part]:
    means = _(
        "The lowest of what the deputy said of attitude, answer and result. "
        "Shares are of those who rated; silence counts in no rate."
    )
    return [
        _grades("first", _("What deputies say of the first round"), means, [item.first for item in items]),
        _grades("final", _("What deputies say of the last round"), means, [item.final for item in items]),
    ]


def _grades(name: str, title: str, means: str, given: Iterable[str]) -> Part:
    times = Counter(given)
    rated = sum(times[grade] for grade in GRADES)
    figures = [Figure(grade, str(labels.GRADES[grade]), times[grade], of=rated) for grade in GRADES]
    silent = _("The time to judge went by in silence; in no rate.")
    figures.append(Figure("silent", pgettext("grade", "Not rated"), times["silent"], silent))
    return Part(name, title, means, figures)


def _further(suggestions: Sequence[Suggestion]) -> Part:
    again = sum(each.round > 1 for each in suggestions)
    followed = sum(each.state == "following" for each in suggestions)
    closed = sum(each.state == "closed" for each in suggestions)
    figures = [
        Figure("again", _("Handled again"), again, _("The deputy was not satisfied, and units handled it once more.")),
        Figure(
            "followed",
            pgettext("suggestions", "Followed"),
            followed,
            _("Under way or planned, and watched until it is done."),
        ),
        Figure("closed", pgettext("suggestions", "Concluded"), closed, _("Staff have written down what came of it.")),
    ]
    return Part("further", _("What follows"), _("As it stands today."), figures)


def _answer_clocks(shares: Sequence[Assignment]) -> dict[Any, set[str]]:
    """How the clocks of each share's answers ended; those that went on with a longer one say nothing."""
    ended: dict[Any, set[str]] = {}
    rows = Clock.objects.filter(
        thing_id__in=[share.pk for share in shares], name="answer", outcome__in=("kept", "late")
    )
    for share, outcome in rows.values_list("thing_id", "outcome"):
        ended.setdefault(share, set()).add(outcome)
    return ended


def _by_unit(shares: Sequence[Assignment], ended: dict[Any, set[str]]) -> list[AtUnit]:
    rows: dict[Any, AtUnit] = {}
    for share in shares:
        row = rows.setdefault(share.unit_id, AtUnit(share.unit))
        row.declined += bool(share.declines.all())
        row.longer += any(request.ruling == "granted" for request in share.requests.all())
        if share.state in OUT:
            continue
        row.led += share.part == "lead"
        row.along += share.part == "co"
        row.separate += share.part == "separate"
        outcomes = ended.get(share.pk, set())
        row.late += "late" in outcomes
        row.in_time += outcomes == {"kept"}
        row.waiting += not outcomes
    return sorted(rows.values(), key=lambda row: (row.unit.sound, row.unit.name_zh))
