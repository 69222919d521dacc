"""What two messages have in common, in numbers between nothing and about one; the same whichever comes first."""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import log1p

from hearth.core.text.places import alike
from hearth.core.text.portrait import Portrait
from hearth.core.text.rarity import Vector, cosine
from hearth.core.text.trace import share

RAREST = 8.0  # about the weight of a word that stands in one demand of a thousand
MONTHS = 6.0
ANOTHER = 0.34  # of a name, and it is hardly the same one
FAR_WORDS, FAR_LETTERS = 0.07, 0.30
Features = dict[str, float]


def far_apart(one: Portrait, other: Portrait) -> bool:
    """Two messages that share so little that looking closer is no use; most pairs are."""
    return cosine(one.words, other.words) < FAR_WORDS and cosine(one.letters, other.letters) < FAR_LETTERS


def features(one: Portrait, other: Portrait) -> Features:
    """Everything the model looks at."""
    return {
        **_words(one, other),
        **_titles(one, other),
        **_about(one, other),
        **_places(one, other),
        **_circumstances(one, other),
    }


def _words(one: Portrait, other: Portrait) -> Features:
    shared = one.raw.keys() & other.raw.keys()
    weight_of = one.rarity.__getitem__
    named = one.name_set | other.name_set
    weights = nlargest(5, map(weight_of, shared))
    names = nlargest(3, map(weight_of, shared & named))
    matters = nlargest(3, map(weight_of, shared - named))
    return {
        "words": cosine(one.words, other.words),
        "matter": cosine(one.matter, other.matter),
        "names": cosine(one.names, other.names),
        "rarest": max(weights, default=0.0) / RAREST,
        "rare five": sum(weights) / 5 / RAREST,
        "rare names": sum(names) / 3 / RAREST,
        "rare matter": sum(matters) / 3 / RAREST,
        "rarest matter": max(matters, default=0.0) / RAREST,
        "rare words": log1p(sum(weight_of(word) > 5 for word in shared)) / 3,
        "subjects": cosine(one.subjects, other.subjects),
    }


def _titles(one: Portrait, other: Portrait) -> Features:
    held = sorted((_held(one.title, other), _held(other.title, one)))
    names = sorted((_held(one.title_names, other), _held(other.title_names, one)))
    matters = sorted((_held(one.title_matter, other), _held(other.title_matter, one)))
    missing = sorted((_missing(one.title, other), _missing(other.title, one)))
    both_name = bool(one.title_names and other.title_names)
    a_name = _any(one.title_names, other.raw) or _any(other.title_names, one.raw)
    subjects, others = one.title_subjects, other.title_subjects
    a_subject = _any(subjects, other.subjects) or _any(others, one.subjects)
    shared = one.title.keys() & other.title.keys()
    return {
        "title": cosine(one.title_unit, other.title_unit),
        "letters": cosine(one.letters, other.letters),
        "rarest of title": max(map(one.rarity.__getitem__, shared), default=0.0) / RAREST,
        "title held least": held[0],
        "title held most": held[1],
        "names held least": names[0],
        "names held most": names[1],
        "matter held least": matters[0],
        "matter held most": matters[1],
        "missing": missing[1] / RAREST,
        "missing least": missing[0] / RAREST,
        "both name": float(both_name),
        "a name shared": float(a_name),
        "names apart": float(both_name and not a_name),
        "title subjects": cosine(subjects, others),
        "subjects apart": float(bool(subjects and others) and not a_subject),
    }


def _about(one: Portrait, other: Portrait) -> Features:
    """How much of what one's headline names stands anywhere in the other; of a place that is known to be one, all."""
    ours, theirs = one.reading.about, other.reading.about
    both = bool(ours and theirs)
    if not set(one.known).isdisjoint(other.known):
        here = there = 1.0
    else:
        here, there = _named(ours, other.trace), _named(theirs, one.trace)
    return {
        "about held least": min(here, there),
        "about held most": max(here, there),
        "both about": float(both),
        "about another": float(both and max(here, there) < ANOTHER),
        "about alike": max([_alike(name, name2) for name in ours for name2 in theirs], default=0.0),
    }


def _named(names: Sequence[str], trace: int) -> float:
    """In doubt, half."""
    return max([share(name, trace) for name in names], default=0.5)


def _alike(name: str, other: str) -> float:
    """The same characters, in whichever order."""
    signs, others = set(name), set(other)
    return len(signs & others) / max(len(signs), len(others))


def _places(one: Portrait, other: Portrait) -> Features:
    kinds = {kind for kind, _ in one.spots} & {kind for kind, _ in other.spots}
    same = any(alike(key, key2) for kind, key in one.spots for kind2, key2 in other.spots if kind == kind2)
    return {
        "same area": float(bool(one.areas & other.areas)),
        "other area": float(bool(one.areas and other.areas and not one.areas & other.areas)),
        "same place": float(same),
        "other place": float(bool(kinds) and not same),
    }


def _circumstances(one: Portrait, other: Portrait) -> Features:
    smaller = min(len(one.sketch), len(other.sketch))
    copied = len(one.sketch & other.sketch) / smaller if smaller > 8 else 0.0
    return {
        "same sender": float(one.reading.sender == other.reading.sender != ""),
        "days apart": log1p(abs(one.reading.at - other.reading.at)) / MONTHS,
        "copied": copied,
    }


def _held(title: Vector, other: Portrait) -> float:
    """How much of a title, by weight, stands anywhere in the other message; in doubt, half."""
    whole = sum(title.values())
    return sum([weight for word, weight in title.items() if word in other.raw]) / whole if whole else 0.5


def _missing(title: Vector, other: Portrait) -> float:
    """The weight of the rarest word of a title that the other message lacks."""
    return max([weight for word, weight in title.items() if word not in other.raw], default=0.0)


def _any(terms: Iterable[str], found: Vector) -> bool:
    return any(term in found for term in terms)
