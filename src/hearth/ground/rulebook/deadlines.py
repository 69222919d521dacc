"""By when a promise falls due, and why then: pure functions of the rule, the start and the calendar."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.profile import Rule, Wording

SHANGHAI = ZoneInfo("Asia/Shanghai")


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
    moment = _moment(rule, start, calendar)
    return Due(moment, tuple(_facts(rule, start, moment, calendar)))


def _moment(rule: Rule, start: datetime, calendar: WorkingDays) -> datetime:
    if rule.unit == "wd":
        return calendar.add_working_days(start, rule.amount)
    if rule.unit == "d":
        return start + timedelta(days=rule.amount)
    if rule.over_holidays is None:
        return start + timedelta(hours=rule.amount)
    return _over_holidays(rule.amount, rule.over_holidays, start, calendar)


def _over_holidays(hours: int, at_most: int, start: datetime, calendar: WorkingDays) -> datetime:
    """On working days the hours count as they are; a holiday carries them to the next working day, within bounds."""
    earliest, latest = start + timedelta(hours=hours), start + timedelta(hours=at_most)
    if calendar.is_working(start.date()) and calendar.is_working(earliest.date()):
        return earliest
    return min(max(calendar.add_working_days(start, 1), earliest), latest)


def _facts(rule: Rule, start: datetime, moment: datetime, calendar: WorkingDays) -> Iterable[Fact]:
    yield Fact(pgettext_lazy("deadline", "Rule"), rule.title)
    yield Fact(_("Time allowed"), _allowance(rule))
    yield Fact(pgettext_lazy("deadline", "Source"), rule.cite)
    yield Fact(_("Counted from"), _moment_in_words(start))
    if _waits_for_offices(rule) and (skipped := calendar.days_off_between(start.date(), moment.date())):
        yield Fact(_("Days off in between"), _days_in_words(skipped))
    if _waits_for_offices(rule) and calendar.is_provisional(moment.year):
        yield Fact(pgettext_lazy("deadline", "Calendar"), _not_announced(moment.year))
    yield Fact(pgettext_lazy("deadline", "Due"), _moment_in_words(moment))


def _waits_for_offices(rule: Rule) -> bool:
    return rule.unit == "wd" or rule.over_holidays is not None


def spoken(say: Callable[..., str]) -> Callable[..., str]:
    """The words are chosen when they are read, not when the deadline is computed."""
    return lazy(say, str)


@spoken
def _allowance(rule: Rule) -> str:
    span = {
        "h": ngettext("%(n)d hour", "%(n)d hours", rule.amount),
        "d": ngettext("%(n)d day", "%(n)d days", rule.amount),
        "wd": ngettext("%(n)d working day", "%(n)d working days", rule.amount),
    }[rule.unit] % {"n": rule.amount}
    if rule.over_holidays is None:
        return span
    over = gettext("%(span)s; over days off until the next working day, at most %(hours)d hours")
    return over % {"span": span, "hours": rule.over_holidays}


@spoken
def _not_announced(year: int) -> str:
    return gettext("The holidays of %(year)d are not announced yet, so this date may move") % {"year": year}


@spoken
def _moment_in_words(moment: datetime) -> str:
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
