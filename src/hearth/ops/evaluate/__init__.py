"""./hearth evaluate: what the product says of files of messages, so that others can judge how good it is.

Each task reads a file of JSON lines, runs the product's own code and writes one JSON object a line. What a file says
is right (labels, groups) is never read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from hearth.ops.evaluate.lines import Unreadable, written

MODULE_OF = {
    "demands": "demands",
    "pairs": "pairs",
    "topics_words": "topics",
    "topics_raw": "topics",
    "banking77": "topics",
    "search": "search",
    "replies": "replies",
}
Answers = Callable[[argparse.Namespace], Iterator[dict[str, Any]]]


def main(words: list[str]) -> int:
    """Run one task; 2 if it could not be understood or a file could not be read."""
    given = parser().parse_args(words)
    answers: Answers = import_module(f"hearth.ops.evaluate.{MODULE_OF[given.task]}").answers
    try:
        many = written(answers(given), given.output)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"{many:,} lines in {given.output}")
    return 0


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="./hearth evaluate", description=__doc__)
    found.add_argument("task", choices=sorted(MODULE_OF), help="what is judged")
    found.add_argument("--input", type=Path, required=True, help="a file of JSON lines")
    found.add_argument("--output", type=Path, required=True, help="where the answers go, one a line")
    found.add_argument("--messages", type=Path, help="the messages that pairs name, or in which search looks")
    return found
