"""A year as squares: how many lines stand on each day, the busiest month, and the longest time without any."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

SHADES = (1, 2, 4, 7)  # so many lines on a day, and it is one shade darker
A_DAY = timedelta(days=1)


class Gap(NamedTuple):
    """So many days without a line, after this day."""

    days: int
    after: date | None = None


class Squares(NamedTuple):
    """A year by weeks; a column for each, Monday on top, as tall empty places before the first of January."""

    cells: list[int | None]  # a shade from 0 to 4, or a place outside the year
    active: int
    busiest: int | None  # a month
    lines_then: int
    gap: Gap


def squares(lines: Mapping[date, int], year: int, today: date) -> Squares:
    """The year so far, of so many lines on each day."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    end = date(year, 12, 31)
    before: list[int | None] = [None] * first.weekday()
    cells = before + [_shade(lines.get(first + n * A_DAY, 0)) for n in range((end - first).days + 1)]
    months: dict[int, int] = {}
    for day, amount in lines.items():
        months[day.month] = months.get(day.month, 0) + amount
    busiest = max(months, key=lambda month: (months[month], -month), default=None)
    return Squares(cells, len(lines), busiest, months.get(busiest or 0, 0), _longest_gap(sorted(lines), last))


def _shade(amount: int) -> int:
    return sum(amount >= least for least in SHADES)


def _longest_gap(days: list[date], last: date) -> Gap:
    found = Gap(0)
    for one, next_one in zip(days, [*days[1:], last + A_DAY], strict=False):
        if (quiet := (next_one - one).days - 1) > found.days:
            found = Gap(quiet, one)
    return found
