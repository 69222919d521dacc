"""How likely two messages are one demand, and on which grounds."""

from dataclasses import dataclass
from heapq import nlargest

from hearth.core.text.features import RAREST, far_apart, features
from hearth.core.text.places import CITY, Place, alike, is_name
from hearth.core.text.portrait import Portrait
from hearth.core.text.weights import Weights, shipped

SHOWN, TELLING = 5, 2.5  # so many shared words are shown, if they say at least so much
SHORT_NAME = 2  # characters; those are words already, or places
SOON = 30  # days
GROUNDS_NEEDED = 2
ELSEWHERE = 0.40  # where the place is certainly another one, a likeness is not even offered


@dataclass(frozen=True)
class Likeness:
    """Two messages beside each other: what they share, rarest first, and what that is worth."""

    probability: float
    words: tuple[tuple[str, float], ...] = ()
    places: tuple[Place, ...] = ()
    subjects: tuple[str, ...] = ()
    days_apart: int = 0
    same_sender: bool = False
    weights: str = ""
    meaning: float = 0.0  # how near they lie in meaning, where that made them likelier

    @property
    def grounds(self) -> tuple[str, ...]:
        """Everything true that can be shown for it."""
        told = [*(f"word:{word}" for word, _ in self.words), *(f"{kind}:{key}" for kind, key in self.places)]
        told += [f"subject:{subject}" for subject in self.subjects]
        soon = ["soon"] if self.days_apart <= SOON else []
        return (*told, *soon, *(["same sender"] if self.same_sender else []))

    @property
    def is_explained(self) -> bool:
        """Nothing is joined by itself on a ground that stands alone."""
        return len(self.grounds) >= GROUNDS_NEEDED


UNLIKE = Likeness(0.0)


def likeness(one: Portrait, other: Portrait, weights: Weights | None = None) -> Likeness:
    """Compare two messages; those that share next to nothing are not looked at closely."""
    weights = weights or shipped()
    probable = probability(one, other, weights)
    return beside(one, other, probable, weights.version) if probable else UNLIKE


def beside(one: Portrait, other: Portrait, probable: float, version: str) -> Likeness:
    """What they share, with how likely they are one demand."""
    return Likeness(
        probability=round(probable, 4),
        words=_words(one, other),
        places=_places(one, other),
        subjects=tuple(sorted(one.reading.subjects.keys() & other.reading.subjects.keys())),
        days_apart=int(abs(one.reading.at - other.reading.at)),
        same_sender=one.reading.sender == other.reading.sender != "",
        weights=version,
    )


def probability(one: Portrait, other: Portrait, weights: Weights) -> float:
    """The model's answer, unless the congress knows better: place decides."""
    if far_apart(one, other):
        return 0.0
    found = weights.probability(features(one, other))
    return min(found, ELSEWHERE) if is_elsewhere(one, other) else found


def is_elsewhere(one: Portrait, other: Portrait) -> bool:
    """Both certainly name an estate, a road or the like, and no two of them are the same."""
    kinds = {kind for kind, _ in one.known} & {kind for kind, _ in other.known}
    return bool(kinds) and not set(one.known) & set(other.known)


def _words(one: Portrait, other: Portrait) -> tuple[tuple[str, float], ...]:
    """Names that both headlines bear, which the dictionary may have cut to pieces, before single words."""
    shared = ((one.rarity[word], word) for word in one.raw.keys() & other.raw.keys())
    told = [(word, round(weight, 1)) for weight, word in nlargest(SHOWN, shared) if weight >= TELLING]
    return (*((name, RAREST) for name in _names(one, other)), *told)[:SHOWN]


def _names(one: Portrait, other: Portrait) -> list[str]:
    pairs = ((name, name2) for name in one.reading.about for name2 in other.reading.about)
    both = {min(pair, key=len) for pair in pairs if pair[0] in pair[1] or pair[1] in pair[0]}
    return sorted(name for name in both if len(name) > SHORT_NAME and name not in one.raw)


def _places(one: Portrait, other: Portrait) -> tuple[Place, ...]:
    """Areas that are the same, smaller places whose names are alike; a city alone says nothing."""
    there = [place for place in other.reading.places if place.kind != CITY and is_name(place.key)]
    here = [place for place in one.reading.places if place.kind != CITY and is_name(place.key)]
    areas = [place for place in here if place in there]
    near = [p for p in here if any(p.kind == q.kind != "area" and p != q and alike(p.key, q.key) for q in there)]
    return tuple(
        sorted({*areas, *(min(p, *(q for q in there if q.kind == p.kind and alike(p.key, q.key))) for p in near)})
    )
