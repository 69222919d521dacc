"""Pairs of messages: how likely they are one demand, and whether they would be joined without asking."""

import argparse
from collections.abc import Iterator
from typing import Any

from hearth.core.text.gathering import JOINED_PAIR
from hearth.core.text.likeness import likeness
from hearth.core.text.memory import MemoryStore
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.ops.evaluate.demands import arrived
from hearth.ops.evaluate.lines import Unreadable, read
from hearth.ops.evaluate.messages import messages


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The words' rarity is that of all messages of the file, gathered first, when the later of the two came."""
    if given.messages is None:
        raise Unreadable("Pairs name messages: say with --messages where they are.")
    asked = [(row["id1"], row["id2"]) for row in read(given.input, "id1", "id2")]
    store = arrived(messages(given.messages))
    known = {key: place for place, key in enumerate(store)}
    if strange := [str(key) for pair in asked for key in pair if str(key) not in known]:
        raise Unreadable(f"{given.messages} does not hold the message {strange[0]}.")
    for one, other in asked:
        yield _judged(one, other, store.without(max(str(one), str(other), key=known.__getitem__)))


def _judged(one: Any, other: Any, store: MemoryStore) -> dict[str, Any]:
    found = likeness(*beside(str(one), str(other), store))
    same = found.probability >= JOINED_PAIR and found.is_explained
    return {"id1": one, "id2": other, "p": found.probability, "same": same}


def beside(one: str, other: str, store: MemoryStore) -> tuple[Portrait, Portrait]:
    """Two messages seen with the same eyes."""
    here, there = store.readings([one])[one], store.readings([other])[other]
    rarity = Rarity(store.demands(), store.frequencies(here.terms | there.terms))
    return Portrait(here, rarity), Portrait(there, rarity)
