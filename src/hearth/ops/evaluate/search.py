"""Search: which messages are found by each query, in a PostgreSQL that is started for it and forgotten."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

import psycopg

from hearth.core.bigrams import one_phrase, vector
from hearth.ops.database import throwaway
from hearth.ops.evaluate.lines import Unreadable, read, text_of

KEEP = "CREATE TEMP TABLE message (number int PRIMARY KEY, words tsvector)"
FILL = "COPY message FROM STDIN"
INDEX = "CREATE INDEX ON message USING gin (words)"
FIND = "SELECT number FROM message WHERE words @@ %s::tsquery ORDER BY number"


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """One line for each query."""
    if given.messages is None:
        raise Unreadable("Search looks in messages: say in which with --messages FILE.")
    queries = [str(row["query"]) for row in read(given.input, "query")]
    messages = list(read(given.messages, "id"))
    with throwaway() as surroundings, psycopg.connect(surroundings["DATABASE_URL"]) as connection:
        _keep(connection, [vector([(text_of(row), "")]) for row in messages])
        for query in queries:
            found = _found(connection, query)
            yield {"query": query, "ids": [messages[number]["id"] for number in found]}


def _keep(connection: psycopg.Connection, vectors: list[str]) -> None:
    connection.execute(KEEP)
    with connection.cursor().copy(FILL) as copy:
        for row in enumerate(vectors):
            copy.write_row(row)
    connection.execute(INDEX)
    connection.execute("ANALYZE message")


def _found(connection: psycopg.Connection, query: str) -> list[int]:
    sought = one_phrase(query, is_counted=True)
    return [number for (number,) in connection.execute(FIND, [sought])] if sought else []
