"""What each feature says for or against two messages being one demand, alone and in company, as data.

A regression says what a feature is worth wherever it stands; trees say what it is worth beside others. Each alone was
wrong more often, on messages held back, than both together. `./hearth bench fit_likeness` writes `weights.json`;
nothing else may change it.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.json")
STEEPEST = 30.0
OF_TREES = 0.6  # their share in the answer
HOPELESS = -5.0  # log-odds of the regression below which no tree is asked
Tree = tuple[str, float, "Tree", "Tree"] | float  # feature, highest value that goes left, left, right; or log-odds


@dataclass(frozen=True)
class Weights:
    """A logistic regression, in which some features count more where another is present, and boosted trees."""

    version: str
    bias: float
    slopes: dict[str, float]
    products: tuple[tuple[str, str, float], ...]
    trees: tuple[Tree, ...] = ()

    def log_odds(self, features: dict[str, float]) -> float:
        """All that speaks for it, less what speaks against."""
        regression = self._regression(features)
        if not self.trees or regression < HOPELESS:
            return regression
        return (1 - OF_TREES) * regression + OF_TREES * self._grown(features)

    def _regression(self, features: dict[str, float]) -> float:
        total = self.bias + sum([slope * features[name] for name, slope in self.slopes.items()])
        for one, other, weight in self.products:
            total += weight * features[one] * features[other]
        return total

    def _grown(self, features: dict[str, float]) -> float:
        total = 0.0
        for tree in self.trees:
            while isinstance(tree, tuple):
                name, highest, left, right = tree
                tree = left if features[name] <= highest else right  # noqa: PLW2901 - down to its leaf
            total += tree
        return total

    def probability(self, features: dict[str, float]) -> float:
        """That two messages with these features are one demand."""
        return 1 / (1 + exp(-max(-STEEPEST, min(STEEPEST, self.log_odds(features)))))

    def as_json(self) -> dict[str, Any]:
        """As the file holds it."""
        told = {"version": self.version, "bias": self.bias, "slopes": self.slopes, "products": self.products}
        return {**told, "trees": self.trees}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Weights":
        """What the file held."""
        products = tuple((one, other, weight) for one, other, weight in kept["products"])
        return cls(kept["version"], kept["bias"], kept["slopes"], products, tuple(map(_tree, kept["trees"])))


def _tree(kept: Any) -> Tree:
    if isinstance(kept, int | float):
        return float(kept)
    name, highest, left, right = kept
    return name, highest, _tree(left), _tree(right)


@cache
def shipped() -> Weights:
    """The weights that come with this version."""
    return Weights.from_json(json.loads(FILE.read_text()))
