"""The stems of English words, from PostgreSQL's own dictionary: leaking, leaks and leak are one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

MOST = 20_000
# a word that carries no meaning of its own (“the”) has no stem, and is kept as it stands
ASK = "SELECT word, (ts_lexize('english_stem', word))[1] FROM unnest(%s::text[]) word"
_known: dict[str, str] = {}


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """The stem of each word that has one; the database is asked once for each word of a process."""
    wanted = set(words)
    if unknown := sorted(wanted - _known.keys()):
        _learn(unknown)
    return {word: _known[word] for word in wanted if _known.get(word)}


def _learn(words: list[str]) -> None:
    if len(_known) > MOST:
        _known.clear()
    with connection.cursor() as cursor:
        cursor.execute(ASK, [words])
        _known.update((word, stem or "") for word, stem in cursor.fetchall())
