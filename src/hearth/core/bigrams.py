"""How Chinese words are found: by pairs of neighbouring characters, which need no dictionary and miss nothing.

Each Han character is kept with the one after it, the last of a run alone; other words are kept whole, English ones
beside their stem. A number is kept alone and with the character it counts: "3号" stands in far fewer texts than "3".
What is written here are PostgreSQL's own literals (`::tsvector`, `::tsquery`), so no parser stands between what is kept
and sought. A letter behind a place (A to C, D is not written) says in which part of a thing the words stand, so that
one part can be sought alone, or kept from somebody.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUNS = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
IS_HAN = re.compile(rf"[{HAN}]")
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
TERM = re.compile(r"\([^)]*\)|'[^']*'(?:(?::[A-C]+)?(?=$| ))")
STEMMED = re.compile(r"[a-z]{3,}")
NUMBER = re.compile(r"[0-9]{1,6}")
LONGEST_WORD = 64  # PostgreSQL refuses words of two kilobytes; nobody looks for them either


Stems = Mapping[str, str]


def bigrams(text: str) -> str:
    """The text as a tsvector literal, places kept: '暖气 3' becomes '暖气':1 '气':2 '3':3; numbers alone."""
    return vector([(text, "")], is_counted=False)


def vector(parts: Iterable[tuple[str, str]], stems: Stems | None = None, *, is_counted: bool = True) -> str:
    """Texts, each with the letter of its part, as one tsvector literal.

    Stems stand where their words stand, and numbers with what they count where the number stands.
    """
    known, kept, place = stems or {}, [], 0
    for text, part in parts:
        runs = RUNS.findall(folded(text))
        for run, after in pairwise([*runs, ""]):
            for lexeme in _lexemes(run):
                place += 1
                kept.append(f"'{lexeme}':{place}{part}")
                if lexeme in known:
                    kept.append(f"'{stem_lexeme(known[lexeme])}':{place}{part}")
            if is_counted and _counts(run, after):
                kept.append(f"'{run}{after[0]}':{place}{part}")
    return " ".join(kept)


def phrase_query(words: str, parts: str = "", stems: Stems | None = None, *, is_counted: bool = False) -> str:
    """What is sought as a tsquery literal: each word in one piece, all present; empty when nothing is sought.

    Only in these parts if they are named; with stems, an English word also finds its other forms. `is_counted` where
    `vector` wrote what is sought in: numbers are sought together with what they count, which finds the same sooner.
    """
    phrases = [_phrase(RUNS.findall(word), parts, stems or {}, is_counted) for word in folded(words).split()]
    return " & ".join(phrase for phrase in phrases if phrase)


def one_phrase(words: str, parts: str = "", *, is_counted: bool = False) -> str:
    """The same for all of it in one piece, just as it was typed; Han words need no blank between them."""
    return _phrase(RUNS.findall(BETWEEN_HAN.sub("", folded(words))), parts, {}, is_counted)


def surely(query: str) -> list[str]:
    """The single terms such a query cannot do without: an index that is asked for some of them reads less.

    Words that may go on are not among them: those cost an index as much as all words that begin so.
    """
    return list(dict.fromkeys(TERM.findall(query)))


def words_to_stem(texts: Iterable[str]) -> set[str]:
    """The English words of these texts, as they are kept."""
    return {run for text in texts for run in RUNS.findall(folded(text)) if STEMMED.fullmatch(run)}


def stem_lexeme(stem: str) -> str:
    """How a stem is kept: no word is spelt so."""
    return f"~{stem}"


def folded(text: str) -> str:
    """The text without differences of width and case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _lexemes(run: str) -> list[str]:
    if IS_HAN.match(run):
        return [run[place : place + 2] for place in range(len(run))]
    return [run[:LONGEST_WORD]]


def _counts(run: str, after: str) -> bool:
    return bool(after and IS_HAN.match(after) and NUMBER.fullmatch(run))


def _phrase(runs: list[str], parts: str, stems: Stems, is_counted: bool) -> str:
    if not runs:
        return ""
    lexemes, is_said = [], False
    for run, after in pairwise(runs):
        is_said = is_counted and _counts(run, after)
        kept = [run + after[0]] if is_said else _lexemes(run)
        lexemes += [_sought(lexeme, parts, stems) for lexeme in kept]
    if not (is_said and len(runs[-1]) == 1):  # a single character that was counted has been sought with its number
        lexemes += _open_ended(runs[-1], parts, stems)
    return " <-> ".join(lexemes)


def _open_ended(run: str, parts: str, stems: Stems) -> list[str]:
    """The text may go on after the last run, so its last character alone says nothing unless it is all there is."""
    lexemes = _lexemes(run)
    if not IS_HAN.match(run):
        return [_sought(lexemes[0], parts, stems)]
    return [_sought(lexeme, parts, stems) for lexeme in lexemes[:-1]] or [f"'{run}':*{parts}"]


def _sought(lexeme: str, parts: str, stems: Stems) -> str:
    behind = f":{parts}" if parts else ""
    if lexeme in stems:
        return f"('{lexeme}'{behind} | '{stem_lexeme(stems[lexeme])}'{behind})"
    return f"'{lexeme}'{behind}"
