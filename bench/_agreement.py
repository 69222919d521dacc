"""How far found groups agree with those that somebody judged."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict

HOT = 5


def figures_of(gold: dict[str, str], found: dict[str, str], name: str) -> dict[str, float]:
    """B-cubed over messages that either puts into a group, F1 of pairs, and the groups of five and more."""
    groups, others = sets(gold, gold), sets(found, gold)
    shares = []
    for key in gold:
        one, other = groups[gold[key]], others[found[key]]
        if len(one) > 1 or len(other) > 1:
            both = len(one & other)
            shares.append((both / len(other), both / len(one)))
    precision, recall = (statistics.mean(each) for each in zip(*shares, strict=True))
    both = sum(couples(count) for count in Counter((gold[key], found[key]) for key in gold).values())
    right, said = (sum(couples(len(group)) for group in each.values()) for each in (groups, others))
    hot = [group for group in groups.values() if len(group) >= HOT]
    near = [max(len(one & other) / len(one | other) for other in (others[found[key]] for key in one)) for one in hot]
    return {
        f"{name} B3g precision": precision,
        f"{name} B3g recall": recall,
        f"{name} B3g F1": 2 * precision * recall / (precision + recall),
        f"{name} pairs F1": 2 * both / (right + said),
        f"{name} hot found": statistics.mean(each >= 0.5 for each in near),
        f"{name} hot Jaccard": statistics.mean(near),
    }


def of_pairs(told: list[tuple[float, bool]], sure: float) -> dict[str, float]:
    """Average precision, and what an automatic join is worth."""
    ranked = sorted(told, key=lambda each: -each[0])
    all_same = sum(same for _, same in told)
    hits, total = 0, 0.0
    for place, (_, same) in enumerate(ranked, 1):
        hits += same
        total += same * hits / place
    joined = [same for probability, same in told if probability >= sure]
    return {
        "pairs average precision": total / all_same,
        "pairs joined right": statistics.mean(joined),
        "pairs joined recall": sum(joined) / all_same,
    }


def sets(found: dict[str, str], keys: dict[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        groups[found[key]].add(key)
    return groups


def couples(count: int) -> int:
    return count * (count - 1) // 2
