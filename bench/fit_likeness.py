"""How well texts are gathered into demands: fits the weights on one half of the judged messages, judges on the other.

Whole groups stay in one half, with what was judged to be nearly the same. Each half is fed alone, in order of time,
through the product's own gathering; the figures are means over the halves of several random splits. `--write` then fits
on everything and replaces the weights that are shipped. Labels are read here only; nothing else in the house sees them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import _boosting
import _logistic
from _agreement import figures_of, of_pairs

ROOT = Path(__file__).resolve().parent.parent
PRODUCTS = [
    ("letters", "matter"),
    ("letters", "subjects"),
    ("names", "matter"),
    ("names", "subjects"),
    ("a name shared", "subjects"),
    ("a name shared", "matter"),
    ("names apart", "matter"),
    ("names apart", "words"),
    ("same sender", "matter"),
    ("same sender", "letters"),
    ("other area", "words"),
    ("other area", "copied"),
    ("copied", "missing"),
    ("words", "missing"),
    ("rare names", "rare matter"),
    ("subjects apart", "names"),
    ("words", "days apart"),
    ("title held least", "matter held least"),
    ("same place", "matter"),
    ("same place", "subjects"),
    ("about held most", "matter"),
    ("about held most", "subjects"),
    ("about held most", "words"),
    ("about held least", "matter"),
    ("about held least", "subjects"),
    ("about held least", "words"),
    ("about another", "words"),
    ("about another", "copied"),
    ("about held most", "days apart"),
]
ONE_LOOK = 0.7  # each pair is looked at twice or three times
JUDGED_WEIGHT = 10.0  # a pair that somebody looked at closely, as against one that follows from two groups
HARD = {"0.4-0.5", "0.5-0.6", "0.6-0.7", "0.7-0.8", "0.8-1.0", "low-sim positive"}


class Judged(NamedTuple):
    """Two messages, whether they are one demand, and how much that counts."""

    features: dict[str, float]
    is_same: bool
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    given_data = os.environ.get("HEARTH_TEXT_DATA") or ROOT.parent / "shared" / "data" / "text"
    parser.add_argument("--data", type=Path, default=Path(given_data), help="where demands_dev and pairs_dev lie")
    parser.add_argument("--splits", type=int, default=3)
    parser.add_argument("--write", metavar="VERSION", help="fit on everything and ship the weights under this name")
    given = parser.parse_args()
    known = Known(given.data)
    figures: list[dict[str, float]] = []
    for seed in range(given.splits):
        for half in known.halves(seed):
            figures.append(known.judge(half, known.fit(known.without(half))))
            print(
                f"split {seed}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures[-1].items()), flush=True
            )
    for name in figures[0] if figures else ():
        values = [each[name] for each in figures]
        print(f"{name:36} {statistics.mean(values):.3f} ± {statistics.pstdev(values):.3f}")
    if given.write:
        write(known.fit(set(known.messages), given.write))


class Known:
    """The messages and what was judged of them."""

    def __init__(self, data: Path) -> None:
        from hearth.ops.evaluate.messages import messages

        rows = [json.loads(line) for line in (data / "demands_dev.jsonl").read_text().splitlines()]
        pairs = [json.loads(line) for line in (data / "pairs_dev.jsonl").read_text().splitlines()]
        self.gold = {str(row["id"]): int(row["group"]) for row in rows}
        self.messages = {message.key: message for message in messages(data / "demands_dev.jsonl")}
        self.pairs = {(str(p["id1"]), str(p["id2"])): bool(p["same"]) for p in pairs}
        self.hard = [(str(p["id1"]), str(p["id2"])) for p in pairs if p["band"] in HARD]

    def halves(self, seed: int) -> list[set[str]]:
        """Two halves; whole groups, and hard judged pairs, in one of them."""
        family = {key: key for key in self.gold}

        def head(key: str) -> str:
            while family[key] != key:
                key = family[key]
            return key

        first: dict[int, str] = {}
        for key, group in self.gold.items():
            if group:
                family[head(key)] = head(first.setdefault(group, key))
        for one, other in self.hard:
            family[head(one)] = head(other)
        families = defaultdict(list)
        for key in self.gold:
            families[head(key)].append(key)
        order = sorted(families)
        random.Random(seed).shuffle(order)
        one: set[str] = set()
        for name in order:
            if len(one) + len(families[name]) <= len(self.gold) / 2:
                one.update(families[name])
        return [one, set(self.gold) - one]

    def without(self, half: set[str]) -> set[str]:
        return set(self.gold) - half

    def fit(self, keys: set[str], version: str = "trial") -> Any:
        """Weights from these messages alone, their words counted by the groups that were judged."""
        return fitted(self.judged(keys), version)

    def judged(self, keys: set[str]) -> list[Judged]:
        """Every candidate pair of these messages whose groups are known, when the later one came and at night.

        What a message says itself counts for nothing when it is looked at: else the rarest words would stand in one
        demand where two messages are one, in two where they are two, and the weights would learn just that.
        """
        from hearth.core.text.memory import MemoryStore

        store, found = MemoryStore(), list[Judged]()
        sizes = Counter(self.gold[key] for key in keys)
        for key in (key for key in self.messages if key in keys):
            found += self.beside(key, store, sizes)
            store.add(key, self.messages[key].reading, str(self.gold[key] or key))
        for key in sorted(keys):
            found += self.beside(key, store.without(key), sizes)
        return [*found, *self.closely_judged(keys, store)]

    def beside(self, key: str, store: Any, sizes: Counter[int]) -> Iterator[Judged]:
        """The message with its candidates; each pair of a large group counts less."""
        from hearth.core.text.candidates import portraits
        from hearth.core.text.features import far_apart, features

        mine, others = portraits(self.messages[key].reading, store, without=key)
        for near, other in others.items():
            if self.gold[key] and self.gold[near] and not far_apart(mine, other):
                is_same = self.gold[key] == self.gold[near]
                weight = 2 / max(2, sizes[self.gold[key]] - 1) if is_same else 1.0
                yield Judged(features(mine, other), is_same, ONE_LOOK * weight)

    def closely_judged(self, keys: set[str], store: Any) -> list[Judged]:
        from hearth.core.text.features import features

        pairs = self.asked(keys, store)
        return [Judged(features(one, other), same, JUDGED_WEIGHT) for one, other, same in pairs]

    def asked(self, keys: set[str], store: Any) -> Iterator[tuple[Any, Any, bool]]:
        """The judged pairs of these messages, seen as when the later of the two came."""
        from hearth.ops.evaluate.pairs import beside

        place_of = {key: place for place, key in enumerate(store)}
        for (one, other), same in self.pairs.items():
            if one in keys and other in keys:
                later = max(one, other, key=place_of.__getitem__)
                yield (*beside(one, other, store.without(later)), same)

    def store(self, keys: set[str], groups: dict[str, str]) -> Any:
        from hearth.core.text.memory import MemoryStore

        store = MemoryStore()
        for key, message in self.messages.items():
            if key in keys:
                store.add(key, message.reading, groups[key])
        return store

    def judge(self, keys: set[str], weights: Any) -> dict[str, float]:
        """The figures of this half, gathered with these weights."""
        from hearth.core.text.gathering import JOINED_PAIR
        from hearth.core.text.likeness import likeness
        from hearth.ops.evaluate.demands import grouped

        online, nightly = grouped([m for key, m in self.messages.items() if key in keys], weights)
        gold = {key: str(self.gold[key]) for key in keys if self.gold[key]}
        asked = self.asked(keys, self.store(keys, online))
        told = [(likeness(one, other, weights).probability, same) for one, other, same in asked]
        return {
            **figures_of(gold, online, "online"),
            **figures_of(gold, nightly, "night"),
            **of_pairs(told, JOINED_PAIR),
        }


def fitted(judged: list[Judged], version: str) -> Any:
    """A slope for each feature and each product, fitted together by Newton's method; and trees over the features."""
    from hearth.core.text.weights import Weights

    names = list(judged[0].features)
    rows = [[*each.features.values(), *(each.features[a] * each.features[b] for a, b in PRODUCTS)] for each in judged]
    weights, bias = _logistic.fit(rows, [each.is_same for each in judged], [each.weight for each in judged])
    weights = [round(weight, 4) for weight in weights]
    products = tuple((a, b, weight) for (a, b), weight in zip(PRODUCTS, weights[len(names) :], strict=True))
    slopes = dict(zip(names, weights, strict=False))
    values = [list(each.features.values()) for each in judged]
    trees = _boosting.grown(values, [each.is_same for each in judged], [each.weight for each in judged], names)
    return Weights(version, round(bias, 4), slopes, products, tuple(trees))


def write(weights: Any) -> None:
    from hearth.core.text.weights import FILE

    FILE.write_text(_written(weights.as_json()))
    print(f"{FILE.relative_to(ROOT)} holds {weights.version} now.")


def _written(kept: dict[str, Any]) -> str:
    """A line for each number, each product and each tree."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def listed(values: Any) -> str:
        if isinstance(values, dict):
            return "{\n" + ",\n".join(f"  {line(name)}: {line(value)}" for name, value in values.items()) + "\n }"
        return "[\n" + ",\n".join(f"  {line(value)}" for value in values) + "\n ]"

    parts = (line(value) if isinstance(value, str | float) else listed(value) for value in kept.values())
    return "{\n" + ",\n".join(f" {line(name)}: {part}" for name, part in zip(kept, parts, strict=True)) + "\n}\n"


if __name__ == "__main__":
    main()
