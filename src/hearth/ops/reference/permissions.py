"""Who is answered what, at every address: read from the very table that the house tests hold against the pages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from hearth.journey.contact.urls.inside import urlpatterns
from hearth.ops.places import ROOT
from hearth.ops.reference.markdown import code, section, table, whole

SOURCE = ROOT / "tests" / "house" / "test_urls.py"
OF_ONE_MESSAGE = ("threads/", "glass/<")
INTRODUCTION = (
    "One line for each address and method; one column for each person of the tests' cast. Zhao is the deputy the "
    "message was written to, Sun another deputy, Bai a clerk; Wei and Feng are a deputy and a clerk of another "
    "congress. `author` holds the tracking code, `resident` that of another message; `others` hold a post for which no "
    "work waits. `in` is led to the sign-in, `code` is asked for a tracking code, a number is the status of the answer."
)
ABOUT_THEM = (
    "At the addresses marked ● stands one message. Whoever it is about, in person or through their unit, station or "
    "office, is answered 404 there, whatever their column says; everywhere else they are answered as always."
)


def page() -> str:
    """The table, and what becomes of it for those a message is about."""
    who, lines = _table()
    heads = ("Address", "", "Method", *who)
    counted = f"{3 * len(who) * len(lines)} cells are tested: {len(lines)} lines, {len(who)} people, 3 relations."
    return whole("Permissions", INTRODUCTION, section("Who is answered what", table(heads, lines)), ABOUT_THEM, counted)


def _table() -> tuple[list[str], list[tuple[str, ...]]]:
    found = dict(_literals())
    who = found["WHO"]
    lines = [line.split() for line in found["TABLE"].splitlines()[2:] if line.strip()]
    return list(who), [_line(len(who), *line) for line in lines]


def _line(people: int, name: str, method: str, *cells: str) -> tuple[str, ...]:
    """A single cell is everybody's; cells that are left out at the end are those of the others."""
    others = people - 6
    full = cells * people if len(cells) == 1 else (*cells, *cells[others : others + 1] * 3)
    return (code(name), "●" if name in _of_one_message() else "", method, *full[:people])


def _of_one_message() -> set[str]:
    return {f"contact:{each.name}" for each in urlpatterns if str(each.pattern).startswith(OF_ONE_MESSAGE)}


def _literals() -> Iterator[tuple[str, Any]]:
    for node in ast.parse(SOURCE.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name == "TABLE":
                yield name, ast.literal_eval(node.value)
            elif name == "WHO":
                yield name, [part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)]
