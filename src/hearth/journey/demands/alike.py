"""Messages and demands like this one, of those somebody may read: looked for when they ask, and kept nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from hearth.core.actions import may
from hearth.core.actors import By
from hearth.core.rows import among
from hearth.core.text.candidates import portraits
from hearth.core.text.likeness import Likeness, likeness
from hearth.core.text.reading import VERSION, Reading
from hearth.journey.contact.labels import state_label
from hearth.journey.contact.models import Thread
from hearth.journey.demands import labels, queries
from hearth.journey.demands.deciding import can_be_gathered
from hearth.journey.demands.machine import grounds, names_of
from hearth.journey.demands.models import Demand, Gathering, TextReading
from hearth.journey.demands.reasons import reasons_for
from hearth.journey.demands.store import KeptStore

MOST, MOST_DEMANDS = 25, 10
LEAST = 0.02  # with less in common nobody would call them alike; the likeliest stand first
LOOKED_THROUGH = 1000  # of each word, before those that are not theirs to read are left out
SAMPLES = 3  # messages of a demand that speak for it
EVER = datetime(1970, 1, 1, tzinfo=UTC)  # a winter long past is what people look for
Found = dict[str, Likeness]


class AlikeMessage(NamedTuple):
    """A message like another, why, how it stands, and which demand it is in."""

    thread: Thread
    reasons: list[str]
    label: Any
    demand: Demand | None
    demand_label: Any
    may_gather: bool


class AlikeDemand(NamedTuple):
    """A demand like another: why, and how many of its messages are alike."""

    demand: Demand
    reasons: list[str]
    label: Any
    crowd: str
    messages: int


class SeenStore(KeptStore):
    """The messages this person may read, as if there were no others."""

    likest = 20 * LOOKED_THROUGH

    def __init__(self, actor: By) -> None:
        super().__init__(EVER)
        self.actor = actor

    def sharing(self, words: Mapping[str, float], newest: int, most: int) -> Iterable[str]:
        keys = list(super().sharing(words, LOOKED_THROUGH, LOOKED_THROUGH * len(words)))
        seen = Thread.objects.visible_to(self.actor).filter(pk__in=among(keys)).order_by("-began_at", "-id")
        return [str(key) for key in seen.values_list("pk", flat=True)[:most]]


def is_compared(thread: Thread) -> bool:
    """Whether anything was read in it: not where it is kept apart, or its words are gone."""
    return bool(TextReading.objects.filter(thread=thread.pk, version=VERSION).exists())


def messages_like(thread: Thread, actor: By) -> list[AlikeMessage]:
    """The messages most like this one, the likeliest first."""
    links = _nearest([str(thread.pk)], actor)[:MOST]
    keys = [key for key, _likeness in links]
    readable = Thread.objects.visible_to(actor).filter(pk__in=among(keys)).defer("words").select_related("deputy")
    threads = {str(each.pk): each for each in readable}
    inside = {str(each.thread_id): each.demand for each in _joined(keys, actor)}
    told, may_gather = _told(links), may("demands.begin", actor, thread)
    return [_message(threads[key], told[key], inside.get(key), may_gather) for key in keys if key in threads]


def demands_like(demand: Demand, actor: By) -> list[AlikeDemand]:
    """Open and past demands whose messages are like those of this one, as far as this person may read either."""
    samples = [str(each.thread_id) for each in queries.members_of(demand, actor, None).rows[:SAMPLES]]
    links = _nearest(samples, actor)
    joined = _joined([key for key, _likeness in links], actor)
    of = {str(each.thread_id): each.demand for each in joined if each.demand_id != demand.pk}
    nearest: dict[Demand, list[str]] = defaultdict(list)
    for key, _likeness in links:
        if key in of:
            nearest[of[key]].append(key)
    told = _told([(key, found) for key, found in links if key in of])
    return [
        AlikeDemand(other, told[keys[0]], labels.label_of(other), labels.crowd(other), len(keys))
        for other, keys in list(nearest.items())[:MOST_DEMANDS]
    ]


def _nearest(messages: Collection[str], actor: By) -> list[tuple[str, Likeness]]:
    """What this person may read and is like one of these, each at its best, the likeliest first."""
    store, found = SeenStore(actor), Found()
    for message, reading in store.readings(messages).items():
        for key, link in _likenesses(message, reading, store).items():
            if key not in messages and link.probability > max(LEAST, found[key].probability if key in found else 0):
                found[key] = link
    return sorted(found.items(), key=lambda link: (-link[1].probability, link[0]))


def _likenesses(message: str, reading: Reading, store: SeenStore) -> Found:
    mine, others = portraits(reading, store, without=message)
    return {key: likeness(mine, other) for key, other in others.items()}


def _joined(keys: Collection[str], actor: By) -> list[Gathering]:
    """The demands these are in, of those this person sees."""
    seen = Demand.objects.visible_to(actor).values("pk")
    inside = Gathering.objects.joined().filter(thread__in=among(keys), demand__in=seen)
    return list(inside.select_related("demand"))


def _told(links: Sequence[tuple[str, Likeness]]) -> dict[str, list[str]]:
    names = names_of(place for _key, link in links for place in link.places)
    return {key: reasons_for(grounds(link, names), link.probability) for key, link in links}


def _message(thread: Thread, reasons: list[str], demand: Demand | None, may_gather: bool) -> AlikeMessage:
    """Whoever may say where the first message belongs may say so of these: each is theirs, or they are staff."""
    stands_alone = demand is None and can_be_gathered(thread)
    label = labels.label_of(demand) if demand else None
    return AlikeMessage(thread, reasons, state_label(thread, at_desk=True), demand, label, may_gather and stands_alone)
