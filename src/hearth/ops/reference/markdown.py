"""Headings, tables and first sentences, as the pages of the reference write them."""

import inspect
from collections.abc import Iterable, Sequence
from typing import Any

MARK = "<!-- Written by ./hearth manage reference. Change the code, not this page. -->"


def whole(title: str, introduction: str, *parts: str) -> str:
    """A whole page."""
    return "\n\n".join([f"# {title}", MARK, introduction, *(part for part in parts if part)]) + "\n"


def section(title: str, *parts: str) -> str:
    """A heading and what stands under it."""
    return "\n\n".join([f"## {title}", *(part for part in parts if part)])


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under their heads; a vertical bar inside a cell is kept from ending it."""
    lines = [_line(heads), _line(["---"] * len(heads)), *(_line(row) for row in rows)]
    return "\n".join(lines)


def code(text: object) -> str:
    """A name as it stands in the code."""
    return f"`{text}`" if str(text) else ""


def first_sentence(thing: Any) -> str:
    """What a thing says about itself before the first empty line."""
    said = inspect.cleandoc(getattr(thing, "__doc__", None) or "")
    return " ".join(said.partition("\n\n")[0].split())


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
