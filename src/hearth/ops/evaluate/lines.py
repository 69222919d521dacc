"""Files of JSON lines, read with a clear word about what is wrong in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SECRETS = ("label", "group", "same", "explains", "complete_b", "explains_b")  # what the judges know, and we may not


class Unreadable(Exception):
    """A file that cannot be used, in a sentence that says why."""


def read(file: Path, *needed: str) -> Iterator[dict[str, Any]]:
    """Each line as an object with these fields; without what is said there to be right."""
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(line, f"Line {number} of {file}", needed)
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{file} cannot be read: {getattr(problem, 'strerror', None) or 'it is not UTF-8'}.") from None


def written(answers: Iterable[dict[str, Any]], file: Path) -> int:
    """How many answers were written, one a line; nothing is left behind when one of them fails."""
    lines = [json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers]
    try:
        file.write_text("".join(lines), encoding="utf-8")
    except OSError as problem:
        raise Unreadable(f"{file} cannot be written: {problem.strerror}.") from None
    return len(lines)


def text_of(row: dict[str, Any]) -> str:
    """A message as one text."""
    return f"{row.get('title') or ''}\n{row.get('body') or ''}"


def _row(line: str, where: str, needed: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise Unreadable(f"{where} is not JSON.") from None
    if not isinstance(row, dict):
        raise Unreadable(f"{where} is not a JSON object.")
    if missing := [field for field in needed if field not in row]:
        raise Unreadable(f"{where} has no “{missing[0]}”.")
    return {field: value for field, value in row.items() if field not in SECRETS}
