"""Which messages a new one is compared with: those that share its rarest words, and of them the nearest."""

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate

from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Rarity
from hearth.core.text.reading import Reading
from hearth.core.text.store import Store

RAREST = 8  # words of the message, and as many of its title
COMMON, SHARE = 20, 0.05  # a word in more demands than both finds nobody
NEWEST, LOOKED_AT, COMPARED = 200, 400, 60
LOOKED_THROUGH = 2_000  # demands in which the words sought may stand, all together: the database reads as many rows
FAINT = 0.04


def portraits(
    reading: Reading, store: Store, without: str = "", near_in_meaning: Sequence[str] = ()
) -> tuple[Portrait, dict[str, Portrait]]:
    """The message, and those it is compared with, all seen with today's weights."""
    known, demands = store.frequencies(reading.terms), store.demands()
    mine = Portrait(reading, Rarity(demands, known))
    sought = {word: mine.rarity[word] for word in _rarest(mine, known, demands)}
    found = store.sharing(sought, NEWEST, LOOKED_AT)
    overlaps = store.overlaps(_weights(mine), [key for key in found if key != without])
    near = [key for key in overlaps if overlaps[key] >= FAINT]
    near = nsmallest(COMPARED, near, key=lambda key: (-overlaps[key], key))
    near += [key for key in near_in_meaning if key not in near and key != without]
    readings = store.readings(near)
    known = store.frequencies(frozenset().union(reading.terms, *(other.terms for other in readings.values())))
    rarity = Rarity(demands, known)
    return Portrait(reading, rarity), {key: Portrait(other, rarity) for key, other in readings.items()}


def _weights(mine: Portrait) -> dict[str, float]:
    """About the cosine, as if the other's words weighed as much as mine: cheap, since most are not looked at again."""
    return {word: weight * mine.raw[word] / mine.mean for word, weight in mine.words.items()}


def _rarest(mine: Portrait, known: Mapping[str, int], demands: int) -> list[str]:
    """Words that others use too, though not everybody."""
    most = max(COMMON, SHARE * demands)

    def rare(words: list[str]) -> list[str]:
        return nsmallest(RAREST, (w for w in words if 0 < known.get(w, 0) <= most), key=lambda w: (-mine.rarity[w], w))

    return _affordable([*rare(list(mine.reading.title)), *rare(list(mine.reading.words))], known)


def _affordable(words: list[str], known: Mapping[str, int]) -> list[str]:
    """Each once; of those that many use, only as many as can be looked through, the rarest first, and one at least."""
    rarest = sorted(set(words), key=lambda word: (known[word], word))
    reached = accumulate(known[word] for word in rarest)
    few = {word for word, many in zip(rarest, reached, strict=True) if many <= LOOKED_THROUGH} | set(rarest[:1])
    return [word for word in dict.fromkeys(words) if word in few]
