"""What is kept of a message so that it can be compared: small, the same every time, and free of its sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from zlib import crc32

from hearth.core.text import trace
from hearth.core.text.headline import about
from hearth.core.text.once import cached_property
from hearth.core.text.places import LETTERED, NOWHERE, Gazetteer, Place, places
from hearth.core.text.plain import plain
from hearth.core.text.subjects import subjects
from hearth.core.text.words import words

VERSION = 2
READ, LOOKED_FOR_PLACES, HEADLINE = 400, 200, 40  # characters
SKETCH, SHINGLE = 32, 4
SENTENCE = re.compile(r"[^。！!？?；;\n]+")
SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Reading:
    """One message as it is compared.

    `known` are those of its places that somebody chose or the congress knows; `about` is what the headline names, and
    `trace` tells how much of another's name stands anywhere in it; `at` is in days since 1970; `sender` is whatever key
    tells people apart.
    """

    words: dict[str, int]
    title: Sequence[str] = ()
    names: Sequence[str] = ()
    letters: dict[str, int] = field(default_factory=dict)
    subjects: dict[str, int] = field(default_factory=dict)
    title_subjects: Sequence[str] = ()
    places: Sequence[Place] = ()
    known: Sequence[Place] = ()
    sketch: Sequence[int] = ()
    about: Sequence[str] = ()
    trace: str = ""
    sender: str = ""
    at: float = 0.0
    version: int = VERSION

    @cached_property
    def terms(self) -> frozenset[str]:
        """All of it whose rarity matters: words, single characters of the title, subjects."""
        return frozenset((*self.words, *self.letters, *(f"#{subject}" for subject in self.subjects)))

    def as_json(self) -> dict[str, Any]:
        """Lists, words and numbers only."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Reading":
        """What `as_json` gave; a reading of another version must be read anew."""
        if kept["version"] != VERSION:
            raise ValueError(f"This reading is of version {kept['version']}, not {VERSION}.")
        return cls(**{**kept, "places": _places(kept["places"]), "known": _places(kept["known"])})


def read(
    text: str,
    *,
    title: str = "",
    sender: str = "",
    at: float = 0.0,
    known_places: Iterable[Place] = (),
    gazetteer: Gazetteer = NOWHERE,
) -> Reading:
    """Read a message. Without a title its first sentence is one; places that somebody chose come before those named."""
    body = plain(text)
    head = plain(title) or _first_sentence(body)
    body = body[:READ]
    title_words, body_words = words(head), words(body)
    counted = Counter(word.text for word in (*body_words, *title_words, *title_words))
    touched = subjects(head)
    bare = SIGNS.sub("", head)
    beginning = f"{head}。{body[:LOOKED_FOR_PLACES]}"
    known = tuple(dict.fromkeys((*known_places, *gazetteer.places_in(beginning))))
    return Reading(
        words=dict(counted),
        title=tuple(dict.fromkeys(word.text for word in title_words)),
        names=tuple(dict.fromkeys(word.text for word in (*title_words, *body_words) if word.is_name)),
        letters=dict(Counter(bare)),
        subjects=dict(subjects(body) + touched + touched),
        title_subjects=tuple(touched),
        places=tuple(dict.fromkeys((*known, *places(beginning)))),
        known=known,
        sketch=_sketch(SIGNS.sub("", body)),
        about=tuple(about(head)),
        trace=trace.kept(trace.bits("|".join(_bare(part) for part in (head, body)))),
        sender=sender,
        at=at,
    )


def _places(kept: Iterable[Sequence[str]]) -> tuple[Place, ...]:
    return tuple(Place(kind, key) for kind, key in kept)


def _first_sentence(text: str) -> str:
    found = SENTENCE.search(text)
    return found[0][:HEADLINE] if found else ""


def _bare(text: str) -> str:
    return SIGNS.sub("", LETTERED.sub(" ", text))


def _sketch(text: str) -> tuple[int, ...]:
    """The smallest numbers that runs of four characters lead to: texts that copy each other share most of them."""
    numbers = {crc32(text[place : place + SHINGLE].encode("utf-8", "replace")) for place in range(len(text) - 3)}
    return tuple(sorted(numbers)[:SKETCH])
