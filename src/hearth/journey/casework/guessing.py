"""Which lines of the catalogue a message most likely belongs to, and by which of its words.

By the model in force, which has learnt from what this congress decided. While there is none, the seven topics that come
with the product speak, of a line that names one of them; a line that names none is found by its own words alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from hearth.core.text.model import Model
from hearth.core.text.packing import from_bytes
from hearth.core.text.topics import classify
from hearth.journey.casework.examples import READ
from hearth.journey.casework.models import Route, RoutingModel

LIKELY = 0.5
FAINT = 0.05  # what is less likely is not proposed


class Guess(NamedTuple):
    """How likely a line is, the words of the message that speak most for it, and how that is known."""

    chance: float
    words: tuple[str, ...]
    topic: str = ""  # where only this was recognised: it is the topic that is so likely
    model: UUID | None = None


def is_learnt() -> bool:
    """Whether a model is in force."""
    return bool(RoutingModel.objects.filter(state="in_force").exists())


def guesses(text: str, lines: Iterable[Route]) -> dict[Any, Guess]:
    """What speaks for each of these lines; nothing of those of which nothing is known."""
    in_force = RoutingModel.objects.filter(state="in_force").values_list("pk", flat=True).first()
    if in_force is not None:
        return _by_model(text, in_force)
    return _by_topic(text, [line for line in lines if line.topic])


def _by_model(text: str, key: UUID) -> dict[Any, Guess]:
    model = _unpacked(key)
    told = classify(text[:READ], model, most=len(model.labels))
    return {UUID(each.label): Guess(each.probability, each.reasons, model=key) for each in told}


def _by_topic(text: str, lines: list[Route]) -> dict[Any, Guess]:
    if not lines:
        return {}
    told = {each.label: each for each in classify(text[:READ])}
    return {
        line.pk: Guess(told[line.topic].probability, told[line.topic].reasons, topic=line.topic)
        for line in lines
        if line.topic in told
    }


@lru_cache(4)
def _unpacked(key: UUID) -> Model:
    """A model never changes; a process keeps a few of them, some megabytes each."""
    return from_bytes(bytes(RoutingModel.objects.values_list("packed", flat=True).get(pk=key)))
