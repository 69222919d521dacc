"""Every figure a file shows, with what it means: pages, paper and open data read only from here.

A share says out of how many, and is told only from ten on; nobody's place among others is computed anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core import clock, tenancy
from hearth.core.rates import share
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.record.dossier import counting
from hearth.record.dossier.rules import LEAST
from hearth.record.dossier.saying import one_after_another

WRITTEN = """
SELECT year, count(DISTINCT who), count(DISTINCT who) FILTER (WHERE is_due),
       count(DISTINCT who) FILTER (WHERE is_due AND answered_at IS NOT NULL),
       count(DISTINCT who) FILTER (WHERE solved = 'yes'),
       count(DISTINCT who) FILTER (WHERE answered_at IS NOT NULL),
       count(DISTINCT who) FILTER (WHERE solved <> '')
FROM (
    SELECT extract(year FROM thread.began_at AT TIME ZONE 'Asia/Shanghai')::int AS year,
           coalesce(nullif(reading.told->>'sender', ''), thread.id::text) AS who,
           thread.answered_at IS NOT NULL OR thread.due_at < %(now)s AS is_due,
           thread.answered_at, thread.solved
    FROM contact_thread AS thread
    LEFT JOIN demands_textreading AS reading ON reading.thread_id = thread.id
    WHERE thread.congress_id = %(congress)s AND thread.deputy_id = %(deputy)s
      AND thread.began_at >= %(since)s AND thread.began_at < %(until)s
      AND NOT thread.is_withheld AND NOT thread.is_sealed
      AND thread.state NOT IN ('submitted', 'held', 'not_accepted', 'redirected', 'withdrawn')
) AS written
GROUP BY year
"""


class Written(NamedTuple):
    """Those who wrote in a year, each counted once."""

    people: int = 0
    due: int = 0  # whose answer has been given, or should have been
    answered: int = 0
    solved: int = 0
    with_answer: int = 0  # due or not
    heard: int = 0  # who have said whether it is solved, or only partly, or not


class Year(NamedTuple):
    """What is known of a deputy's year."""

    written: Written
    lines: dict[str, int]  # of each kind


class Value(NamedTuple):
    """A figure: the number, or a share; None where too few to say.

    `of` is what it is out of, `missing` how many of these nothing is known of, `between` the bounds within which a
    share lies with 95 % confidence (Wilson's interval, in percent).
    """

    number: int | None
    of: int | None = None
    missing: int = 0
    between: tuple[int, int] | None = None


class Figure(NamedTuple):
    """One figure, and what it means in words anybody can check."""

    key: str
    name: Any
    meaning: Any
    value: Callable[[Year], Value]
    unit: str = ""
    kinds: tuple[str, ...] = ()  # whose lines are behind it
    out_of: Any = ""  # the denominator in words
    least: int = 0  # of fewer it is not told


class Shown(NamedTuple):
    """A figure of one deputy and year, and of the year before."""

    figure: Figure
    value: Value
    before: Value

    @property
    def meaning(self) -> str:
        """What it means, out of how many, of how few it is not told, how sure it is, and what is not known."""
        told = [self.figure.meaning]
        if self.value.of is not None:
            told.append(self.figure.out_of % {"num": self.value.of})
        if self.figure.least:
            told.append(_("Not told of fewer than %(least)s.") % {"least": self.figure.least})
        if self.value.between:
            low, high = self.value.between
            told.append(
                _("It lies between %(low)s%% and %(high)s%% with 95%% confidence.") % {"low": low, "high": high}
            )
        if self.value.missing:
            told.append(_("Not known of %(missing)s of them.") % {"missing": self.value.missing})
        return one_after_another(told)

    @property
    def change(self) -> int | None:
        """By how much it differs from the year before; of shares, in percentage points."""
        if self.value.number is None or self.before.number is None:
            return None
        return self.value.number - self.before.number


VISITS = ("visit", "inspection", "research", "check", "reception")
MEETINGS = ("session", "committee", "group")


def _answered(year: Year) -> Value:
    answered, due = year.written.answered, year.written.due
    if due < LEAST:
        return Value(None, due)
    low, high = share(answered, due)
    return Value(round(100 * answered / due), due, 0, (round(100 * low), round(100 * high)))


def _solved(year: Year) -> Value:
    answered = max(year.written.with_answer, year.written.heard)
    return Value(year.written.solved, answered, answered - year.written.heard)


def _lines(*kinds: str) -> Callable[[Year], Value]:
    return lambda year: Value(sum(year.lines.get(kind, 0) for kind in kinds))


FIGURES: tuple[Figure, ...] = (
    Figure(
        "people",
        pgettext_lazy("figure", "people wrote"),
        _(
            "People who wrote to the deputy in the year, each counted once however often they wrote. Messages that "
            "were withdrawn, belonged elsewhere or were not taken are left out."
        ),
        lambda year: Value(year.written.people),
    ),
    Figure(
        "answered",
        pgettext_lazy("figure", "answered"),
        _("Out of a hundred people who have been answered or whose answer was due: those who have one."),
        _answered,
        "%",
        ("reply",),
        _("Out of %(num)s people."),
        LEAST,
    ),
    Figure(
        "solved",
        pgettext_lazy("figure", "solved"),
        _(
            "People who said themselves that it is solved, each counted once. Silence does not count, and nobody else "
            "can say it for them."
        ),
        _solved,
        "",
        ("solved",),
        _("Out of %(num)s people who have an answer."),
    ),
    Figure(
        "visits",
        pgettext_lazy("figure", "visits and reception days"),
        _(
            "Visits, inspections, research, checks and reception days that stand in the file. Visits about messages of "
            "one and the same person count once."
        ),
        _lines(*VISITS),
        "",
        VISITS,
    ),
    Figure(
        "suggestions",
        pgettext_lazy("figure", "suggestions led"),
        _("Suggestions the deputy led and staff registered in the year."),
        _lines("suggestion"),
        "",
        ("suggestion",),
    ),
    Figure(
        "meetings",
        pgettext_lazy("figure", "sessions and meetings"),
        _("Sessions of the congress, meetings of its standing committee and activities of the deputies’ group."),
        _lines(*MEETINGS),
        "",
        MEETINGS,
    ),
)


def figures_of(deputy: UUID, year: int) -> list[Shown]:
    """Every figure of this deputy's year beside the year before; three queries."""
    written = _written(deputy, year - 1, year)
    this, before = (Year(written.get(each, Written()), counting.by_kind(deputy, each)) for each in (year, year - 1))
    return [Shown(figure, figure.value(this), figure.value(before)) for figure in FIGURES]


def _written(deputy: UUID, since: int, until: int) -> dict[int, Written]:
    asked = {
        "congress": tenancy.current_id(),
        "deputy": deputy,
        "now": clock.now(),
        "since": datetime(since, 1, 1, tzinfo=SHANGHAI),
        "until": datetime(until + 1, 1, 1, tzinfo=SHANGHAI),
    }
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, asked)
        return {year: Written(*counts) for year, *counts in cursor.fetchall()}
