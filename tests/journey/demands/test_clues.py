"""By what messages are found among a million: the same ones as if all lay in memory, and without reading many."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from hearth.core import clock, tenancy
from hearth.core.rows import array
from hearth.core.text.candidates import portraits
from hearth.core.text.likeness import likeness
from hearth.core.text.memory import MemoryStore
from hearth.journey.demands import clues, store
from hearth.journey.demands.clues import keys_of, keys_since
from hearth.journey.demands.models import Clue
from hearth.journey.demands.reading import forget_reading, read_anew
from hearth.journey.demands.store import KeptStore, count_in
from tests import cast
from tests.core.text.letters import COLD, LETTERS
from tests.plans import count_rows, pages_of

MANY = """
INSERT INTO demands_clue (congress_id, thread_id, version, at, words, terms)
SELECT %s, gen_random_uuid(), 1, now() - n * interval '1 minute', 1,
   ARRAY(SELECT n * 100 + k FROM generate_series(1, 45) k) FROM generate_series(1, 6000) n
"""
FOUND = "SELECT * FROM clues_sharing(%s::int[], %s::float8[], %s::int[], %s, %s, %s, %s, %s)"


def lying(texts, code):
    """These messages, each a demand of its own, in the database and in memory."""
    memory, kept = MemoryStore(), {}
    for number, text in enumerate(texts):
        thread = cast.delivered(code, text, network=f"from {number}".encode())
        reading, _is_new = read_anew(thread)
        count_in(reading.terms, is_another=True)
        memory.add(str(thread.pk), reading, str(thread.pk))
        kept[str(thread.pk)] = reading
    return memory, kept


def seen(reading, lies_in, key):
    mine, others = portraits(reading, lies_in, without=key)
    return {other: likeness(mine, portrait).probability for other, portrait in others.items()}


def test_the_database_finds_what_memory_finds_and_both_find_it_as_likely(code):
    memory, kept = lying([*LETTERS, "锦苑小区3期停水两天，🚰 water!", *LETTERS[:2]], code)

    for key, reading in kept.items():
        assert seen(reading, KeptStore(), key) == seen(reading, memory, key)


def test_a_word_that_very_many_use_is_sought_among_the_latest_days(code, monkeypatch):
    _memory, kept = lying([COLD] * 6, code)
    monkeypatch.setattr(store, "LOOKED_THROUGH", 3)
    found = KeptStore()
    found.frequencies(["暖气"])

    assert set(found.sharing({"暖气": 2.0}, 200, 400)) == kept.keys()
    assert len(list(found.sharing({"暖气": 2.0}, 4, 400))) == 4


def test_what_was_written_long_ago_is_not_sought_and_each_three_days_once():
    now = datetime(2026, 12, 1, tzinfo=UTC)
    with tenancy.inside(SimpleNamespace(id=7)):
        assert len(keys_since("暖气", now - timedelta(days=9), now)) == 4
        assert len(keys_since("暖气", datetime(1970, 1, 1, tzinfo=UTC), now)) == clues.LONGEST_AGO + 1
        assert keys_since("暖气", now, now)[0] == keys_since("暖气", now - timedelta(days=30), now)[0]


def test_one_word_has_another_number_in_another_congress(yuhe, jinchuan):
    here = keys_of(["暖气", "路灯"])
    with tenancy.inside(jinchuan):
        assert not set(here) & set(keys_of(["暖气", "路灯"]))


def test_those_that_share_what_says_most_come_first(code):
    _memory, kept = lying(["锦苑小区的路灯坏了。", "暖气不热。", "路灯和暖气都坏了。"], code)
    lamps, heating, both = kept

    assert list(KeptStore().sharing({"路灯": 5.0, "暖气": 3.0}, 200, 400)) == [both, lamps, heating]
    assert list(KeptStore().sharing({"路灯": 5.0, "暖气": 3.0}, 200, 1)) == [both]


def test_it_is_found_by_nothing_once_it_is_forgotten(code):
    thread = cast.delivered(code, COLD)
    read_anew(thread)
    assert Clue.objects.filter(thread=thread.pk).exists()

    forget_reading(thread)

    assert not Clue.objects.exists()


def test_what_was_read_before_there_were_clues_is_found_by_the_same(code):
    lying(LETTERS, code)
    written = sorted(Clue.objects.values_list("thread", "at", "words", "version"))
    keys = {thread: set(terms) for thread, terms in Clue.objects.values_list("thread", "terms")}
    Clue.objects.all().delete()

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
    import_module("hearth.journey.demands.migrations.0006_clues").clues(None, SimpleNamespace(connection=connection))

    assert sorted(Clue.objects.values_list("thread", "at", "words", "version")) == written
    assert {thread: set(terms) for thread, terms in Clue.objects.values_list("thread", "terms")} == keys


@pytest.mark.parametrize("lately", [False, True])
def test_few_rows_are_looked_at_however_many_lie_there(yuhe, lately):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute("SET LOCAL session_replication_role = replica")  # of threads that are not there
        cursor.execute(MANY, [yuhe.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
        count_rows(cursor, "demands_clue")
        told = [array([] if lately else [707, 3_333]), array([] if lately else [3.0, 2.0])]
        told += [array([707, 3_333] if lately else []), 3.0, clock.now() - timedelta(days=180), 200, 200, 1]
        for explain in ("", "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "):  # what is asked first is planned, too
            cursor.execute(explain + FOUND, told)
        plan = cursor.fetchone()[0]
        cursor.execute("SELECT pg_relation_size('demands_clue') / 8192")
        (pages,) = cursor.fetchone()

    found = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    assert found["Actual Rows"] == 2
    assert pages > 150
    assert pages_of(found) < 60
