"""What vectors say of one message: which others lie near it in meaning, and how that weighs beside their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from heapq import nlargest
from typing import Any, NamedTuple

from hearth.core.rows import among
from hearth.core.text.encoders.vectors import Vector, nearness, unpacked
from hearth.core.text.gathering import LIKELY
from hearth.core.text.likeness import ELSEWHERE, UNLIKE, Likeness, beside, is_elsewhere
from hearth.core.text.meaning import Lift
from hearth.core.text.portrait import Portrait
from hearth.core.text.weights import shipped
from hearth.journey.contact.models import Thread
from hearth.journey.demands.models import Encoding, TextVector

LOOKED_THROUGH, NEAREST = 1_000, 20  # the messages written last before it, and as many after it
KEYS = 40  # characters in which a link says by what it was found


class Nearby(NamedTuple):
    """One message among those beside it in time; `Meaning`, as gathering asks for it."""

    mine: Vector
    version: str
    known: dict[str, float]  # how near each of those looked through lies
    lift: Lift | None
    lifted_by: str

    @property
    def nearest(self) -> list[str]:
        """The few that lie nearest, the nearest first."""
        return nlargest(NEAREST, self.known, key=lambda key: (self.known[key], key))

    def weigh(
        self, links: Mapping[str, Likeness], mine: Portrait, others: Mapping[str, Portrait]
    ) -> dict[str, Likeness]:
        """Nothing changes before it has been learnt here what nearness is worth."""
        if self.lift is None:
            return dict(links)
        near = self._nearness_of(others)
        found = {key: links.get(key, UNLIKE) for key in others}
        weighed = {
            key: self._weighed(link, self.lift, near[key], mine, others[key]) if key in near else link
            for key, link in found.items()
        }
        return {key: link for key, link in weighed.items() if link.probability >= LIKELY or key in links}

    def _nearness_of(self, keys: Iterable[str]) -> dict[str, float]:
        if not (missing := [key for key in keys if key not in self.known]):
            return self.known
        found = _vectors(TextVector.objects.made(self.version).filter(reading__thread__in=among(missing)))
        return self.known | {key: nearness(self.mine, vector) for key, vector in found}

    def _weighed(self, link: Likeness, lift: Lift, near: float, mine: Portrait, other: Portrait) -> Likeness:
        probable = lift.lifted(link.probability, near)
        if is_elsewhere(mine, other):
            probable = min(probable, ELSEWHERE)
        told = link if link.probability else beside(mine, other, 0.0, shipped().version)
        is_raised = probable > link.probability
        return replace(
            told, probability=round(probable, 4), weights=self.lifted_by, meaning=round(near, 2) if is_raised else 0.0
        )


def nearby(thread: Thread, encoding: Encoding) -> Nearby | None:
    """What vectors of this version say of the message; None where it has none."""
    vector = TextVector.objects.made(encoding.version).filter(reading__thread=thread.pk).first()
    if vector is None:
        return None
    mine = vector.vector
    known = {key: nearness(mine, other) for key, other in _beside(vector)}
    if encoding.slope is None:
        return Nearby(mine, encoding.version, known, None, shipped().version)
    by = f"{shipped().version}+{encoding.pk.hex[-8:]}.{encoding.pairs}"[:KEYS]
    return Nearby(mine, encoding.version, known, Lift(encoding.slope, encoding.even), by)


def _beside(vector: TextVector) -> Iterator[tuple[str, Vector]]:
    """Those written before it, and after it."""
    made = TextVector.objects.made(vector.version).exclude(pk=vector.pk)
    yield from _vectors(made.filter(at__lte=vector.at).order_by("-at", "-id")[:LOOKED_THROUGH])
    yield from _vectors(made.filter(at__gt=vector.at).order_by("at", "id")[:LOOKED_THROUGH])


def _vectors(rows: Any) -> Iterator[tuple[str, Vector]]:
    """One after the other: as bytes they are small, and not all of them lie in memory as numbers."""
    for thread, numbers in rows.values_list("reading__thread", "numbers"):
        yield str(thread), unpacked(bytes(numbers))
