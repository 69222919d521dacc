"""The messages and demands of a congress, as gathering asks for them; lone messages are groups of themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from hearth.core import clock, tenancy
from hearth.core.ids import uuid7
from hearth.core.remembered import planned
from hearth.core.rows import array
from hearth.core.text.reading import VERSION, Reading
from hearth.journey.demands.lifecycle import OPEN
from hearth.journey.demands.models import Link, Term

REMEMBERED = timedelta(days=180)
ALL_OF_THEM = ""  # the line that counts the demands themselves, so that nothing has to be counted row by row
AMOUNTS = "SELECT term, amount FROM demands_term WHERE congress_id = $1 AND term = ANY($2::text[])"
SHARING = "SELECT readings_sharing($1::text[], $2, $3)::text"
WORDS = """
    SELECT thread_id::text, told ->> 'words' FROM demands_textreading
    WHERE congress_id = $1 AND thread_id = ANY($2::uuid[]) AND version = $3
"""
READINGS = """
    SELECT thread_id::text, told::text FROM demands_textreading
    WHERE congress_id = $1 AND thread_id = ANY($2::uuid[]) AND version = $3
"""
# how many people are in a demand is counted whenever somebody joins or leaves it
GROUPS = """
    SELECT g.thread_id::text, d.id::text, d.people FROM unnest($2::uuid[]) AS sought(thread)
    JOIN demands_gathering g ON g.congress_id = $1 AND g.thread_id = sought.thread AND g.state = 'joined'
    JOIN demands_demand d ON d.congress_id = $1 AND d.id = g.demand_id AND d.state = ANY($3::text[])
"""
APART = "SELECT demand_id::text FROM demands_apart WHERE congress_id = $1 AND thread_id = $2"
STANDING = """
    SELECT term FROM unnest($1::text[]) term
    WHERE EXISTS (SELECT 1 FROM readings_sharing(ARRAY[term], '-infinity', 1))
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

    def __init__(self, since: datetime | None = None) -> None:
        self.since = since or clock.now() - REMEMBERED
        self._amounts: dict[str, int] = {}
        self._asked: set[str] = set()
        self._read: dict[str, Reading] = {}
        self._people: dict[str, int] = {}

    def demands(self) -> int:
        return self.frequencies([ALL_OF_THEM]).get(ALL_OF_THEM, 0)

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        if missing := {ALL_OF_THEM, *terms} - self._asked:
            self._asked |= missing
            self._amounts.update(planned(AMOUNTS, tenancy.current_id(), array(missing)))
        return {term: self._amounts[term] for term in terms if term in self._amounts}

    def sharing(self, words: Sequence[str], limit: int) -> Iterable[str]:
        return [key for (key,) in planned(SHARING, array(words), self.since, limit)] if words else []

    def words(self, messages: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        kept = planned(WORDS, tenancy.current_id(), array(messages), VERSION)
        return {thread: json.loads(told) for thread, told in kept}

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
    return [term for (term,) in planned(STANDING, array(sorted(terms)))]
