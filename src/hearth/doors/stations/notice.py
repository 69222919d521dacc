"""How many days before a reception day everybody must know of it: the rulebook's number."""

from __future__ import annotations

from datetime import date, timedelta

from hearth.ground.rulebook.versions import in_force

RULE = "reception.notice"


def days_before() -> int:
    """The days between the notice and the reception, by the rules of the congress in scope."""
    return in_force().rule(RULE).amount


def earliest_day(today: date) -> date:
    """The first day that can still be announced."""
    return today + timedelta(days=days_before())
