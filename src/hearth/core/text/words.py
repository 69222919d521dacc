"""The words of a text that say something, and which of them are names.

A letter takes a quarter of a millisecond; the dictionary takes 40 megabytes once in each process.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from hearth.core.text import dictionary
from hearth.core.text.places import LETTERED
from hearth.core.text.stop_words import STOP_WORDS

WORD = re.compile(r"[^\W_]+")
COUNTING = re.compile(r"[一二三四五六七八九十百千万两几多第零]+[年月日号时点个次天人家元万多条名]?|[一二三]+[楼期]")
MEASURES = frozenset("年月日时点分元万米平亩岁个名人户天次多余%块周度斤吨瓦伏层楼")
YEAR = re.compile(r"(?:19|20)\d\d")
OF_NAMES = frozenset({"nr", "ns", "nt", "nz", "nrt", "nrfg"})
COMMON, UNKNOWN = 300, 2  # how often the dictionary has seen a word; what it does not know is nearly always a name
LONGEST = 32


class Word(NamedTuple):
    """One word, and whether it names something."""

    text: str
    is_name: bool


def words(text: str) -> list[Word]:
    """The words of a plain text in the order in which they were written."""
    tagged = dictionary.tag(LETTERED.sub(" ", text))
    following = [*(word for word, _ in tagged[1:]), ""]
    cut = (_word(word, tag, after) for (word, tag), after in zip(tagged, following, strict=False))
    return [word for word in cut if word]


def _word(text: str, tag: str, after: str) -> Word | None:
    if text.isdigit():
        return _numbered(text, after)
    if len(text) < 2 or text in STOP_WORDS or not WORD.fullmatch(text) or COUNTING.fullmatch(text):
        return None
    seen = _seen(text[:LONGEST])
    return Word(text[:LONGEST], seen <= UNKNOWN or (tag in OF_NAMES and seen < COMMON))


def _numbered(digits: str, after: str) -> Word | None:
    """Line 3, bus 121 and school 5 are names; other numbers say something if they measure nothing."""
    if after.startswith(("路", "号线", "中学", "小学")):
        return Word(digits + after[:2], True)
    tells = 2 <= len(digits) <= 6 and after[:1] not in MEASURES and not YEAR.fullmatch(digits)
    return Word(digits, False) if tells else None


@lru_cache(50_000)
def _seen(word: str) -> int:
    return dictionary.count(word)
