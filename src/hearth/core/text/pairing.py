"""All likely pairs of the messages that are known, as the night sees them."""

from collections.abc import Iterable

from hearth.core.text.candidates import portraits
from hearth.core.text.likeness import probability
from hearth.core.text.memory import MemoryStore
from hearth.core.text.merging import FAINT, Pair
from hearth.core.text.weights import Weights, shipped


def likely_pairs(store: MemoryStore, messages: Iterable[str], weights: Weights | None = None) -> dict[Pair, float]:
    """Each message with its candidates, with today's weights, as if it came now; every pair once."""
    weights, found = weights or shipped(), dict[Pair, float]()
    for message in messages:
        mine, others = portraits(store.readings([message])[message], store.without(message), without=message)
        for key, other in others.items():
            pair = (min(message, key), max(message, key))
            if pair not in found:
                found[pair] = probability(mine, other, weights)
    return {pair: likely for pair, likely in found.items() if likely >= FAINT}
