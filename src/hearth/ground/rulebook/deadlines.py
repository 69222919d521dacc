"""By when a promise falls due, and why then: pure functions of the rule, the start and the calendar."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.profile import Rule, Wording
from hearth.ground.rulebook.reckoning import Allowance, add
from hearth.ground.rulebook.working_time import SHANGHAI

__all__ = ["SHANGHAI", "Due", "Fact", "due"]


class Fact(NamedTuple):
    """One line of the explanation; it is put into words in the reader's language."""

    label: str | Promise
    value: str | Promise | Wording


@dataclass(frozen=True)
class Due:
    """The last moment at which a promise is still kept, and the facts it follows from."""

    moment: datetime
    explain: tuple[Fact, ...]


def due(rule: Rule, start: datetime, calendar: WorkingDays) -> Due:
    start = start.astimezone(SHANGHAI)
    moment = add(start, rule, calendar)
    return Due(moment, tuple(_facts(rule, start, moment, calendar)))


def _facts(rule: Rule, start: datetime, moment: datetime, calendar: WorkingDays) -> Iterable[Fact]:
    yield Fact(pgettext_lazy("deadline", "Rule"), rule.title)
    yield Fact(_("Time allowed"), in_words(rule))
    yield Fact(pgettext_lazy("deadline", "Source"), rule.cite)
    yield Fact(_("Counted from"), moment_in_words(start))
    yield from about_calendar(rule, start, moment, calendar)
    yield Fact(pgettext_lazy("deadline", "Due"), moment_in_words(moment))


def about_calendar(allowed: Allowance, start: datetime, moment: datetime, calendar: WorkingDays) -> Iterable[Fact]:
    """What the calendar had to do with it, where it had."""
    if not _waits_for_offices(allowed):
        return
    if skipped := calendar.days_off_between(start.date(), moment.date()):
        yield Fact(_("Days off in between"), _days_in_words(skipped))
    if allowed.unit == "wh":
        yield Fact(_("Office hours"), hours_in_words(calendar.plan_of(moment.year).spans_on(moment.date())))
    if calendar.is_provisional(moment.year):
        yield Fact(pgettext_lazy("deadline", "Calendar"), _not_announced(moment.year))


def _waits_for_offices(allowed: Allowance) -> bool:
    return allowed.unit in ("wd", "wh") or allowed.over_holidays is not None


def spoken(say: Callable[..., str]) -> Callable[..., str]:
    """The words are chosen when they are read, not when the deadline is computed."""
    return lazy(say, str)


@spoken
def in_words(allowed: Allowance) -> str:
    """A span as people say it."""
    n = allowed.amount
    span = {
        "min": ngettext("%(n)d minute", "%(n)d minutes", n),
        "h": ngettext("%(n)d hour", "%(n)d hours", n),
        "wh": ngettext("%(n)d office hour", "%(n)d office hours", n),
        "d": ngettext("%(n)d day", "%(n)d days", n),
        "wd": ngettext("%(n)d working day", "%(n)d working days", n),
        "mo": ngettext("%(n)d month", "%(n)d months", n),
    }[allowed.unit] % {"n": n}
    if allowed.over_holidays is None:
        return span
    over = gettext("%(span)s; over days off until the next working day, at most %(hours)d hours")
    return over % {"span": span, "hours": allowed.over_holidays}


@spoken
def hours_in_words(spans: Sequence[tuple[time, time]]) -> str:
    """The spans of a day."""
    if not spans:
        return gettext("closed")
    return pgettext("between days", ", ").join(f"{begins:%H:%M}–{ends:%H:%M}" for begins, ends in spans)


@spoken
def _not_announced(year: int) -> str:
    return gettext("The holidays of %(year)d are not announced yet, so this date may move") % {"year": year}


@spoken
def moment_in_words(moment: datetime) -> str:
    """A moment as people say it."""
    # Translators: a moment, in the letters of Django's date filter
    return date_format(moment, gettext("j F Y, H:i"))


@spoken
def _days_in_words(days: Sequence[date]) -> str:
    # Translators: a day, in the letters of Django's date filter
    pattern = gettext("j F")
    to = pgettext("between days", " to ")
    runs = [to.join(date_format(day, pattern) for day in sorted({run[0], run[-1]})) for run in _runs(days)]
    return pgettext("between days", ", ").join(runs)


def _runs(days: Sequence[date]) -> list[list[date]]:
    """Days in a row belong together: people say 1 to 7 October."""
    together = groupby(enumerate(days), key=lambda placed: placed[1].toordinal() - placed[0])
    return [[day for _place, day in run] for _start, run in together]
