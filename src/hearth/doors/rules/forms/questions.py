"""What is asked about each rule, and how the answers are written down as a change of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hearth.doors.rules import labels
from hearth.doors.rules.forms import classes
from hearth.ground.rulebook.choosing import NO_SUCH_WAY, NOTHING_CHOSEN
from hearth.ground.rulebook.profile import NUMBERS, Choice, Provision, ResultClasses, Rule

MOST = {"amount": 9999, "over_holidays": 9999, "at_most": 99, "percent": 500}
NUMBER_LABELS = {
    "amount": _("How much"),
    "over_holidays": _("Over days off at most, hours"),
    "at_most": _("How often at most"),
    "percent": _("Per cent of the time"),
}


def asked(rule: Provision) -> list[dict[str, forms.Field]]:
    """The questions, row by row; each by what it is called within the rule."""
    match rule:
        case Choice():
            return [{"value": _way(rule)}]
        case ResultClasses():
            return classes.asked(rule)
        case Rule():
            return [{name: _number(name, rule) for name in _numbers(rule)}]
    return []


def standing(rule: Provision) -> dict[str, Any]:
    """How it stands, written down as a change would be."""
    match rule:
        case Choice():
            values = [value.value for value in rule.values]
            return {"value": values if rule.takes_several else values[0]}
        case ResultClasses():
            return classes.standing(rule)
        case Rule():
            return {name: getattr(rule, name) for name in _numbers(rule)}
    return {}


def initial(rule: Provision) -> dict[str, Any]:
    """The same, answer by answer."""
    return classes.initial(rule) if isinstance(rule, ResultClasses) else standing(rule)


def answered(rule: Provision, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, written down as a change would be."""
    match rule:
        case Choice(takes_several=True):
            return {"value": [way.value for way in rule.kind if way.value in (answers["value"] or ())]}
        case ResultClasses():
            return classes.answered(answers)
    return {name: value for name, value in answers.items() if value is not None}


def _numbers(rule: Rule) -> list[str]:
    """Which of its numbers may be changed: those it has; its unit, where it may be counted in several."""
    if rule.chapter == "reminder":
        return ["percent"]
    has = [name for name in NUMBERS if name == "amount" or (name != "unit" and getattr(rule, name) is not None)]
    return has if rule.is_in_one_unit else [has[0], "unit", *has[1:]]


def _way(rule: Choice) -> forms.Field:
    told: dict[str, Any] = {
        "label": _("How it is done"),
        "choices": rule.kind.choices,
        "error_messages": {"required": NOTHING_CHOSEN, "invalid_choice": NO_SUCH_WAY, "invalid_list": NO_SUCH_WAY},
    }
    if rule.takes_several:
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **told)
    return forms.ChoiceField(**told)


def _number(name: str, rule: Rule) -> forms.Field:
    if name == "unit":
        return forms.ChoiceField(
            label=_("Counted in"),
            choices=list(labels.UNITS.items()),
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how it is counted.")),
        )
    return forms.IntegerField(
        label=_amount_label(rule) if name == "amount" else NUMBER_LABELS[name],
        min_value=rule.least if name == "amount" else 1,
        max_value=_most(name, rule),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _wrong(name, rule)),
    )


def _most(name: str, rule: Rule) -> int:
    if rule.chapter == "reminder":
        return 99
    return rule.longest if name == "amount" and rule.longest is not None else MOST[name]


def _amount_label(rule: Rule) -> Any:
    """In which unit, where that is not asked."""
    return labels.UNITS[rule.unit] if rule.is_in_one_unit else NUMBER_LABELS["amount"]


def _wrong(name: str, rule: Rule) -> Any:
    told = {"rule": rule.title, "least": rule.least if name == "amount" else 1, "most": rule.longest}
    if name == "amount" and rule.longest is not None:
        return format_lazy(_("{rule}: write a whole number from {least} to {most}; the law allows no more."), **told)
    return format_lazy(_("{rule}: write a whole number, at least {least}."), **told)
