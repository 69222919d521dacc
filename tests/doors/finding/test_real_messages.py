"""On messages real people wrote: what is found is what stands there. They lie beside the clone, and only there."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from django.db import connection

from hearth.core.bigrams import folded, vector
from hearth.core.sought import Sought
from hearth.ops.places import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "text"
RECALL, PRECISION = 1.0, 0.999
WHY_NOT = "the real messages do not lie beside this clone (../shared/data/text): search was not evaluated on them"

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not FOLDER.is_dir(), reason=WHY_NOT)]


@cache
def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).open(encoding="utf-8")]


def texts() -> list[str]:
    return [f"{each['title']}\n{each['body']}" for each in lines("demands_dev.jsonl")]


@pytest.fixture
def kept(db):
    """Each message as the index keeps it, under its number."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE kept (n int, words tsvector) ON COMMIT DROP")
        for start in range(0, len(texts()), 200):
            some = [(start + n, vector([(text, "")])) for n, text in enumerate(texts()[start : start + 200])]
            cursor.executemany("INSERT INTO kept VALUES (%s, %s::tsvector)", some)
        cursor.execute("CREATE INDEX ON kept USING gin (words)")
        yield cursor


def test_real_words_find_real_messages_all_of_them_and_no_others(kept):
    stood = [folded(text) for text in texts()]
    found = right = standing = 0
    for query in (each["query"] for each in lines("search_queries_dev.jsonl")):
        kept.execute("SELECT n FROM kept WHERE words @@ %s::tsquery", [Sought(query).anyhow()])
        hits = {n for (n,) in kept.fetchall()}
        wanted = {n for n, text in enumerate(stood) if folded(query) in text}
        found, right, standing = found + len(hits), right + len(hits & wanted), standing + len(wanted)
        assert all(any(piece.is_sought for piece in Sought(query).pieces(texts()[n])) for n in hits)

    recall, precision = right / standing, right / found
    print(f"{len(lines('search_queries_dev.jsonl'))} queries: recall {recall:.4f}, precision {precision:.4f}")
    assert recall >= RECALL and precision >= PRECISION
