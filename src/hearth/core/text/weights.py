"""What each feature says for or against two messages being one demand, alone and two together, as data.

`./hearth bench fit_likeness` writes `weights.json`; nothing else may change it.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.json")
STEEPEST = 30.0


@dataclass(frozen=True)
class Weights:
    """A logistic regression: a feature counts by its slope, and some count more where another is present."""

    version: str
    bias: float
    slopes: dict[str, float]
    products: tuple[tuple[str, str, float], ...]

    def log_odds(self, features: dict[str, float]) -> float:
        """The sum of all that speaks for it, less what speaks against."""
        total = self.bias + sum([slope * features[name] for name, slope in self.slopes.items()])
        for one, other, weight in self.products:
            total += weight * features[one] * features[other]
        return total

    def probability(self, features: dict[str, float]) -> float:
        """That two messages with these features are one demand."""
        return 1 / (1 + exp(-max(-STEEPEST, min(STEEPEST, self.log_odds(features)))))

    def as_json(self) -> dict[str, Any]:
        """As the file holds it."""
        return {"version": self.version, "bias": self.bias, "slopes": self.slopes, "products": self.products}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Weights":
        """What the file held."""
        products = tuple((one, other, weight) for one, other, weight in kept["products"])
        return cls(kept["version"], kept["bias"], kept["slopes"], products)


@cache
def shipped() -> Weights:
    """The weights that come with this version."""
    return Weights.from_json(json.loads(FILE.read_text()))
