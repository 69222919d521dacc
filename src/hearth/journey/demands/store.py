"""The messages and demands of a congress, as gathering asks for them; lone messages are groups of themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import sqrt
from uuid import UUID

from django.db.models import F, Q

from hearth.core import clock, tenancy
from hearth.core.ids import uuid7
from hearth.core.remembered import planned
from hearth.core.rows import array
from hearth.core.text.candidates import LOOKED_THROUGH
from hearth.core.text.reading import VERSION, Reading
from hearth.journey.demands.clues import keys_of, keys_since
from hearth.journey.demands.lifecycle import OPEN
from hearth.journey.demands.models import Link, Term

REMEMBERED = timedelta(days=180)
ALL_OF_THEM = ""  # the line that counts the demands themselves, so that nothing has to be counted row by row
AMOUNTS = "SELECT term, amount FROM demands_term WHERE congress_id = $1 AND term = ANY($2::text[])"
SHARING = "SELECT thread::text, words, terms FROM clues_sharing($1::int[], $2::float8[], $3::int[], $4, $5, $6, $7, $8)"
READINGS = """
    SELECT thread_id::text, told::text FROM demands_textreading
    WHERE congress_id = $1 AND thread_id = ANY($2::uuid[]) AND version = $3
"""
# how many people are in a demand is counted whenever somebody joins or leaves it; each `OFFSET 0` keeps PostgreSQL to
# looking up the few that are asked for
GROUPS = """
    SELECT sought.thread::text, d.id::text, d.people FROM unnest($2::uuid[]) AS sought(thread)
    CROSS JOIN LATERAL (
        SELECT demand_id FROM demands_gathering
        WHERE congress_id = $1 AND thread_id = sought.thread AND state = 'joined' OFFSET 0
    ) g
    CROSS JOIN LATERAL (SELECT id, state, people FROM demands_demand WHERE id = g.demand_id OFFSET 0) d
    WHERE d.state = ANY($3::text[])
"""
APART = "SELECT demand_id::text FROM demands_apart WHERE congress_id = $1 AND thread_id = $2"
STANDING = """
    SELECT term FROM unnest($1::text[], $2::int[]) AS sought(term, key)
    WHERE EXISTS (SELECT 1 FROM clues_sharing(ARRAY[key], '{1}', '{}', 0, '-infinity', 1, 1, NULL))
"""
COUNT_IN = """
    INSERT INTO demands_term (id, congress_id, term, amount)
    SELECT gen_random_uuid(), $1, term, 1 FROM unnest($2::text[]) term
    ON CONFLICT (congress_id, term) DO UPDATE SET amount = demands_term.amount + 1
"""
LIKE = """
    INSERT INTO demands_link (id, congress_id, one_id, other_id, probability, version, at)
    SELECT id, $1, least($4::uuid, other), greatest($4::uuid, other), probability, $2, $3
    FROM unnest($5::uuid[], $6::uuid[], $7::float8[]) AS found(id, other, probability)
    ON CONFLICT (congress_id, one_id, other_id) DO UPDATE
    SET probability = excluded.probability, version = excluded.version, at = excluded.at
    WHERE demands_link.version <> excluded.version
"""


class KeptStore:
    """What the database knows, for one message that is looked at; what was read once is not read again."""

    likest = 200  # of those that share a rare word; of the others hardly one comes among the nearest

    def __init__(self, since: datetime | None = None) -> None:
        self.since = since or clock.now() - REMEMBERED
        self._amounts: dict[str, int] = {}
        self._asked: set[str] = set()
        self._clues: dict[str, tuple[int, list[int]]] = {}
        self._read: dict[str, Reading] = {}
        self._people: dict[str, int] = {}

    def demands(self) -> int:
        return self.frequencies([ALL_OF_THEM]).get(ALL_OF_THEM, 0)

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        if missing := {ALL_OF_THEM, *terms} - self._asked:
            self._asked |= missing
            self._amounts.update(planned(AMOUNTS, tenancy.current_id(), array(missing)))
        return {term: self._amounts[term] for term in terms if term in self._amounts}

    def sharing(self, words: Mapping[str, float], newest: int, most: int) -> Iterable[str]:
        if not words:
            return []
        often = [word for word in words if self._amounts.get(word, 0) > LOOKED_THROUGH][:1]
        rare = {word: weight for word, weight in words.items() if word not in often}
        sought = [array(keys_of(rare)), array(rare.values())]
        lately = [key for word in often for key in keys_since(word, self.since, clock.now())]
        weight = words[often[0]] if often else 0.0
        found = planned(SHARING, *sought, array(lately), weight, self.since, newest, min(most, self.likest), VERSION)
        self._clues = {thread: (words, terms) for thread, words, terms in found}
        return list(self._clues)

    def overlaps(self, words: Mapping[str, float], messages: Collection[str]) -> Mapping[str, float]:
        weights = dict(zip(keys_of(words), words.values(), strict=True))
        return {key: _overlap(weights, *self._clues[key]) for key in messages}

    def readings(self, messages: Collection[str]) -> Mapping[str, Reading]:
        if missing := [message for message in messages if message not in self._read]:
            kept = planned(READINGS, tenancy.current_id(), array(missing), VERSION)
            self._read |= {thread: Reading.from_json(json.loads(told)) for thread, told in kept}
        return {message: self._read[message] for message in messages if message in self._read}

    def groups(self, messages: Collection[str]) -> Mapping[str, str]:
        found = planned(GROUPS, tenancy.current_id(), array(messages), array(OPEN))
        self._people |= {demand: people for _thread, demand, people in found}
        return dict(zip(messages, messages, strict=True)) | {thread: demand for thread, demand, _people in found}

    def sizes(self, groups: Collection[str]) -> Mapping[str, int]:
        return {group: self._people.get(group, 1) for group in groups}

    def apart(self, message: str) -> Collection[str]:
        return {demand for (demand,) in planned(APART, tenancy.current_id(), message)}

    def together(self, message: str) -> str | None:
        return None  # what somebody put into a demand is not looked at again


def _overlap(weights: Mapping[int, float], words: int, terms: list[int]) -> float:
    return sum([weights[term] for term in weights.keys() & terms]) / sqrt(words or 1)


def keep_links(message: str, near: Sequence[tuple[str, float]], version: str) -> None:
    """What this message is like is remembered for the night, in one statement; what is known by these weights stays."""
    if not near:
        return
    keys, found = [key for key, _probability in near], [probability for _key, probability in near]
    rows = [array(uuid7() for _ in near), array(keys), array(found)]
    planned(LIKE, tenancy.current_id(), version, clock.now(), message, *rows)


def drop_links(message: UUID) -> None:
    """Nothing is remembered of what it is like."""
    Link.objects.filter(Q(one=message) | Q(other=message)).delete()


def count_in(terms: Collection[str], *, is_another: bool) -> None:
    """These words stand in one demand more; there may be another demand."""
    counted = sorted({*terms, *([ALL_OF_THEM] if is_another else [])})
    planned(COUNT_IN, tenancy.current_id(), array(counted))


def count_out(terms: Collection[str]) -> None:
    """They stand in one fewer, once the message is read no more; a word that stands nowhere does not outlive it."""
    told = Term.objects.filter(term__in=list(terms))
    told.filter(amount__lte=1).exclude(term__in=_standing(terms)).delete()
    told.filter(amount__gt=1).update(amount=F("amount") - 1)


def _standing(terms: Collection[str]) -> list[str]:
    """Which of these words other messages still hold."""
    sought = sorted(terms)
    return [term for (term,) in planned(STANDING, array(sought), array(keys_of(sought)))]
