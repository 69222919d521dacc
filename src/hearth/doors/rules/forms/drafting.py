"""The shape of what is typed about other rules: numbers and choices for each, and once where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.doors.rules import labels
from hearth.doors.rules.forms import classes, questions
from hearth.ground.congress.forms.deputies import day
from hearth.ground.congress.forms.noun import words
from hearth.ground.rulebook.models import ProfileVersion
from hearth.ground.rulebook.profile import Profile, Provision, ResultClasses
from hearth.ground.rulebook.working_time import SHANGHAI


class Line(NamedTuple):
    """A rule with the questions about it, row by row."""

    rule: Provision
    rows: list[list[BoundField]]

    @property
    def has_errors(self) -> bool:
        """Whether an answer has to be put right."""
        return any(question.errors for row in self.rows for question in row)


class DraftForm(forms.Form):
    """Other numbers and choices for the rules of one profile."""

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
        self.rules = list(self.standing.provisions.values())
        self.rows = {rule.name: [self._ask(rule, row) for row in questions.asked(rule)] for rule in self.rules}

    def clean(self) -> None:
        if not self.cleaned_data.get("source") and self._changed():
            self.add_error("source", _("Say where the changes come from."))
        for rule in self.rules:
            if isinstance(rule, ResultClasses):
                for name, sentence in classes.faults(self._answers(rule)):
                    self.add_error(_field(rule, name), sentence)

    def lines(self) -> Iterator[tuple[Any, list[Line]]]:
        """The questions, chapter by chapter."""
        for chapter, label in labels.CHAPTERS.items():
            rules = [rule for rule in self.rules if rule.chapter == chapter]
            yield (
                label,
                [
                    Line(rule, [[self[_field(rule, name)] for name in row] for row in self.rows[rule.name]])
                    for rule in rules
                ],
            )

    def changes(self) -> dict[str, dict[str, Any]]:
        """What is other than in the shipped profile; what was changed before keeps its own source."""
        kept = dict(self.known.changes) if self.known else {}
        for name, told in self._changed().items():
            shipped = questions.standing(self.base.provisions[name])
            other = {key: value for key, value in told.items() if value != shipped.get(key)}
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
        """What was typed of each rule that is other than it stands."""
        found = {}
        for rule in self.rules:
            told = questions.answered(rule, self._answers(rule))
            if told != questions.standing(rule):
                found[rule.name] = told
        return found

    def _ask(self, rule: Provision, row: dict[str, forms.Field]) -> list[str]:
        """The questions of one row, answered as it stands; their names are remembered."""
        standing = questions.initial(rule)
        self.fields |= {_field(rule, name): field for name, field in row.items()}
        self.initial |= {_field(rule, name): standing.get(name) for name in row}
        return list(row)

    def _answers(self, rule: Provision) -> dict[str, Any]:
        return {name: self.cleaned_data.get(_field(rule, name)) for row in self.rows[rule.name] for name in row}


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


def _field(rule: Provision, name: str) -> str:
    return f"{rule.name.replace('.', '_')}-{name}"
