"""Boosted trees with random cuts, in plain Python: what a regression cannot say is in which company a sign counts.

Newton’s step in the leaves, after Friedman, “Greedy function approximation” (2001), and Chen and Guestrin, “XGBoost”
(2016); each node tries one random cut of half the columns, after Geurts and others, “Extremely randomized trees”
(2006). The same examples always give the same trees.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import exp
from typing import Any, NamedTuple

TREES, LEAVES, RATE = 200, 7, 0.05  # more trees, or larger ones, learn the letters by heart
SHARE_OF_ROWS, SHARE_OF_COLUMNS = 0.7, 0.5  # each tree sees so much
FEWEST = 40  # rows of a leaf
CAUTION = 5.0  # how much is taken off what few rows say
CUTS = 255
Row = Sequence[float]
Tree = tuple[int, float, "Tree", "Tree"] | float  # column, the highest value that goes left, left, right


def grown(rows: Sequence[Row], hits: Sequence[bool], counts: Sequence[float], names: Sequence[str]) -> list[Any]:
    """Trees whose columns bear these names; what they say of a row is added up."""

    def named(tree: Tree) -> Any:
        return tree if isinstance(tree, float) else (names[tree[0]], tree[1], named(tree[2]), named(tree[3]))

    return [named(tree) for tree in Forest(rows, hits, counts).grow()]


class Split(NamedTuple):
    """A leaf that could become two."""

    gain: float
    column: int
    cut: int
    left: list[int]
    right: list[int]


class Leaf:
    """Rows that are told the same."""

    def __init__(self, rows: list[int], forest: Forest) -> None:
        self.pull, self.bend = sum(forest.pulls[row] for row in rows), sum(forest.bends[row] for row in rows)
        self.split = forest.split(self, rows)
        self.branches: tuple[int, float, Leaf, Leaf] | None = None

    @property
    def worth(self) -> float:
        """What is added to the log-odds of its rows."""
        return self.pull / (self.bend + CAUTION)

    def as_tree(self) -> Tree:
        """The tree beneath it."""
        if self.branches is None:
            return round(RATE * self.worth, 4)
        column, highest, left, right = self.branches
        return column, highest, left.as_tree(), right.as_tree()


class Forest:
    """Trees that learn one after another from what those before them got wrong."""

    def __init__(self, rows: Sequence[Row], hits: Sequence[bool], counts: Sequence[float]) -> None:
        self.hits, self.counts = hits, counts
        self.chance = random.Random(len(rows))
        self.edges = [_edges(column) for column in zip(*rows, strict=True)]
        self.columns = [
            bytes(bisect_left(edges, value) for value in column)
            for edges, column in zip(self.edges, zip(*rows, strict=True), strict=True)
        ]
        self.told = [0.0] * len(rows)
        self.pulls: list[float] = []
        self.bends: list[float] = []
        self.tried: list[int] = []

    def grow(self, trees: int = TREES) -> list[Tree]:
        """So many trees; what they say of a row is added up."""
        return [self._tree() for _ in range(trees)]

    def _tree(self) -> Tree:
        chances = [1 / (1 + exp(-told)) for told in self.told]
        each = list(zip(self.hits, self.counts, chances, strict=True))
        self.pulls = [count * (hit - chance) for hit, count, chance in each]
        self.bends = [count * chance * (1 - chance) for _, count, chance in each]
        every = range(len(self.told))
        seen = [row for row in every if self.chance.random() < SHARE_OF_ROWS]
        self.tried = self.chance.sample(range(len(self.columns)), round(SHARE_OF_COLUMNS * len(self.columns)))
        root = Leaf(seen, self)
        leaves = [root]
        while len(leaves) < LEAVES and (best := max(leaves, key=lambda leaf: leaf.split.gain)).split.gain > 0:
            _, column, cut, left, right = best.split
            best.branches = column, self.edges[column][cut], Leaf(left, self), Leaf(right, self)
            leaves.remove(best)
            leaves += best.branches[2:]
        self._tell(root, list(every))
        return root.as_tree()

    def _tell(self, leaf: Leaf, rows: list[int]) -> None:
        """What the new tree says, to the rows it has not seen as well."""
        if leaf.branches is None:
            for row in rows:
                self.told[row] += RATE * leaf.worth
            return
        column, highest, left, right = leaf.branches
        values, cut = self.columns[column], bisect_left(self.edges[column], highest)
        self._tell(left, [row for row in rows if values[row] <= cut])
        self._tell(right, [row for row in rows if values[row] > cut])

    def split(self, leaf: Leaf, rows: list[int]) -> Split:
        """The best of one random cut for each column."""
        best = Split(0.0, 0, 0, [], [])
        if len(rows) < 2 * FEWEST:
            return best
        pulls, bends = self.pulls, self.bends
        for column in self.tried:
            values = self.columns[column]
            cut = self.chance.randrange(len(self.edges[column])) if self.edges[column] else 0
            left = [row for row in rows if values[row] <= cut]
            if not FEWEST <= len(left) <= len(rows) - FEWEST:
                continue
            pull, bend = sum([pulls[row] for row in left]), sum([bends[row] for row in left])
            gain = _worth(pull, bend) + _worth(leaf.pull - pull, leaf.bend - bend) - _worth(leaf.pull, leaf.bend)
            if gain > best.gain:
                best = Split(gain, column, cut, left, [row for row in rows if values[row] > cut])
        return best


def _worth(pull: float, bend: float) -> float:
    return pull * pull / (bend + CAUTION)


def _edges(column: Row) -> list[float]:
    """Where a cut may lie, between two values: everywhere if there are few, else so many places of equal shares."""
    values = kept = sorted(set(column))
    if len(values) > CUTS:
        every = sorted(column)
        kept = [every[place * len(every) // CUTS] for place in range(CUTS)]
    between = {one: (one + other) / 2 for one, other in pairwise(values)}
    return sorted({round(between[value], 6) for value in kept if value in between})
