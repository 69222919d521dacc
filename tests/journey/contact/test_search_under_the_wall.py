"""Among a hundred thousand threads, a search looks at those it finds: the index of words serves beneath the wall."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection

from hearth.core import tenancy
from hearth.core.bigrams import bigrams
from hearth.journey.contact.models import Thread
from tests import cast

MANY = 100_000
RARE = "缆车"  # nobody says it elsewhere: what was rolled back stays in the index until it is swept
GROW = """
INSERT INTO contact_thread SELECT made.* FROM generate_series(1, %s) n, contact_thread t,
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', gen_random_uuid(), 'code', lpad(to_hex(n), 8, 'Z'), 'locator', (n + 10000000)::text,
    'submission', sha256(n::text::bytea), 'words', CASE WHEN n IN (2, 3) THEN %s ELSE %s END,
    'congress_id', CASE WHEN n %% 3 = 0 THEN %s ELSE t.congress_id END)) made
"""


@pytest.fixture
def crowd(thread, jinchuan):
    """A hundred thousand threads, a third of them the neighbours', and one of each that speaks of something rare."""
    with cast.database_account("NONE"), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(GROW, [MANY, bigrams(f"{RARE}坏了"), bigrams("暖气不热"), jinchuan.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SELECT gin_clean_pending_list('thread_words')")
        cursor.execute("ANALYZE contact_thread")


def work_of(rows: Any) -> int:
    """How many pages of memory PostgreSQL looks at to answer."""
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0]
    root = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return int(root["Shared Hit Blocks"] + root["Shared Read Blocks"])


def test_a_rare_word_is_found_by_the_index_and_in_the_own_congress_only(crowd, yuhe, jinchuan):
    found = Thread.objects.saying(RARE)
    beneath = Thread.objects.extra(where=["words @@ %s::tsquery"], params=[f"'{RARE}'"])

    assert [thread.code for thread in found] == ["ZZZZZZZ2"]
    with tenancy.inside(jinchuan):
        assert [thread.code for thread in Thread.objects.saying(RARE)] == ["ZZZZZZZ3"]
    pages, without = work_of(found), work_of(beneath)
    print(f"pages looked at among {MANY} threads: {pages}, and {without} without the function")
    assert pages < 200 < without / 20
