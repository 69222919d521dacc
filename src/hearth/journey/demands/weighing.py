"""What nearness in meaning is worth in this congress: learnt from pairs its own people have decided, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from hearth.core import clock
from hearth.core.rows import among
from hearth.core.text.encoders.vectors import Vector, nearness, unpacked
from hearth.core.text.likeness import likeness
from hearth.core.text.meaning import Decided, is_enough, weighed
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.journey.demands.models import Apart, Encoding, Gathering, TextVector
from hearth.journey.demands.store import KeptStore

MOST, BESIDE = 1_000, 2  # decisions of each kind, the newest; and messages of the demand each is compared with
AT_ONCE = 50  # pairs
PARTED = ("refuse", "take_out", "split")  # who dissolves a demand does not say which of its messages differ


class Said(NamedTuple):
    """Somebody said whether a message belongs to a demand."""

    thread: Any
    demand: Any
    is_one: bool


def weigh(encoding: Encoding) -> None:
    """Learn anew; what is not better on pairs it has not seen, or rests on too few, is worth nothing."""
    pairs = list(decided_pairs(encoding))
    encoding.pairs, encoding.weighed_at = len(pairs), clock.now()
    encoding.slope = encoding.by_words = encoding.by_both = None
    if is_enough(pairs):
        found = weighed(pairs)
        encoding.by_words, encoding.by_both = round(found.by_words, 4), round(found.by_both, 4)
        if found.is_better:
            encoding.slope, encoding.even = found.lift
    encoding.save(update_fields=["pairs", "weighed_at", "slope", "even", "by_words", "by_both"])


def decided_pairs(encoding: Encoding) -> Iterator[Decided]:
    """Each message somebody put into a demand or took out of it, beside others of that demand."""
    said = [*_put_in(), *_taken_out()]
    members = _members({each.demand for each in said})
    pairs = [(each, other) for each in said for other in members[each.demand] if other != each.thread][
        : 2 * BESIDE * MOST
    ]
    for start in range(0, len(pairs), AT_ONCE):
        yield from _seen(pairs[start : start + AT_ONCE], encoding)


def _put_in() -> list[Said]:
    person = Gathering.objects.joined().exclude(how="machine", begun_by=None).order_by("-since", "-id")
    return [Said(thread, demand, True) for thread, demand in person.values_list("thread", "demand")[:MOST]]


def _taken_out() -> list[Said]:
    parted = Apart.objects.filter(decision__verb__in=PARTED, decision__undone_at=None).order_by("-id")
    return [Said(thread, demand, False) for thread, demand in parted.values_list("thread", "demand")[:MOST]]


def _members(demands: Iterable[Any]) -> dict[Any, list[Any]]:
    """A few messages of each demand, those written to it last."""
    place = Window(RowNumber(), partition_by=[F("demand")], order_by=[F("since").desc(), F("id").desc()])
    joined = Gathering.objects.joined().filter(demand__in=among(demands)).annotate(place=place)
    found: dict[Any, list[Any]] = defaultdict(list)
    for thread, demand in joined.filter(place__lte=BESIDE + 1).values_list("thread", "demand"):
        found[demand].append(thread)
    return found


def _seen(pairs: Sequence[tuple[Said, Any]], encoding: Encoding) -> Iterator[Decided]:
    """As the machine would see them today."""
    keys = {str(key) for said, other in pairs for key in (said.thread, other)}
    vectors, store = _vectors(keys, encoding.version), KeptStore()
    readings = store.readings([key for key in keys if key in vectors])
    terms = frozenset().union(*(reading.terms for reading in readings.values())) if readings else frozenset()
    rarity = Rarity(store.demands(), store.frequencies(terms))
    for said, other in pairs:
        ends = str(said.thread), str(other)
        if all(key in readings for key in ends):
            one, two = (Portrait(readings[key], rarity) for key in ends)
            near = nearness(vectors[ends[0]], vectors[ends[1]])
            yield Decided(likeness(one, two).probability, near, said.is_one, said.demand.int)


def _vectors(keys: Iterable[str], version: str) -> dict[str, Vector]:
    rows = TextVector.objects.made(version).filter(reading__thread__in=among(keys))
    return {str(key): unpacked(bytes(numbers)) for key, numbers in rows.values_list("reading__thread", "numbers")}
