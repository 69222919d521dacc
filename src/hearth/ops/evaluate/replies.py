"""Replies: for each, what the checklist says; never a score."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from hearth.core.text.replies import checked
from hearth.ops.evaluate.lines import read, text_of


def answers(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """One line for each reply."""
    for row in read(given.input, "id", "body", "reply"):
        points = checked(text_of(row), str(row["reply"]))
        yield {"id": row["id"], "points": {point.name: point.holds for point in points}}
