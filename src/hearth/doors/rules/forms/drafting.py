"""The shape of what is typed about other rules: one line of numbers for each, and once where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.doors.rules import labels
from hearth.ground.congress.forms.deputies import day
from hearth.ground.congress.forms.noun import words
from hearth.ground.rulebook.models import ProfileVersion
from hearth.ground.rulebook.profile import IN_ONE_UNIT, NUMBERS, Profile, Rule
from hearth.ground.rulebook.working_time import SHANGHAI

MOST = {"amount": 9999, "over_holidays": 9999, "at_most": 99, "percent": 500}
NUMBER_LABELS = {
    "amount": _("How much"),
    "over_holidays": _("Over days off at most, hours"),
    "at_most": _("How often at most"),
    "percent": _("Per cent of the time"),
}


class Line(NamedTuple):
    """A rule with the questions about it."""

    rule: Rule
    questions: list[BoundField]


class DraftForm(forms.Form):
    """Other numbers for the rules of one profile."""

    source = words(
        _("Where the changes come from"),
        120,
        hint=_("The decision or the article of law. It stands beside every rule that is changed."),
    )
    note = words(_("What the change is for"), 200)
    valid_from = day(_("In force from"), required=False, help_text=_("Left empty: as soon as it is put in force."))

    def __init__(self, *args: Any, base: Profile, known: ProfileVersion | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.base, self.known = base, known if known and known.base == base.id else None
        is_draft = self.known is not None and self.known.state == "draft"
        self.initial |= _about(self.known) if is_draft else {}
        self.standing = self.known.profile if self.known else base
        for rule in self.standing.rules.values():
            for name in _asked(rule):
                self.fields[f"{_key(rule)}-{name}"] = _question(name, rule)

    def clean(self) -> None:
        if not self.cleaned_data.get("source") and self._changed():
            self.add_error("source", _("Say where the changes come from."))

    def lines(self) -> Iterator[tuple[Any, list[Line]]]:
        """The questions, chapter by chapter."""
        for chapter, label in labels.CHAPTERS.items():
            rules = [rule for rule in self.standing.rules.values() if rule.chapter == chapter]
            yield label, [Line(rule, [self[f"{_key(rule)}-{name}"] for name in _asked(rule)]) for rule in rules]

    def changes(self) -> dict[str, dict[str, Any]]:
        """What is other than in the shipped profile; what was changed before keeps its own source."""
        kept = dict(self.known.changes) if self.known else {}
        for name, numbers in self._changed().items():
            other = {key: value for key, value in numbers.items() if value != getattr(self.base.rule(name), key)}
            kept.pop(name, None)
            if other:
                kept[name] = {**other, "cite": self.cleaned_data["source"]}
        return kept

    def told(self) -> dict[str, Any]:
        """What is said about the draft as a whole."""
        since = self.cleaned_data["valid_from"]
        begins = datetime.combine(since, time.min, tzinfo=SHANGHAI) if since else None
        return {"note": self.cleaned_data["note"], "valid_from": begins}

    def _changed(self) -> dict[str, dict[str, Any]]:
        """The numbers of each rule that is other than it stands."""
        found = {}
        for rule in self.standing.rules.values():
            typed = {name: self.cleaned_data.get(f"{_key(rule)}-{name}") for name in _asked(rule)}
            if any(value != getattr(rule, name) for name, value in typed.items()):
                found[rule.name] = {name: value for name, value in typed.items() if value is not None}
        return found


def _about(known: ProfileVersion | None) -> dict[str, Any]:
    if known is None:
        return {}
    sources = [str(told["cite"]) for told in known.changes.values()]
    ahead = known.valid_from > clock.now()
    return {
        "source": sources[-1] if sources else "",
        "note": known.note,
        "valid_from": known.valid_from.astimezone(SHANGHAI).date() if ahead else None,
    }


def _key(rule: Rule) -> str:
    return rule.name.replace(".", "_")


def _asked(rule: Rule) -> list[str]:
    """Which of its numbers may be changed: those it has; its unit, where what counts it knows several."""
    if rule.chapter == "reminder":
        return ["percent"]
    has = [name for name in NUMBERS if name == "amount" or (name != "unit" and getattr(rule, name) is not None)]
    return has if rule.chapter in IN_ONE_UNIT else [has[0], "unit", *has[1:]]


def _question(name: str, rule: Rule) -> forms.Field:
    if name == "unit":
        return forms.ChoiceField(
            label=_("Counted in"),
            choices=list(labels.UNITS.items()),
            initial=rule.unit,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how it is counted.")),
        )
    least = (rule.at_least or (0 if rule.unit == "min" else 1)) if name == "amount" else 1
    return forms.IntegerField(
        label=_amount_label(rule) if name == "amount" else NUMBER_LABELS[name],
        initial=getattr(rule, name),
        min_value=least,
        max_value=99 if rule.chapter == "reminder" else MOST[name],
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _wrong(rule, least)),
    )


def _amount_label(rule: Rule) -> Any:
    """In which unit, where that is not asked."""
    return labels.UNITS[rule.unit] if rule.chapter in IN_ONE_UNIT else NUMBER_LABELS["amount"]


def _wrong(rule: Rule, least: int) -> Any:
    return format_lazy(_("{rule}: write a whole number, at least {least}."), rule=rule.title, least=least)
