"""The messages and demands of a congress, as gathering asks for them; lone messages are groups of themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Q
from django.db.models.fields.json import KeyTextTransform

from hearth.core import clock, tenancy
from hearth.core.ids import uuid7
from hearth.core.rows import among, array
from hearth.core.text.reading import VERSION, Reading
from hearth.journey.demands.lifecycle import OPEN
from hearth.journey.demands.models import Apart, Gathering, Link, Term, TextReading

REMEMBERED = timedelta(days=180)
ALL_OF_THEM = ""  # the line that counts the demands themselves, so that nothing has to be counted row by row
WORDS = KeyTextTransform("words", "told")
SHARING = "SELECT readings_sharing(%s::text[], %s, %s)"
STANDING = """
    SELECT term FROM unnest(%s::text[]) term
    WHERE EXISTS (SELECT 1 FROM readings_sharing(ARRAY[term], '-infinity', 1))
"""
COUNT_IN = """
    INSERT INTO demands_term (id, congress_id, term, amount)
    SELECT gen_random_uuid(), %s, term, 1 FROM unnest(%s::text[]) term
    ON CONFLICT (congress_id, term) DO UPDATE SET amount = demands_term.amount + 1
"""
LIKE = """
    INSERT INTO demands_link (id, congress_id, one_id, other_id, probability, version, at)
    SELECT id, %s, least(one, other), greatest(one, other), probability, %s, %s
    FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::float8[]) AS found(id, one, other, probability)
    ON CONFLICT (congress_id, one_id, other_id) DO UPDATE
    SET probability = excluded.probability, version = excluded.version, at = excluded.at
    WHERE demands_link.version <> excluded.version
"""


class KeptStore:
    """What the database knows, for one message that is looked at; what was read once is not read again."""

    def __init__(self, since: datetime | None = None) -> None:
        self.since = since or clock.now() - REMEMBERED
        self._read: dict[str, Reading] = {}

    def demands(self) -> int:
        told = Term.objects.filter(term=ALL_OF_THEM).values_list("amount", flat=True).first()
        return told or 0

    def frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        found = Term.objects.filter(term__in=list(terms)).values_list("term", "amount")
        return dict(found)

    def sharing(self, words: Sequence[str], limit: int) -> Iterable[str]:
        if not words:
            return []
        with connection.cursor() as cursor:
            cursor.execute(SHARING, [array(words), self.since, limit])
            return [str(key) for (key,) in cursor.fetchall()]

    def words(self, messages: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        kept = TextReading.objects.filter(thread__in=among(messages), version=VERSION)
        return {str(thread): json.loads(told) for thread, told in kept.values_list("thread", WORDS)}

    def readings(self, messages: Collection[str]) -> Mapping[str, Reading]:
        if missing := [message for message in messages if message not in self._read]:
            kept = TextReading.objects.filter(thread__in=among(missing), version=VERSION)
            self._read |= {str(key): Reading.from_json(told) for key, told in kept.values_list("thread", "told")}
        return {message: self._read[message] for message in messages if message in self._read}

    def groups(self, messages: Collection[str]) -> Mapping[str, str]:
        inside = Gathering.objects.joined().filter(thread__in=among(messages), demand__state__in=OPEN)
        of = {str(thread): str(demand) for thread, demand in inside.values_list("thread", "demand")}
        return {message: of.get(message, message) for message in messages}

    def sizes(self, groups: Collection[str]) -> Mapping[str, int]:
        counted = Gathering.objects.joined().filter(demand__in=among(groups)).order_by().values("demand")
        sizes = {str(row["demand"]): row["n"] for row in counted.annotate(n=Count("source", distinct=True))}
        return {group: sizes.get(group, 1) for group in groups}

    def apart(self, message: str) -> Collection[str]:
        said = Apart.objects.filter(thread=message).values_list("demand", flat=True)
        return {str(demand) for demand in said}

    def together(self, message: str) -> str | None:
        return None  # what somebody put into a demand is not looked at again


def keep_links(message: str, near: Sequence[tuple[str, float]], version: str) -> None:
    """What this message is like is remembered for the night, in one statement; what is known by these weights stays."""
    if not near:
        return
    keys, found = [key for key, _probability in near], [probability for _key, probability in near]
    rows = [array(uuid7() for _ in near), array(message for _ in near), array(keys), array(found)]
    with connection.cursor() as cursor:
        cursor.execute(LIKE, [tenancy.current_id(), version, clock.now(), *rows])


def drop_links(message: UUID) -> None:
    """Nothing is remembered of what it is like."""
    Link.objects.filter(Q(one=message) | Q(other=message)).delete()


def count_in(terms: Collection[str], *, is_another: bool) -> None:
    """These words stand in one demand more; there may be another demand."""
    counted = sorted({*terms, *([ALL_OF_THEM] if is_another else [])})
    with connection.cursor() as cursor:
        cursor.execute(COUNT_IN, [tenancy.current_id(), array(counted)])


def count_out(terms: Collection[str]) -> None:
    """They stand in one fewer, once the message is read no more; a word that stands nowhere does not outlive it."""
    told = Term.objects.filter(term__in=list(terms))
    told.filter(amount__lte=1).exclude(term__in=_standing(terms)).delete()
    told.filter(amount__gt=1).update(amount=F("amount") - 1)


def _standing(terms: Collection[str]) -> list[str]:
    """Which of these words other messages still hold."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [array(sorted(terms))])
        return [term for (term,) in cursor.fetchall()]
