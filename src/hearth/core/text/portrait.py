"""A message seen with the eyes of today: its words weighed by how rare they are now."""

from hearth.core.text import trace
from hearth.core.text.once import cached_property
from hearth.core.text.places import AREA, CITY
from hearth.core.text.rarity import Rarity, Vector, only, unit
from hearth.core.text.reading import Reading


class Portrait:
    """A reading with weights; what only near messages need is worked out when it is asked for."""

    def __init__(self, reading: Reading, rarity: Rarity) -> None:
        self.reading, self.rarity = reading, rarity
        self.raw = rarity.vector(reading.words)
        self.words = unit(self.raw)

    @cached_property
    def mean(self) -> float:
        """What its words weigh on the average."""
        return sum(self.raw.values()) / len(self.raw) if self.raw else 1.0

    @cached_property
    def letters(self) -> Vector:
        """The direction of the title's single characters: two names with swapped syllables keep it."""
        return unit(self.rarity.vector(self.reading.letters))

    @cached_property
    def title(self) -> Vector:
        """The title's words, each once."""
        return {word: self.rarity[word] for word in self.reading.title}

    @cached_property
    def title_unit(self) -> Vector:
        """Their direction."""
        return unit(self.title)

    @cached_property
    def name_set(self) -> frozenset[str]:
        """Words that name something."""
        return frozenset(self.reading.names)

    @cached_property
    def names(self) -> Vector:
        """The direction of what is named."""
        return unit(only(self.raw, self.reading.names))

    @cached_property
    def matter(self) -> Vector:
        """The direction of what is said of it."""
        return unit({word: weight for word, weight in self.raw.items() if word not in self.name_set})

    @cached_property
    def title_names(self) -> Vector:
        """The names in the title."""
        return only(self.title, self.name_set)

    @cached_property
    def title_matter(self) -> Vector:
        """The rest of it."""
        return {word: weight for word, weight in self.title.items() if word not in self.name_set}

    @cached_property
    def subjects(self) -> Vector:
        """The direction of the subjects touched."""
        return unit(self.rarity.vector({f"#{subject}": times for subject, times in self.reading.subjects.items()}))

    @cached_property
    def title_subjects(self) -> Vector:
        """Those of the title."""
        return unit({f"#{subject}": self.rarity[f"#{subject}"] for subject in self.reading.title_subjects})

    @cached_property
    def areas(self) -> frozenset[str]:
        """Districts and the like in which it lies."""
        return frozenset(place.key for place in self.reading.places if place.kind == AREA)

    @cached_property
    def spots(self) -> tuple[tuple[str, str], ...]:
        """Places smaller than an area."""
        return tuple(place for place in self.reading.places if place.kind not in (AREA, CITY))

    @cached_property
    def known(self) -> tuple[tuple[str, str], ...]:
        """Of these, the ones that are certain."""
        return tuple(place for place in self.reading.known if place.kind not in (AREA, CITY))

    @cached_property
    def sketch(self) -> frozenset[int]:
        """Its sketch, to be compared."""
        return frozenset(self.reading.sketch)

    @cached_property
    def trace(self) -> int:
        """Which pairs of characters stand in it."""
        return trace.from_kept(self.reading.trace)
