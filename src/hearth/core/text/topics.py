"""Which topic a citizen's words are about, and by it which unit should handle them; English intents likewise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hearth.core.text.grams import words_of
from hearth.core.text.model import Guess, Model
from hearth.core.text.packing import from_bytes

MODELS = Path(__file__).parent / "models"
PETITIONS, INTENTS = "petitions", "banking77"


def classify(text: str, model: Model | None = None, most: int = 3) -> list[Guess]:
    """The likeliest topics first, each with its probability and the words of this text that speak most for it."""
    return (model or shipped()).classify(words_of(text), most)


@cache
def shipped(name: str = PETITIONS) -> Model:
    """A model that comes with the product."""
    return from_bytes((MODELS / f"{name}.model").read_bytes())
