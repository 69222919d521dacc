"""Messages one by one in order of time, as they would arrive; then the night.

Whatever is offered counts as if staff had accepted it at once: that a message belongs to a demand, and that what has
just come shows two demands to be one.
"""

import argparse
from collections.abc import Iterator
from typing import Any

from hearth.core.text.gathering import gather
from hearth.core.text.memory import MemoryStore
from hearth.core.text.nightly import joining, regather
from hearth.core.text.pairing import likely_pairs
from hearth.core.text.weights import Weights
from hearth.ops.evaluate.messages import Message, messages


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """For each message the group it is in when the last one has come, and the one after the night."""
    found = messages(given.input)
    online, nightly = grouped(found)
    for message in found:
        yield {"id": message.id, "online": online[message.key], "group": nightly[message.key]}


def grouped(found: list[Message], weights: Weights | None = None) -> tuple[dict[str, str], dict[str, str]]:
    """The groups of the day, and those of the night."""
    store = arrived(found, weights)
    online = dict(store.group_of)
    return online, regather(likely_pairs(store, online, weights), online).groups


def arrived(found: list[Message], weights: Weights | None = None) -> MemoryStore:
    """The messages as they lie when the last of them has come."""
    store = MemoryStore()
    for message in found:
        gathered = gather(message.key, message.reading, store, weights)
        store.add(message.key, message.reading, gathered.group)
        store.remember(message.key, gathered.near)
        if gathered.how != "alone":
            _bridge(store, message.key)
    return store


def _bridge(store: MemoryStore, message: str) -> None:
    """What the message shows to be one is put together."""
    while found := next(joining(store.group_of[message], regather(*store.around(store.group_of[message]))), None):
        store.merge(found.group, found.source)
