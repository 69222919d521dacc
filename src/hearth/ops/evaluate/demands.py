"""Messages one by one in order of time, as they would arrive; then the night."""

import argparse
from collections.abc import Iterator
from typing import Any

from hearth.core.text.gathering import gather
from hearth.core.text.memory import MemoryStore
from hearth.core.text.nightly import regather
from hearth.core.text.pairing import likely_pairs
from hearth.core.text.weights import Weights
from hearth.ops.evaluate.messages import Message, messages


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """For each message the group it was put into when it came, and the one after the night."""
    found = messages(given.input)
    online, nightly = grouped(found)
    for message in found:
        yield {"id": message.id, "online": online[message.key], "group": nightly[message.key]}


def grouped(found: list[Message], weights: Weights | None = None) -> tuple[dict[str, str], dict[str, str]]:
    """What is joined by itself and what is only offered count alike, as if every offer were accepted."""
    store = arrived(found, weights)
    online = dict(store.group_of)
    return online, regather(likely_pairs(store, online, weights), online).groups


def arrived(found: list[Message], weights: Weights | None = None) -> MemoryStore:
    """The messages as they lie when the last of them has come."""
    store = MemoryStore()
    for message in found:
        store.add(message.key, message.reading, gather(message.key, message.reading, store, weights).group)
    return store
