"""What everybody may hear of a public matter: one step of it, as a feed lists it and a letter tells it."""

from __future__ import annotations

from typing import NamedTuple


class News(NamedTuple):
    """What it is about, what has happened, in which words, and the page of this congress that tells more."""

    title: str
    step: str
    words: str
    link: str
