"""What people said of the machine's proposals: how often it was right, by how sure it had been.

Counted are messages, never who decided. An undone decision counts as none; where nobody has spoken, that is told, since
silence is no consent.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count, F, Q

from hearth.journey.casework.taught import LEAST
from hearth.journey.demands.models import Decision, Gathering
from hearth.journey.demands.pinning import in_force

NEWEST = 20_000  # places of messages, and decisions, that are looked at
BANDS = ((0, 60), (60, 80), (80, 90), (90, 100))
AGREES = ("accept", "join")
AGAINST = ("take_out", "split", "dissolve")  # the message was not where it belongs
CORRECTIONS = ("accept", "refuse", "join", "take_out", "merge", "split", "dissolve", "keep")


class Row(NamedTuple):
    """What was said with about this sureness, and what people said of it."""

    low: int
    high: int
    all: int
    yes: int
    no: int

    @property
    def silent(self) -> int:
        """Of which nobody has spoken yet."""
        return self.all - self.yes - self.no

    @property
    def share(self) -> int | None:
        """Right in a hundred of those somebody spoke about; nothing of too few."""
        said = self.yes + self.no
        return round(100 * self.yes / said) if said >= LEAST else None

    @property
    def gone(self) -> int | None:
        """Taken out again in a hundred; nothing of too few."""
        return round(100 * self.no / self.all) if self.all >= LEAST else None


class Told(NamedTuple):
    """All that is told of common demands."""

    offered: list[Row]
    joined: list[Row]
    by_pins: Row
    pins: int
    corrections: list[tuple[str, int]]


def told() -> Told:
    """As it stands now, of the newest."""
    offered: dict[int, Counter[str]] = {high: Counter() for _low, high in BANDS}
    joined: dict[int, Counter[str]] = {high: Counter() for _low, high in BANDS}
    pinned: Counter[str] = Counter()
    for place in _places():
        told_of = _said_of(place)
        if told_of is None:
            continue
        way, said = told_of
        if place["score"] is None:
            pinned[said] += place["times"]
        else:
            (joined if way == "joined" else offered)[_band(place["score"])][said] += place["times"]
    pins = sum(map(len, in_force().values()))
    return Told(_rows(offered), _rows(joined), _row(0, 0, pinned), pins, _corrections())


def _places() -> Any:
    newest = Gathering.objects.filter(how="machine").order_by("-id").values("pk")[:NEWEST]
    rows = Gathering.objects.filter(pk__in=newest).filter(Q(score__isnull=False) | Q(why__has_key="pinned")).order_by()
    return rows.values("score", "state", "ended_from", begun=F("begun_by__verb"), ended=F("ended_by__verb")).annotate(
        times=Count("pk")
    )


def _said_of(place: dict[str, Any]) -> tuple[str, str] | None:
    """How the machine put it, and what a person said; None where a merger or a split only carried it over."""
    if place["begun"] and place["begun"] not in AGREES:
        return None
    was_offered = place["begun"] or place["state"] in ("offered", "refused") or place["ended_from"] == "offered"
    way = "offered" if was_offered else "joined"
    if place["state"] == "refused" or (place["state"] == "ended" and place["ended"] in AGAINST):
        return way, "no"
    return way, "yes" if place["begun"] else "silent"


def _band(score: float) -> int:
    return next((high for _low, high in BANDS if 100 * score < high), 100)


def _rows(found: dict[int, Counter[str]]) -> list[Row]:
    return [row for low, high in BANDS if (row := _row(low, high, found[high])).all]


def _row(low: int, high: int, said: Counter[str]) -> Row:
    return Row(low, high, said.total(), said["yes"], said["no"])


def _corrections() -> list[tuple[str, int]]:
    newest = Decision.objects.order_by("-id").values("pk")[:NEWEST]
    counted = Decision.objects.filter(pk__in=newest, verb__in=CORRECTIONS).standing().order_by().values("verb")
    times = {row["verb"]: row["times"] for row in counted.annotate(times=Count("pk"))}
    return [(verb, times[verb]) for verb in CORRECTIONS if verb in times]
