"""Pairs of messages: how likely they are one demand, and whether they would be joined without asking."""

from pathlib import Path
from typing import Any

from hearth.core.text.gathering import JOINED_PAIR
from hearth.core.text.likeness import likeness
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.ops.evaluate.demands import arrived
from hearth.ops.evaluate.messages import messages
from hearth.ops.evaluate.rows import Row, Unreadable, files, read_rows, write_rows


def main(words: list[str]) -> int:
    """The words' rarity is that of all messages of the file, gathered first."""
    given = files("pairs", words, with_messages=True)
    if given.messages is None:
        raise Unreadable("Pairs name messages: say with --messages where they are.")
    asked = read_rows(given.input, lambda row: (row["id1"], row["id2"]))
    portraits = _portraits(given.messages)
    if strange := [str(key) for pair in asked for key in pair if str(key) not in portraits]:
        raise Unreadable(f"{given.messages} does not hold the message {strange[0]}.")
    write_rows(given.output, (_judged(one, other, portraits) for one, other in asked))
    return 0


def _portraits(file: Path) -> dict[str, Portrait]:
    found = messages(file)
    store = arrived(found)
    rarity = Rarity(store.demands(), store.frequencies(frozenset().union(*(m.reading.terms for m in found))))
    return {message.key: Portrait(message.reading, rarity) for message in found}


def _judged(one: Any, other: Any, portraits: dict[str, Portrait]) -> Row:
    found = likeness(portraits[str(one)], portraits[str(other)])
    same = found.probability >= JOINED_PAIR and found.is_explained
    return {"id1": one, "id2": other, "p": found.probability, "same": same}
