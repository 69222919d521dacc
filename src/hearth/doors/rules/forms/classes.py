"""The letters results are filed under: a row for each, and some empty ones for more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.forms.noun import words
from hearth.ground.rulebook.choices import ResultCode
from hearth.ground.rulebook.choosing import (
    FEWEST,
    LANGUAGES,
    LONGEST_LETTER,
    NO_SUCH_WAY,
    NOT_A_LETTER,
    NOT_SAID,
    NOT_SO_MANY,
)
from hearth.ground.rulebook.profile import ResultClasses

ROWS = len(ResultCode)
LONGEST_LABEL = 60
ANSWERS = ("letter", "code", *LANGUAGES)


def asked(rule: ResultClasses) -> list[dict[str, forms.Field]]:
    """The questions of each row."""
    return [_row(number) for number in range(max(ROWS, len(rule.classes)))]


def standing(rule: ResultClasses) -> dict[str, Any]:
    """The classes there are, written down as a change would be."""
    each = rule.classes.values()
    return {"classes": [_filed({"letter": c.letter, "code": c.code.value, **c.label.texts}) for c in each]}


def initial(rule: ResultClasses) -> dict[str, Any]:
    """The same, answer by answer."""
    found = {}
    for number, each in enumerate(rule.classes.values()):
        told = {"letter": each.letter, "code": each.code.value, **each.label.texts}
        found |= {f"{number}-{name}": told.get(name, "") for name in ANSWERS}
    return found


def answered(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The rows in which something was written."""
    return {"classes": [_filed(row) for _number, row in _written(answers)]}


def faults(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is missing or said twice: the answer concerned, and a sentence about it."""
    rows, letters = list(_written(answers)), set()
    for number, row in rows:
        if not row["letter"] or " " in row["letter"] or row["letter"] in letters:
            yield f"{number}-letter", NOT_A_LETTER
        if not row["code"]:
            yield f"{number}-code", _("Choose what the letter stands for.")
        yield from ((f"{number}-{language}", NOT_SAID) for language in LANGUAGES if not row[language])
        letters.add(row["letter"])
    if len(rows) < FEWEST:
        yield "0-letter", NOT_SO_MANY


def _written(answers: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, str]]]:
    """What a letter would stand for, alone, says nothing: a row is given up by emptying its words."""
    for number in range(len(answers) // len(ANSWERS)):
        row = {name: answers[f"{number}-{name}"] or "" for name in ANSWERS}
        if any(value for name, value in row.items() if name != "code"):
            yield number, row


def _filed(told: Mapping[str, Any]) -> dict[str, Any]:
    label = {language: told.get(language, "") for language in LANGUAGES}
    return {"letter": told["letter"], "code": told["code"], "label": label}


def _row(number: int) -> dict[str, forms.Field]:
    code = forms.ChoiceField(
        label=_("Stands for"),
        choices=[("", "—"), *ResultCode.choices],
        required=False,
        error_messages={"invalid_choice": NO_SUCH_WAY},
    )
    return {
        f"{number}-letter": words(_("Letter"), LONGEST_LETTER),
        f"{number}-code": code,
        f"{number}-en": words(_("Called here, in English"), LONGEST_LABEL),
        f"{number}-zh-hans": words(_("Called here, in Chinese"), LONGEST_LABEL),
    }
