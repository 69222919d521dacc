"""Words that have broken something somewhere: our own list, and the Big List of Naughty Strings (tests/data)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from hearth.core.plain import plain

BIG_LIST: list[str] = json.loads((Path(__file__).parents[1] / "data" / "blns.json").read_text())
OWN = {
    "NUL": "a\x00b",
    "nothing but NUL": "\x00\x00",
    "control characters": "a\x01\x07\x08\x0b\x0c\x1b[31m\x7fb",
    "control characters of the second set": "a\x80\x85\x9fb",
    "every kind of line end": "一\r\n二\r三\n四\u2028五\u2029六",
    "nothing but blanks": " \t\u00a0\u3000\u2003\n",
    "invisible signs": "\u200b\u200c\u200d\u2060\ufeff",
    "a half character": "a\ud800b",
    "two halves the wrong way round": "\udc00\ud800",
    "unassigned code points": "a\u0378\u0530\u2fe0\U0003fffdb",
    "code points that are none": "\ufffe\uffff\U0001ffff\U0010ffff",
    "private signs": "\ue000\U000f0000\U0010fffd",
    "rare Han characters": "𬱖𠮷㐂㗂𰻝",
    "letters put together": "e\u0301 ﬁ ﾊﾟ 각",
    "a heap of accents": "ḧ" + "\u0300\u0489" * 100,
    "an accent without a letter": "\u0301\u0301",
    "words from right to left": "\u202eabc\u202c \u2066def\u2069 שלום مرحبا",
    "people in one sign": "👩‍👩‍👧‍👦🏳️‍🌈🇨🇳🇨",
    "invisible tags": "\U000e0001\U000e0061\U000e007f",
    "markup": "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>\"'`",
    "markup in an attribute": "\" autofocus onfocus=alert(1) x='",
    "a template": "{{ 7*7 }} {% include 'x' %} {# #} ${7*7} #{7*7}",
    "gaps to be filled": "%s %(name)s %d %n {0} {name} {",
    "a query": "'; DROP TABLE contact_thread; -- \\",
    "signs of patterns": "%_\\%%__ .* ^$ [a-z ( ) +?",
    "signs of a search": "a & | ! : * <-> ( ) 'b\\'",
    "an address": "//evil.example/%2e%2e%2f\r\nSet-Cookie: a=b",
    "a formula": "=cmd|' /C calc'!A0",
    "one very long word": "w" * 2000,
    "a very long line of Han": "长" * 3000,
    "many empty lines": "一" + "\n" * 500 + "二",
    "wide digits": "１３８００００２０４６",
    "a number beyond all numbers": "9" * 400,
}
LONGEST_TEXT = 10_000
TOO_LONG = "长" * (LONGEST_TEXT + 1)
EVERYTHING = [*OWN.values(), *BIG_LIST]


def packed(limit: int, words: list[str] | None = None) -> Iterator[str]:
    """All of them, as many at a time as a field of this length takes; whatever is longer comes alone."""
    together = ""
    for word in EVERYTHING if words is None else words:
        longer = f"{together} {word}" if together else word
        if len(longer) > limit and together:
            yield together
            longer = word
        together = longer
    yield together


def arrived(typed: str) -> str:
    """What is left of these words once they travelled as bytes and were made plain."""
    return plain(typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
