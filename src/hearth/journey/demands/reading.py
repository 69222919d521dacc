"""A message is read once: words, places and who wrote, as text alone; the congress's own places count as known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import transaction

from hearth.core import tenancy
from hearth.core.remembered import Remembered, planned
from hearth.core.rows import array
from hearth.core.text import places as named
from hearth.core.text.places import Gazetteer, Place
from hearth.core.text.plain import plain
from hearth.core.text.reading import VERSION, Reading, read
from hearth.ground.congress.models import Area
from hearth.ground.congress.models import Place as KnownPlace
from hearth.journey.contact.models import Message, Thread
from hearth.journey.demands.clues import keys_of_reading
from hearth.journey.demands.counting import source_of
from hearth.journey.demands.models import Clue, Proposal, TextReading
from hearth.journey.demands.store import count_in, count_out, drop_links

KINDS = {"community": named.COMMUNITY, "estate": named.ESTATE, "road": named.ROAD, "village": named.COMMUNITY}
A_DAY = timedelta(days=1)
# a row that was there before has been changed, and says so
KEEP = """
    WITH found_by AS (
        INSERT INTO demands_clue (congress_id, thread_id, version, at, words, terms)
        VALUES ($1, $2, $3, $6, $7, $8::int[])
        ON CONFLICT (thread_id) DO UPDATE
        SET version = excluded.version, at = excluded.at, words = excluded.words, terms = excluded.terms
    )
    INSERT INTO demands_textreading (id, congress_id, thread_id, version, told, terms, at)
    VALUES (gen_random_uuid(), $1, $2, $3, $4::jsonb, $5::text[], $6)
    ON CONFLICT (thread_id) DO UPDATE
    SET version = excluded.version, told = excluded.told, terms = excluded.terms, at = excluded.at
    RETURNING xmax = 0
"""
SAID = Remembered(lambda thread: Message.objects.filter(thread=thread, kind="first").values_list("body"), thread=UUID)
AREAS = Remembered(lambda: Area.objects.values_list("pk", "name_zh", "name_en"))
PLACES = Remembered(lambda: KnownPlace.objects.values_list("pk", "name_zh", "name_en", "also", "kind"))


def read_anew(thread: Thread) -> tuple[Reading, bool]:
    """Read it as it stands now, and keep what was read; answers whether it had not been read before."""
    said, known = SAID.tuples(thread=thread.pk), gazetteer()
    reading = read(
        said[0][0] if said else "",
        sender=source_of(thread).hex(),
        at=thread.began_at.timestamp() / A_DAY.total_seconds(),
        known_places=chosen_places(thread.place, known),
        gazetteer=known,
    )
    told = [thread.pk, reading.version, json.dumps(reading.as_json()), array(sorted(reading.terms)), thread.began_at]
    clue = [len(reading.words), array(keys_of_reading(reading, thread.began_at))]
    ((is_new,),) = planned(KEEP, tenancy.current_id(), *told, *clue)
    return reading, is_new


def read_again(most: int) -> int:
    """What an earlier version read is read anew, the newest first: until then it is compared with nothing."""
    old = TextReading.objects.exclude(version=VERSION).select_related("thread").order_by("-at")[:most]
    for before in old:
        with transaction.atomic():
            reading, _is_new = read_anew(before.thread)
            count_out(set(before.terms) - reading.terms)
            count_in(reading.terms - set(before.terms), is_another=False)
    return len(old)


def forget_reading(thread: Thread) -> bool:
    """Nothing of it is compared any more, nor proposed because of it; answers whether there was anything."""
    read = TextReading.objects.select_for_update().filter(thread=thread.pk).first()  # no vector is made meanwhile
    if read is None:
        return False
    read.delete()
    Clue.objects.filter(thread=thread.pk).delete()
    count_out(read.terms)
    drop_links(thread.pk)
    Proposal.objects.open().telling_of(thread).lapse()
    return True


def gazetteer() -> Gazetteer:
    """The congress's own areas, communities, estates and roads, under all their names; two names lead to one place."""
    return _gazetteer(tuple(AREAS.tuples()), tuple(PLACES.tuples()))


@lru_cache(maxsize=8)
def _gazetteer(areas: Sequence[Any], places: Sequence[Any]) -> Gazetteer:
    """Put in order once, as long as they stay the same."""
    known: dict[str, Place] = {}
    for key, name, english in areas:
        known |= dict.fromkeys(_names(name, english), Place(named.AREA, str(key)))
    for key, name, english, also, kind in places:
        known |= dict.fromkeys(_names(name, english, *also.split("、")), Place(KINDS[kind], str(key)))
    return Gazetteer(known)


def _names(*names: str) -> list[str]:
    return [name.strip().lower() for name in names if name.strip()]


def chosen_places(place: str, known: Gazetteer) -> list[Place]:
    """What the resident wrote into the question “Where?”: a known place if it is one, otherwise what it looks like."""
    text = plain(place)
    return known.places_in(text) or named.places(text)
