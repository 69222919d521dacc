"""The map of OWASP ASVS leaves no requirement out, and names nothing that does not exist."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from hearth.ops import checks
from hearth.ops.checking import checks as checked
from hearth.ops.places import ROOT
from hearth.ops.reference import asvs, settings

IN_THE_STANDARD = {1: 70, 2: 183}


@cache
def named_in(file):
    """Functions of a file of tests."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@cache
def system_checks():
    return set(re.findall(r"hearth\.W\d{3}", (ROOT / checks.__file__).read_text(encoding="utf-8")))


@cache
def variables():
    return {variable.name for variable in settings.variables()}


def exists(shown):
    """Whether this test, document, check or setting is really there."""
    if "::" in shown:
        file, name = shown.split("::")
        return (ROOT / file).exists() and name in named_in(file)
    if shown.endswith(".md"):
        return (ROOT / shown).exists()
    if shown.startswith("check: "):
        return shown.removeprefix("check: ") in checked()
    return shown in system_checks() | variables()


@pytest.mark.parametrize("level", IN_THE_STANDARD)
def test_the_standard_is_known_whole(level):
    numbers = asvs.numbers(level)

    assert len(set(numbers)) == len(numbers) == IN_THE_STANDARD[level]
    assert set(asvs.numbers(1)).isdisjoint(asvs.numbers(2))


@pytest.mark.parametrize("level", IN_THE_STANDARD)
def test_every_requirement_is_answered(level):
    assert asvs.unanswered(level) == []


def test_no_requirement_is_invented_or_answered_twice():
    answered = [each.number for each in asvs.requirements()]

    assert set(answered) <= {*asvs.numbers(1), *asvs.numbers(2)}
    assert len(set(answered)) == len(answered)


def test_each_answer_is_one_of_five_and_gives_its_reason():
    assert {each.answer for each in asvs.requirements()} == set(asvs.ANSWERS)
    assert [each.number for each in asvs.requirements() if not (each.asks and each.how)] == []


def test_what_is_met_can_be_seen():
    promised = [each for each in asvs.requirements() if each.answer in ("met", "partly", "operator")]

    assert [each.number for each in promised if not each.shown_by] == []


def test_whatever_shows_it_exists():
    assert [(number, shown) for number, shown in asvs.evidence() if not exists(shown)] == []


@pytest.mark.parametrize(
    "shown",
    [
        "tests/ops/test_asvs.py::test_that_nobody_wrote",
        "tests/ops/test_nowhere.py::test_x",
        "docs/nowhere.md",
        "check: wishes",
        "hearth.W999",
        "HEARTH_NOTHING",
    ],
)
def test_what_does_not_exist_shows_nothing(shown):
    assert not exists(shown)


def test_the_page_on_security_counts_as_the_table_does():
    told = re.sub(r"\s+", " ", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))

    for level in IN_THE_STANDARD:
        (row,) = re.findall(rf"(?m)^\| {level} \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", asvs.page())
        said = re.search(
            rf"the (\d+) of level {level}, (\d+) are met, (\d+) partly, (\d+) by the operator, "
            r"(\d+) (?:is|are) missing and (\d+) do not apply",
            told,
        )
        assert said, f"SECURITY.md says nothing of level {level}"
        assert said.groups() == row


def test_what_is_wanting_stands_together_at_the_beginning():
    wanting = asvs.page().partition("## What is wanting")[2].partition("## V")[0]

    shown = set(re.findall(r"(?m)^\| V([\d.]+) ", wanting))
    assert shown == {each.number for each in asvs.requirements() if each.answer in ("partly", "missing")}
    assert "5.4.3" in shown
