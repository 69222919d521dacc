"""Topics and intents: the label of each text, and the three likeliest."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hearth.core.bigrams import folded
from hearth.core.text.grams import words_of
from hearth.core.text.topics import INTENTS, PETITIONS, shipped
from hearth.ops.evaluate.lines import read, text_of


class Reading(NamedTuple):
    """How the lines of one task are read: with which model, which fields they need, and which words they say."""

    model: str
    needed: tuple[str, ...]
    words: Callable[[dict[str, Any]], list[str]]


READINGS = {
    "topics_words": Reading(PETITIONS, ("id", "words"), lambda row: folded(str(row["words"])).split()),
    "topics_raw": Reading(PETITIONS, ("id", "body"), lambda row: words_of(text_of(row))),
    "banking77": Reading(INTENTS, ("id", "text"), lambda row: words_of(str(row["text"]))),
}


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """One line for each text."""
    reading = READINGS[given.task]
    model = shipped(reading.model)
    for row in read(given.input, *reading.needed):
        top = [[guess.label, round(guess.probability, 4)] for guess in model.guess(reading.words(row))]
        yield {"id": row["id"], "label": top[0][0], "top": top}
