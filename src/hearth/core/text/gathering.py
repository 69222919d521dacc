"""Where a new message belongs: to the demand whose messages it resembles most, or to a demand of its own.

What is likely enough is joined by itself; what is only likely is offered to a person; the rest stands alone. What a
person has said, parted or put together, stands above every likeness.
"""

from collections import defaultdict
from dataclasses import dataclass

from hearth.core.text.candidates import portraits
from hearth.core.text.likeness import Likeness, likeness
from hearth.core.text.meaning import Meaning
from hearth.core.text.portrait import Portrait
from hearth.core.text.reading import Reading
from hearth.core.text.store import Store
from hearth.core.text.weights import Weights

JOINED, OFFERED = 0.80, 0.45
LIKELY = 0.10  # a pair as likely as this is worth remembering: the night looks at it again, with all of a group
JOINED_PAIR = 0.94  # two letters that nobody else speaks for: 985 of 1,000 such joins were right on letters held back
BEST, TOP = 0.6, 3


@dataclass(frozen=True)
class Gathered:
    """What became of a message: `how` is alone, offered, joined or person; links are the likest first.

    `links` are those of its group, `near` everything it is like at all, in whichever group that stands.
    """

    group: str
    how: str
    score: float = 0.0
    links: tuple[tuple[str, Likeness], ...] = ()
    near: tuple[tuple[str, float], ...] = ()


def gather(
    message: str,
    reading: Reading,
    store: Store,
    weights: Weights | None = None,
    *,
    joined: float = JOINED,
    offered: float = OFFERED,
    meaning: Meaning | None = None,
) -> Gathered:
    """Decide, and write nothing: the same message among the same messages always comes to the same group."""
    if (group := store.together(message)) is not None:
        return Gathered(group, "person")
    mine, others = portraits(reading, store, message, meaning.nearest if meaning else ())
    links = {key: found for key, other in others.items() if (found := likeness(mine, other, weights)).probability}
    if meaning is not None:
        links = meaning.weigh(links, mine, others)
    groups = store.groups(links)
    by_group: dict[str, list[str]] = defaultdict(list)
    likest = sorted(links, key=lambda key: (-links[key].probability, key))
    near = tuple((key, links[key].probability) for key in likest if links[key].probability >= LIKELY)
    for key in likest:
        by_group[groups[key]].append(key)
    allowed = by_group.keys() - set(store.apart(message))
    sizes = store.sizes(allowed)
    scores = {group: _score(by_group[group], links, others, sizes[group]) for group in allowed}
    best = min(scores, key=lambda group: (-scores[group], group), default=None)
    if best is None or scores[best] < offered:
        return Gathered(message, "alone", near=near)
    told = tuple((key, links[key]) for key in by_group[best])
    sure = scores[best] >= joined and told[0][1].is_explained
    return Gathered(best, "joined" if sure else "offered", scores[best], told, near)


def _score(keys: list[str], links: dict[str, Likeness], others: dict[str, Portrait], size: int) -> float:
    """The best likeness, and how far up to three different senders agree with it."""
    best: dict[str, float] = {}
    for key in keys:
        best.setdefault(others[key].reading.sender or key, links[key].probability)
    top = sorted(best.values(), reverse=True)[:TOP]
    return round(BEST * top[0] + (1 - BEST) * sum(top) / min(TOP, size), 4)
