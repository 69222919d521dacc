"""Words that staff pinned to a demand: who says one is offered to it, unless they certainly write of another place.

Never joined on that ground alone: a word says what it is about, and not where. A word is looked for in the message as
it stands, so that it need be none of the dictionary's; what too many say would offer everything, and is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hearth.core.rows import among
from hearth.core.text.places import AREA, CITY, Place
from hearth.core.text.plain import plain
from hearth.core.text.reading import VERSION, Reading
from hearth.journey.contact.models import Message
from hearth.journey.demands.lifecycle import OPEN
from hearth.journey.demands.merged import homes
from hearth.journey.demands.models import Demand, Gathering, Pin, TextReading

NEWEST = 2_000  # messages that are looked through where a word is pinned
SHARE, COMMON = 0.05, 20  # a word of more than both is too common
OFFERED_AT_ONCE = 200
MEMBERS = 50  # of a demand, to know its places
AT_ONCE = 500


def in_force() -> dict[Any, list[Pin]]:
    """By the key of each open demand its pins and those of what was put together with it, each word once."""
    pins = list(Pin.objects.filter(demand__state__in=(*OPEN, "merged")).select_related("demand").order_by("at", "id"))
    moved = homes(pin.demand_id for pin in pins if pin.demand.state == "merged")
    states = dict(Demand.objects.filter(pk__in=set(moved.values())).values_list("pk", "state")) if moved else {}
    found: dict[Any, dict[str, Pin]] = defaultdict(dict)
    for pin in pins:
        home = moved.get(pin.demand_id, pin.demand_id)
        if states.get(home, pin.demand.state) in OPEN:
            found[home].setdefault(pin.word, pin)
    return {demand: [*by_word.values()] for demand, by_word in found.items()}


def pins_of(demand: Demand) -> list[Pin]:
    """What is in force there; where nothing joins any more, what was pinned to it itself."""
    return in_force().get(demand.pk, []) if demand.is_open else list(demand.pins.order_by("at", "id"))


def pins_in(thread: UUID) -> dict[Any, list[str]]:
    """For each open demand the pinned words that this message says, in one query where nothing is pinned."""
    pins = in_force()
    if not pins:
        return {}
    text = next(iter(_texts([thread]).values()), "")
    said = {demand: [pin.word for pin in theirs if pin.word in text] for demand, theirs in pins.items()}
    return {demand: words for demand, words in said.items() if words}


def saying(words: Iterable[str]) -> dict[str, list[UUID]]:
    """Which of the newest messages say each of these words, the newest first."""
    words = list(words)
    found: dict[str, list[UUID]] = {word: [] for word in words}
    newest = list(TextReading.objects.order_by("-at").values_list("thread", flat=True)[:NEWEST])
    for start in range(0, len(newest), AT_ONCE):
        some = newest[start : start + AT_ONCE]
        texts = _texts(some)
        for thread in some:
            for word in words:
                if word in texts.get(thread, ""):
                    found[word].append(thread)
    return found


def too_common(words: Iterable[str]) -> dict[str, int]:
    """Those that too many of the newest messages say, and of how many in a hundred."""
    looked_at = min(NEWEST, TextReading.objects.order_by().values("pk")[:NEWEST].count())
    said = {word: len(threads) for word, threads in saying(words).items()}
    return {word: round(100 * n / looked_at) for word, n in said.items() if n > max(COMMON, SHARE * looked_at)}


def is_elsewhere(thread: UUID, demand: Any) -> bool:
    """It certainly names a place of a kind that the demand's messages name, and none of theirs."""
    mine = _known([thread])
    members = Gathering.objects.joined().filter(demand=demand).order_by("-since").values_list("thread", flat=True)
    theirs = _known(members[:MEMBERS])
    return bool({kind for kind, _key in mine} & {kind for kind, _key in theirs}) and not mine & theirs


def _known(threads: Iterable[UUID]) -> set[Place]:
    kept = TextReading.objects.filter(thread__in=among(threads), version=VERSION).values_list("told", flat=True)
    readings = [Reading.from_json(told) for told in kept]
    return {place for reading in readings for place in reading.known if place.kind not in (AREA, CITY)}


def _texts(threads: Iterable[UUID]) -> dict[UUID, str]:
    first = Message.objects.filter(thread__in=among(threads), kind="first").values_list("thread", "body")
    return {thread: plain(body) for thread, body in first}
