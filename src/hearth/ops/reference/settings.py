"""Every variable of the environment that the product reads, in the words that stand above the line that reads it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hearth.ops.places import PACKAGE
from hearth.ops.reference.markdown import code, table, whole

INTRODUCTION = (
    "An installation is configured by variables of its environment; none is needed to begin with. "
    "Flags are set with `1`. Rules of a congress (deadlines above all) are data of the congress, not settings."
)


class Variable(NamedTuple):
    """A variable of the environment, where it is read and what the comment above says."""

    name: str
    default: str
    meaning: str


def page() -> str:
    """Variables by name."""
    rows = [(code(variable.name), code(variable.default), variable.meaning) for variable in variables()]
    return whole("Settings", INTRODUCTION, table(("Variable", "If it is not set", "What it means"), rows))


def variables() -> list[Variable]:
    """Each variable once, as its best explained reading says."""
    found: dict[str, Variable] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for variable in _read_in(path):
            known = found.get(variable.name)
            found[variable.name] = variable if known is None or not known.meaning else known
    return sorted(found.values())


def _read_in(path: Path) -> Iterator[Variable]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get":
            name, *default = node.args
            yield Variable(ast.literal_eval(name), _said(default), _comment_above(lines, node.lineno))


def _said(default: list[ast.expr]) -> str:
    """A default that is a plain value; computed ones are told in the comment."""
    return str(default[0].value) if default and isinstance(default[0], ast.Constant) else ""


def _comment_above(lines: list[str], number: int) -> str:
    words: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.strip().startswith("#"):
            break
        words.insert(0, line.strip(" #"))
    return " ".join(words)
