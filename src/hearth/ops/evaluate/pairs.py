"""Pairs of messages: how likely they are one demand, and whether they would be joined without asking."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hearth.core.text.gathering import JOINED_PAIR
from hearth.core.text.likeness import likeness
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.ops.evaluate.demands import arrived
from hearth.ops.evaluate.lines import Unreadable, read
from hearth.ops.evaluate.messages import messages


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The words' rarity is that of all messages of the file, gathered first."""
    if given.messages is None:
        raise Unreadable("Pairs name messages: say with --messages where they are.")
    asked = [(row["id1"], row["id2"]) for row in read(given.input, "id1", "id2")]
    portraits = _portraits(given.messages)
    if strange := [str(key) for pair in asked for key in pair if str(key) not in portraits]:
        raise Unreadable(f"{given.messages} does not hold the message {strange[0]}.")
    for one, other in asked:
        yield _judged(one, other, portraits)


def _portraits(file: Path) -> dict[str, Portrait]:
    found = messages(file)
    store = arrived(found)
    rarity = Rarity(store.demands(), store.frequencies(frozenset().union(*(m.reading.terms for m in found))))
    return {message.key: Portrait(message.reading, rarity) for message in found}


def _judged(one: Any, other: Any, portraits: dict[str, Portrait]) -> dict[str, Any]:
    found = likeness(portraits[str(one)], portraits[str(other)])
    same = found.probability >= JOINED_PAIR and found.is_explained
    return {"id1": one, "id2": other, "p": found.probability, "same": same}
