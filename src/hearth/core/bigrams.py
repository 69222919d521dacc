"""How Chinese words are found: by pairs of neighbouring characters, which need no dictionary and miss nothing.

Each Han character is kept with the one after it, the last of a run alone; other words are kept whole. Both functions
write PostgreSQL's own literals (`::tsvector`, `::tsquery`), so no parser stands between what is kept and sought.
"""

import re
import unicodedata

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUNS = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
IS_HAN = re.compile(rf"[{HAN}]")
LONGEST_WORD = 64  # PostgreSQL refuses words of two kilobytes; nobody looks for them either


def bigrams(text: str) -> str:
    """The text as a tsvector literal, places kept: '暖气 3' becomes '暖气':1 '气':2 '3':3."""
    lexemes = [lexeme for run in RUNS.findall(folded(text)) for lexeme in _lexemes(run)]
    return " ".join(f"'{lexeme}':{place}" for place, lexeme in enumerate(lexemes, start=1))


def phrase_query(words: str) -> str:
    """What is sought as a tsquery literal: each word in one piece, all present; empty when nothing is sought."""
    phrases = [_phrase(RUNS.findall(word)) for word in folded(words).split()]
    return " & ".join(phrase for phrase in phrases if phrase)


def folded(text: str) -> str:
    """The text without differences of width and case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _lexemes(run: str) -> list[str]:
    if IS_HAN.match(run):
        return [run[place : place + 2] for place in range(len(run))]
    return [run[:LONGEST_WORD]]


def _phrase(runs: list[str]) -> str:
    if not runs:
        return ""
    *whole, last = runs
    lexemes = [f"'{lexeme}'" for run in whole for lexeme in _lexemes(run)]
    return " <-> ".join([*lexemes, *_open_ended(last)])


def _open_ended(run: str) -> list[str]:
    """The text may go on after the last run, so its last character alone says nothing unless it is all there is."""
    lexemes = _lexemes(run)
    if not IS_HAN.match(run):
        return [f"'{lexemes[0]}'"]
    return [f"'{lexeme}'" for lexeme in lexemes[:-1]] or [f"'{run}':*"]
