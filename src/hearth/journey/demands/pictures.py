"""A demand in pictures that the server draws: days, weeks, areas. Each says in a sentence what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, F, Func, IntegerField
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from hearth.core import clock
from hearth.ground.congress.models import Area
from hearth.ground.congress.queries import areas
from hearth.ground.congress.tiles import laid_out
from hearth.journey.demands.measuring import WEEK, WEEKS_BEFORE
from hearth.journey.demands.models import Demand, Gathering

DAYS = 28
FOREMOST = 3
SHADES = 6
HEIGHT, STEP, GAP = 100, 10, 2


class Bar(NamedTuple):
    """One bar of a picture, in the units of its frame."""

    left: int
    top: float
    width: int
    height: float
    is_late: bool  # of the last seven days
    amount: int


class Days(NamedTuple):
    """How many people wrote on each of the last days."""

    first: date
    bars: list[Bar]
    most: int
    sentence: str

    @property
    def frame(self) -> str:
        """The picture's size, as SVG says it."""
        return f"0 0 {len(self.bars) * STEP} {HEIGHT}"


def days_of(demand: Demand) -> Days:
    """People who wrote, by the day on which they wrote."""
    today = timezone.localtime(clock.now()).date()
    first = today - timedelta(days=DAYS - 1)
    joined = Gathering.objects.joined().filter(demand=demand.pk, thread__began_at__date__gte=first)
    rows = joined.order_by().annotate(day=TruncDate("thread__began_at")).values("day")
    told = {row["day"]: row["n"] for row in rows.annotate(n=Count("source", distinct=True))}
    amounts = [told.get(first + timedelta(days=number), 0) for number in range(DAYS)]
    bars = drawn(amounts, late=WEEK)
    return Days(first, bars, max(amounts), _sentence(amounts))


def _sentence(amounts: list[int]) -> str:
    week, all_of_it = sum(amounts[-WEEK:]), sum(amounts)
    people = ngettext("%(num)s person in four weeks", "%(num)s people in four weeks", all_of_it) % {"num": all_of_it}
    lately = ngettext("%(num)s of them this week", "%(num)s of them this week", week) % {"num": week}
    return gettext("%(people)s, %(lately)s") % {"people": people, "lately": lately}


def drawn(amounts: list[int], *, late: int) -> list[Bar]:
    """Bars of these heights side by side; the last ones stand out."""
    most = max(amounts, default=0) or 1
    return [
        Bar(
            number * STEP,
            HEIGHT - HEIGHT * amount / most,
            STEP - GAP,
            HEIGHT * amount / most,
            number >= len(amounts) - late,
            amount,
        )
        for number, amount in enumerate(amounts)
    ]


def weeks_of(demands: Iterable[Demand]) -> dict[Any, list[Bar]]:
    """Of each, the people of this week beside those of the eight before, in one question for all."""
    wanted = [demand.pk for demand in demands]
    since = clock.now() - timedelta(days=WEEK * (1 + WEEKS_BEFORE))
    age = Func(clock.now() - F("thread__began_at"), template="floor(extract(epoch FROM %(expressions)s) / 604800)::int")
    age.output_field = IntegerField()
    joined = Gathering.objects.joined().filter(demand__in=wanted, thread__began_at__gt=since).order_by()
    told: dict[Any, list[int]] = {}
    for row in joined.values("demand", week=age).annotate(n=Count("source", distinct=True)):
        weeks = told.setdefault(row["demand"], [0] * (1 + WEEKS_BEFORE))
        weeks[WEEKS_BEFORE - min(max(row["week"], 0), WEEKS_BEFORE)] += row["n"]
    return {key: drawn(told.get(key, [0] * (1 + WEEKS_BEFORE)), late=1) for key in wanted}


def areas_of(demands: Iterable[Demand]) -> dict[Any, str]:
    """Of each, the areas most of its people live in, in two questions for all."""
    wanted = [demand.pk for demand in demands]
    joined = Gathering.objects.joined().filter(demand__in=wanted, thread__deputy__mandates__state="active").order_by()
    counted = joined.values("demand", area=F("thread__deputy__mandates__district__area"))
    rows = list(counted.annotate(n=Count("source", distinct=True)).order_by("-n", "area"))
    known = Area.objects.in_bulk({row["area"] for row in rows})
    told: dict[Any, list[str]] = {}
    for row in rows:
        if len(foremost := told.setdefault(row["demand"], [])) < FOREMOST:
            foremost.append(f"{known[row['area']].name} {row['n']}")
    return {key: " · ".join(foremost) for key, foremost in told.items()}


class Tile(NamedTuple):
    """An area with how many of its people wrote; hidden where so few did that they could be told apart."""

    name: str
    amount: int
    shade: int
    is_hidden: bool = False


class Sketch(NamedTuple):
    """The areas as they lie towards each other; None where nothing lies."""

    columns: int
    tiles: list[Tile | None]
    sentence: str


def sketch_of(demand: Demand, least: int = 0) -> Sketch:
    """People by the area of the deputy they wrote to; below `least` no number is told."""
    joined = Gathering.objects.joined().filter(demand=demand.pk, thread__deputy__mandates__state="active").order_by()
    rows = joined.values(area=F("thread__deputy__mandates__district__area"))
    told = {row["area"]: row["n"] for row in rows.annotate(n=Count("source", distinct=True))}
    layout = laid_out(areas())
    most = max(told.values(), default=0)
    tiles = [area and _tile(area.name, told.get(area.pk, 0), most, least) for area in layout.cells]
    named = sorted((tile for tile in tiles if tile and tile.shade), key=lambda tile: (-tile.amount, tile.name))
    return Sketch(layout.columns, tiles, " · ".join(f"{tile.name} {_amount(tile, least)}" for tile in named))


def _tile(name: str, amount: int, most: int, least: int) -> Tile:
    is_hidden = 0 < amount < least
    shade = 1 if is_hidden else -(-SHADES * amount // most) if most else 0
    return Tile(name, 0 if is_hidden else amount, shade, is_hidden)


def _amount(tile: Tile, least: int) -> str:
    return gettext("fewer than %(least)s") % {"least": least} if tile.is_hidden else str(tile.amount)
