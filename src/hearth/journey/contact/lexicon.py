"""The words the first look listens for, read once from `lexicon.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

SOURCE = Path(__file__).with_name("lexicon.toml")

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Lexicon:
    """What is struck, what holds or announces a message, what sells, and what belongs behind another door."""

    struck: re.Pattern[str]
    reasons: Mapping[str, Patterns]
    urgent: frozenset[str]
    offers: Patterns
    invitations: Patterns
    most_links: int
    words_per_link: int
    redirects: Mapping[str, Patterns]


@lru_cache(maxsize=1)
def read_lexicon() -> Lexicon:
    """The lexicon as compiled patterns."""
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    groups, spam = source["held"] | source["shown"], source["spam"]
    return Lexicon(
        struck=re.compile("|".join(chain(*source["struck"].values()))),
        reasons={reason: _compiled(group["patterns"]) for reason, group in groups.items()},
        urgent=frozenset(reason for reason, group in groups.items() if group.get("is_urgent")),
        offers=_compiled(spam["offers"]),
        invitations=_compiled(spam["invitations"]),
        most_links=spam["most_links"],
        words_per_link=spam["words_per_link"],
        redirects={door: _compiled(patterns) for door, patterns in source["redirects"].items()},
    )


def _compiled(patterns: Iterable[str]) -> Patterns:
    return tuple(re.compile(pattern) for pattern in patterns)
