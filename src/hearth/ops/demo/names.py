"""Names for people who do not exist."""

from collections.abc import Iterator
from random import Random

from hearth.ops.demo.wordbook import chapter


def supply(rng: Random, gender: str, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Names in Chinese and English, none of them given twice and none of those taken."""
    book = chapter("people")
    given = book["women" if gender == "f" else "men"]
    pairs = [(family.split(), own.split()) for family in book["surnames"] for own in given]
    rng.shuffle(pairs)
    for (family, family_en), (own, own_en) in pairs:
        if family + own not in taken:
            yield family + own, f"{family_en} {own_en}"
