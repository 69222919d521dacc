"""How suggestions stand, for staff and chair: figures with what they mean, each leads to its rows; nobody is ranked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from hearth.core.actors import By
from hearth.core.addresses import address
from hearth.ground.congress.models import Unit
from hearth.journey.suggestions import labels, piles
from hearth.journey.suggestions.lifecycle import IN_HAND
from hearth.journey.suggestions.models import Assignment
from hearth.journey.suggestions.register import Asked, seen_by

UNDER_WAY = ("submitted", "registered", "joined", "handling", "replied", "evaluated", "above", "following")
PER_UNIT = ("in_work", "late_answer", "declined", "kept")
MEANINGS = {
    "submitted": _("Handed in by the deputy; staff look at its form."),
    "registered": _("It has its number; who handles it is still to be said."),
    "joined": _("It asks for the same as another, and is answered with it."),
    "handling": _("Units handle it, for the first time or again."),
    "replied": _("Every unit has answered; it is the deputy’s turn."),
    "evaluated": _(
        "The deputy has judged it, or the time went by; staff conclude it, follow it or have it handled again."
    ),
    "above": _("Sent up to the congress above; what becomes of it there comes back."),
    "following": _("What was promised is not done yet."),
    "closed": _("Of those registered this year."),
}


class Figure(NamedTuple):
    """A number, what it counts, what that means, and where its rows are."""

    amount: int
    label: Any
    meaning: Any
    address: str


class Chapter(NamedTuple):
    """Figures that belong together."""

    name: str
    title: Any
    figures: list[Figure]


class OfUnit(NamedTuple):
    """What one unit has in hand, and what of it wants looking at."""

    unit: Unit
    figures: list[Figure]


def chapters(actor: By, now: datetime) -> list[Chapter]:
    """Every figure of the page."""
    told = (
        ("late", piles.LATE, piles.late(now)),
        ("declined", _("Whose matter it is"), piles.declined()),
        ("contested", _("The deputy is not satisfied"), piles.contested()),
        ("promised", piles.PROMISED, piles.promised(now)),
    )
    counted = piles.counted(seen_by(actor), [pile for _name, _title, some in told for pile in some])
    others = [Chapter(name, title, [_of_pile(each, counted) for each in some]) for name, title, some in told]
    return [Chapter("states", _("Where they stand"), _by_state(actor, localtime(now).year)), *others]


def by_unit(actor: By, now: datetime) -> list[OfUnit]:
    """Each unit that owes something, by name."""
    some = {name: each for name, each in piles.piles(now).items() if name in PER_UNIT}
    owed = Assignment.objects.filter(
        state__in=IN_HAND, suggestion__in=seen_by(actor).filter(piles.HANDLED).values("pk")
    )
    amounts = {name: Count("pk", filter=some[name].share) for name in PER_UNIT}
    counted = {row["unit"]: row for row in owed.order_by().values("unit").annotate(**amounts)}
    units = Unit.objects.filter(pk__in=list(counted)).order_by("sound", "name_zh")
    return [OfUnit(unit, [_of_pile(some[name], counted[unit.pk], unit.pk) for name in PER_UNIT]) for unit in units]


def _by_state(actor: By, year: int) -> list[Figure]:
    rows = seen_by(actor).filter(Q(state__in=UNDER_WAY)).order_by().values("state").annotate(amount=Count("pk"))
    counted = {row["state"]: row["amount"] for row in rows}
    closed = seen_by(actor).filter(state="closed", year=year).order_by().count()
    told = [
        Figure(counted.get(state, 0), labels.STATES[state].text, MEANINGS[state], _rows(Asked(state=state)))
        for state in UNDER_WAY
    ]
    at = _rows(Asked(state="closed", year=year))
    return [*told, Figure(closed, labels.STATES["closed"].text, MEANINGS["closed"], at)]


def _of_pile(pile: piles.Pile, counted: dict[str, Any], unit: UUID | None = None) -> Figure:
    return Figure(counted.get(pile.name, 0), pile.label, pile.meaning, _rows(Asked(pile=pile.name, unit=unit)))


def _rows(asked: Asked) -> str:
    return f"{address('suggestions:every')}?{urlencode(asked.address)}"
