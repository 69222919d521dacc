"""What OWASP ASVS 5.0.0 asks, what Hearth answers, and by what anybody can see it."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from hearth.ops.places import ROOT
from hearth.ops.reference.markdown import code, section, table, whole

FILE = ROOT / "docs" / "reference" / "asvs.toml"
ANSWERS = ("met", "partly", "operator", "missing", "not applicable")
HEADS = ("No.", "Level", "It asks", "Answer", "How", "Shown by")
INTRODUCTION = (
    "The [OWASP Application Security Verification Standard](https://github.com/OWASP/ASVS/tree/v5.0.0), version 5.0.0: "
    "every requirement of levels 1 and 2, each judged by reading the code. The words are ours. “Partly” says what is "
    "wanting, “missing” that nothing answers it, “operator” that the proxy in front or the organisation does it. What "
    "stands in the last column exists: a test looks for it."
)


class Requirement(NamedTuple):
    """A line of the standard with our answer to it."""

    number: str
    asks: str
    answer: str
    how: str
    shown_by: list[str]

    @property
    def place(self) -> tuple[int, ...]:
        """Chapter, section and number."""
        return tuple(map(int, self.number.split(".")))


def page() -> str:
    """Counts, what is wanting, and the chapters."""
    by_chapter = groupby(requirements(), key=lambda each: each.place[0])
    chapters = (_chapter(number, list(each)) for number, each in by_chapter)
    return whole("OWASP ASVS 5.0.0", INTRODUCTION, _counts(), _wanting(), *chapters)


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def requirements() -> list[Requirement]:
    """Every answer, in the order of the standard."""
    return sorted((Requirement(**each) for each in _read()["requirements"]), key=lambda each: each.place)


def numbers(level: int) -> list[str]:
    """What the standard asks at this level."""
    return str(_read()["levels"][str(level)]).split()


def unanswered(level: int) -> list[str]:
    """Requirements of this level without a line of ours."""
    answered = {each.number for each in requirements()}
    return [number for number in numbers(level) if number not in answered]


def _counts() -> str:
    heads = ("Level", "Requirements", *(answer.capitalize() for answer in ANSWERS))
    return table(heads, [_count(level) for level in (1, 2)])


def _count(level: int) -> tuple[object, ...]:
    asked = numbers(level)
    counted = Counter(each.answer for each in requirements() if each.number in asked)
    return level, len(asked), *(counted[answer] for answer in ANSWERS)


def _chapter(number: int, answers: list[Requirement]) -> str:
    return section(f"V{number} {_read()['chapters'][str(number)]}", table(HEADS, map(_row, answers)))


def _row(each: Requirement) -> tuple[object, ...]:
    level = 1 if each.number in numbers(1) else 2
    shown = ", ".join(map(_linked, each.shown_by))
    return f"V{each.number}", level, each.asks, f"**{each.answer}**", each.how, shown


def _linked(evidence: str) -> str:
    if not evidence.endswith(".md"):
        return code(evidence)
    path = evidence.removeprefix("docs/")
    return f"[{path}]({'../../' if path == evidence else '../'}{path})"


def _wanting() -> str:
    """What a reader in a hurry looks for."""
    wanting = [each for each in requirements() if each.answer in ("partly", "missing")]
    return section("What is wanting", table(("No.", "It asks", "Answer", "How"), map(_in_short, wanting)))


def _in_short(each: Requirement) -> tuple[object, ...]:
    return f"V{each.number}", each.asks, f"**{each.answer}**", each.how


def evidence() -> Iterator[tuple[str, str]]:
    """Each requirement with each thing that shows it."""
    return ((each.number, shown) for each in requirements() for shown in each.shown_by)
