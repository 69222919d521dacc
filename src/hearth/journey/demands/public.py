"""What of common demands is public: no words of residents, nothing below five people, no house, no day.

Areas are named where at least five of their people wrote, and never counted: a count beside the whole number would
tell the rest by subtraction.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, F, Q

from hearth.core import clock
from hearth.core.bookmarks import Bookmark
from hearth.core.text.candidates import portraits
from hearth.core.text.gathering import OFFERED
from hearth.core.text.likeness import likeness
from hearth.core.text.reading import read
from hearth.ground.congress.models import Area
from hearth.journey.demands import labels
from hearth.journey.demands.models import Demand, Gathering
from hearth.journey.demands.models.demand import LEAST_PUBLIC
from hearth.journey.demands.reading import A_DAY, chosen_places, gazetteer
from hearth.journey.demands.store import KeptStore

ROWS = 20
FEWEST_SIGNS = 8
SHOWN = 2
LEAST_ALIKE = 3  # people
NOT_READ = "not written yet"


class Row(NamedTuple):
    """A demand as everybody sees it."""

    demand: Demand
    label: Any


class Page(NamedTuple):
    """As many as are looked at in one go, and where they go on."""

    rows: list[Row]
    goes_on: Bookmark | None


def page_of(after: Bookmark | None) -> Page:
    """What many raise, the latest first."""
    rows = Demand.objects.public().filter(after.earlier("last_at") if after else Q()).select_related("owner")
    found = list(rows.order_by("-last_at", "-id")[: ROWS + 1])
    goes_on = Bookmark(found[ROWS - 1].last_at, found[ROWS - 1].pk) if len(found) > ROWS else None
    return Page([_row(demand) for demand in found[:ROWS]], goes_on)


def foremost(most: int) -> list[Row]:
    """What the most people raise of late."""
    rows = Demand.objects.public().open().select_related("owner").order_by("-warmth", "-id")
    return [_row(demand) for demand in rows[:most]]


def whole(demand: Demand) -> dict[str, Any]:
    """Everything that everybody reads about one."""
    return {"demand": demand, "label": labels.label_of(demand), "areas": areas_of(demand)}


def areas_of(demand: Demand) -> list[Area]:
    """Where most of them live: only areas in which at least five people wrote."""
    joined = Gathering.objects.joined().filter(demand=demand.pk, thread__deputy__mandates__state="active").order_by()
    counted = joined.values(area=F("thread__deputy__mandates__district__area")).annotate(
        n=Count("source", distinct=True)
    )
    keys = counted.filter(n__gte=LEAST_PUBLIC).values("area")
    return list(Area.objects.filter(pk__in=keys).order_by("row", "column", "name_zh"))


def like(words: str, place: str) -> list[Row]:
    """Public demands in which several people said the same as what is being typed; nothing of it is kept.

    One alone is not told: whoever typed guesses at a neighbour's words would read from the answer that they were right.
    """
    if len(words) < FEWEST_SIGNS or not Demand.objects.public().open().exists():
        return []
    known = gazetteer()
    now = clock.now().timestamp() / A_DAY.total_seconds()
    reading = read(words, sender="", at=now, known_places=chosen_places(place, known), gazetteer=known)
    mine, others = portraits(reading, KeptStore(), without=NOT_READ)
    alike = [key for key, other in others.items() if likeness(mine, other).probability >= OFFERED]
    inside = Gathering.objects.joined().filter(thread__in=alike).order_by().values("demand")
    several = inside.annotate(n=Count("source", distinct=True)).filter(n__gte=LEAST_ALIKE).values("demand")
    found = Demand.objects.public().open().filter(pk__in=several).select_related("owner").order_by("-people", "-id")
    return [_row(demand) for demand in found[:SHOWN]]


def _row(demand: Demand) -> Row:
    return Row(demand, labels.label_of(demand))
