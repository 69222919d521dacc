"""Which topic a citizen's words are about, and by it which unit should handle them; English intents likewise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

from hearth.core.text.grams import words_of
from hearth.core.text.model import Guess, Model
from hearth.core.text.packing import from_bytes

MODELS = Path(__file__).parent / "models"
PETITIONS, INTENTS = "petitions", "banking77"
# of `petitions`
TOPICS = (
    "交通运输",
    "劳动和社会保障",
    "卫生计生",
    "商贸旅游",
    "城乡建设",
    "教育文体",
    "环境保护",
)


def classify(text: str, model: Model | None = None, most: int = 3) -> list[Guess]:
    """The likeliest topics first, each with its probability and the words of this text that speak most for it."""
    return (model or shipped()).classify(words_of(text), most)


@cache
def shipped(name: str = PETITIONS) -> Model:
    """A model that comes with the product."""
    return from_bytes((MODELS / f"{name}.model").read_bytes())


def renamed(model: Model, names: Mapping[str, str]) -> Model:
    """The same model with other names for its labels; those that have none are forgotten."""
    many = len(model.labels)
    kept = [number for number, label in enumerate(model.labels) if label in names]
    columns = [model.codes[number::many] for number in kept]
    return replace(
        model,
        labels=tuple(names[model.labels[number]] for number in kept),
        codes=bytes(chain.from_iterable(zip(*columns, strict=True))),
        steps=tuple(model.steps[number] for number in kept),
        base=tuple(model.base[number] for number in kept),
    )
