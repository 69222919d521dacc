"""The machine looks at a message that has just arrived: which demand is it in, or probably in, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.remembered import Remembered, planned
from hearth.core.rows import array
from hearth.core.text.gathering import Gathered, gather
from hearth.core.text.likeness import Likeness
from hearth.core.text.meaning import Meaning
from hearth.core.text.places import Place
from hearth.core.text.weights import shipped
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions
from hearth.journey.demands.deciding import can_be_gathered, places_of
from hearth.journey.demands.models import Demand
from hearth.journey.demands.models.thresholds import thresholds
from hearth.journey.demands.reading import read_anew
from hearth.journey.demands.store import KeptStore, count_in, keep_links

MACHINE = System("machine")
SHOWN = 3
WAIT = "SELECT pg_advisory_xact_lock(hashtext('demands.gather'), $1::int)"
THREAD = Remembered(lambda key: Thread.objects.filter(pk=key).defer("words"), key=UUID)
DEMAND = Remembered(lambda key: Demand.objects.filter(pk=key), key=UUID)
NAMES = """
SELECT id::text, name_zh FROM congress_area WHERE congress_id = $1 AND id = ANY($2::uuid[])
UNION ALL SELECT id::text, name_zh FROM congress_place WHERE congress_id = $1 AND id = ANY($2::uuid[])
"""
SAYS_NOTHING = frozenset(["号楼", "单元", "小区", "业主", "居民", "家里"])  # shared, but no ground for anybody


@transaction.atomic
def look_at(thread: Thread, meaning: Meaning | None = None, *, is_put: bool = True) -> Gathered | None:
    """Compare it with what came before; of one congress one message at a time, so that two that come together meet.

    Where its `meaning` is known it is compared by that as well. Where it is not to be put anywhere, it is compared for
    the night alone.
    """
    one_at_a_time()
    thread = THREAD.first(key=thread.pk)
    if thread is None or not can_be_gathered(thread):
        return None
    store, reading, is_new = KeptStore(), *read_anew(thread)
    known: frozenset[str] = frozenset()
    found, is_settled = None, bool(places_of(thread))
    if is_new or meaning or not is_settled:
        chosen = thresholds()
        joined, offered = chosen.joins_from / 100, chosen.offers_from / 100
        found = gather(str(thread.pk), reading, store, joined=joined, offered=offered, meaning=meaning)
    if found is not None:
        keep_links(str(thread.pk), found.near, meaning.lifted_by if meaning else shipped().version)
    if is_settled or not is_put:
        found = None  # somebody has said where it belongs: it was compared for the night alone
    if found is not None and found.how in ("joined", "offered"):
        others = store.readings([key for key, _likeness in found.links])
        known = frozenset().union(*(other.terms for other in others.values()))
        _put(thread, found)
    if is_new:
        count_in(reading.terms - known, is_another=not known)
    return found


def _put(thread: Thread, found: Gathered) -> None:
    key, likest = found.links[0]
    nearest = THREAD.first(key=UUID(key))
    demand = DEMAND.first(key=UUID(found.group)) if found.group != key else None  # it stood alone until now
    why = grounds(likest, names_of(likest.places)) | {"alike": len(found.links)}
    joins = found.how == "joined"
    if demand is None:
        demand = actions.propose(nearest, title_of(why, nearest.code), by=MACHINE, is_to_be_joined=joins)
    if demand is not None:
        actions.gather(thread, demand, found.score, why, by=MACHINE, joins=joins)


def grounds(likeness: Likeness, names: Mapping[str, str]) -> dict[str, Any]:
    """What two messages share, as it is kept and told."""
    places = [names.get(key, key) for _kind, key in likeness.places if key in names or not _is_key(key)]
    return {
        "words": [word for word, _weight in likeness.words if _tells(word, places)],
        "places": places,
        "days": likeness.days_apart,
        "same_sender": likeness.same_sender,
        "version": likeness.weights,
        **({"meaning": likeness.meaning} if likeness.meaning else {}),
    }


def _tells(word: str, places: list[str]) -> bool:
    return word not in SAYS_NOTHING and not any(word in place for place in places)


def names_of(found: Iterable[Place]) -> dict[str, str]:
    """The names of the places the congress knows, which are kept by key."""
    keys = {key for _kind, key in found if _is_key(key)}
    return dict(planned(NAMES, tenancy.current_id(), array(keys))) if keys else {}


def _is_key(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def title_of(why: dict[str, Any], code: str) -> str:
    """What it is called until staff name it: the place and the rarest words that they share."""
    return " · ".join([*why["places"][:1], *why["words"][:SHOWN]])[:80] or code


def one_at_a_time() -> None:
    """Whoever looks at another message of this congress waits until the transaction is over."""
    planned(WAIT, tenancy.current_id())
