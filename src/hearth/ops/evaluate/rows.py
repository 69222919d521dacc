"""Lines of JSON in and out."""

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

Row = dict[str, Any]
Shape = TypeVar("Shape")


class Unreadable(Exception):
    """A file is missing, or a line of it is not what it should be."""


class Files(NamedTuple):
    """What the command was given."""

    input: Path
    output: Path
    messages: Path | None


def files(task: str, words: list[str], *, with_messages: bool = False) -> Files:
    """The words behind the task."""
    parser = argparse.ArgumentParser(prog=f"./hearth evaluate {task}")
    parser.add_argument("--input", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    if with_messages:
        parser.add_argument("--messages", type=Path, help="the messages that the pairs name")
    given = parser.parse_args(words)
    return Files(given.input, given.output, getattr(given, "messages", None))


def read_rows(file: Path, shape: Callable[[Row], Shape]) -> list[Shape]:
    """Each line as the task needs it; a broken one is named by its number."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{file} cannot be read: {problem}.") from None
    return [_shaped(file, number, line, shape) for number, line in enumerate(lines, 1) if line.strip()]


def write_rows(file: Path, rows: Iterable[Row]) -> None:
    """One object a line."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise Unreadable(f"{file} cannot be written: {problem}.") from None


def _shaped(file: Path, number: int, line: str, shape: Callable[[Row], Shape]) -> Shape:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise TypeError("it is no object")
        return shape(row)
    except KeyError as problem:
        raise Unreadable(f"{file}, line {number}: {problem} is missing.") from None
    except (ValueError, TypeError, AttributeError) as problem:
        raise Unreadable(f"{file}, line {number} is not understood: {problem}.") from None
