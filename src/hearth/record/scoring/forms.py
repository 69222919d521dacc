"""The shape of what people type about scoring."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core import clock
from hearth.core.fields import DayField, PlainField
from hearth.journey.contact.forms_clerk import text
from hearth.record.dossier.catalogue import known_kinds
from hearth.record.dossier.forms import LONGEST, SHORTER
from hearth.record.dossier.kinds import DUTIES, RESULTS
from hearth.record.scoring.actions.objecting import HOW_MANY
from hearth.record.scoring.actions.setting import NO_BASIS, NO_CAP, NO_POINTS, PAST, Ruling
from hearth.record.scoring.actions.switching import UNREAD, WHY
from hearth.record.scoring.guards import COUNTS, is_scorable

MOST_POINTS, MOST_CAP, MOST_COUNTED = 100, 1_000, 1_000
WHEN = _("Say from which day on.")


class TurnOffForm(forms.Form):
    """Why scoring is used no longer."""

    reason = PlainField(
        label=_("Why? Deputies read it."),
        max_length=LONGEST,
        widget=text(2),
        error_messages={"required": WHY, "max_length": SHORTER},
    )


class TurnOnForm(TurnOffForm):
    """Why scoring is used, and that the notice was read."""

    has_read = forms.BooleanField(label=_("I have read the notice above"), error_messages={"required": UNREAD})


class FromADay(forms.Form):
    """Something that holds from a day on, which has not passed."""

    valid_from_on = DayField(label=_("From which day on?"), missing=WHEN)

    def clean_valid_from_on(self) -> Any:
        if self.cleaned_data["valid_from_on"] < clock.today():
            raise forms.ValidationError(PAST)
        return self.cleaned_data["valid_from_on"]


class ExamplesForm(FromADay):
    """From when on the example rules hold."""


class RuleForm(FromADay):
    """What counts, how, up to how much, and by which law."""

    kind = forms.ChoiceField(
        label=_("What counts?"),
        help_text=_("What is never scored cannot be chosen."),
        error_messages={"required": _("Choose what counts."), "invalid_choice": _("This is never scored, or unknown.")},
    )
    counts_by = forms.ChoiceField(
        label=pgettext_lazy("score rule", "What is counted?"),
        choices=[("", _("Choose")), *COUNTS.items()],
        error_messages={"required": _("Choose what is counted.")},
    )
    points = forms.IntegerField(
        label=_("Points for each"),
        min_value=1,
        max_value=MOST_POINTS,
        error_messages={"required": NO_POINTS, "invalid": NO_POINTS, "min_value": NO_POINTS},
    )
    cap = forms.IntegerField(
        label=_("At most in a year"),
        min_value=1,
        max_value=MOST_CAP,
        error_messages={"required": NO_CAP, "invalid": NO_CAP, "min_value": NO_CAP},
    )
    legal_basis = PlainField(
        label=_("On which law or decision does it rest?"),
        max_length=200,
        help_text=_("Such as: Deputies Law, art. 8."),
        error_messages={"required": NO_BASIS, "max_length": _("Write it more briefly, in up to 200 characters.")},
    )

    field_order = ("kind", "counts_by", "points", "cap", "legal_basis", "valid_from_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _scorable()  # type: ignore[attr-defined]

    @property
    def told(self) -> Ruling:
        """What was typed."""
        return Ruling(**self.cleaned_data)


class EndForm(forms.Form):
    """The last day of a rule."""

    last_on = DayField(label=_("Last day"), missing=_("Say on which day it holds last."))

    def clean_last_on(self) -> Any:
        if self.cleaned_data["last_on"] < clock.today():
            raise forms.ValidationError(PAST)
        return self.cleaned_data["last_on"]


class ContestForm(forms.Form):
    """What of the sheet is not so."""

    rule = forms.ChoiceField(
        label=_("Which line of the sheet?"),
        error_messages={"required": _("Choose a line."), "invalid_choice": _("Choose a line of this sheet.")},
    )
    words = PlainField(
        label=_("What is not so?"),
        max_length=LONGEST,
        widget=text(3),
        error_messages={"required": _("Say what is not so."), "max_length": SHORTER},
    )

    def __init__(self, *args: Any, lines: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = lines  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """What is decided about an objection, and why."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[("uphold", _("It stands")), ("put_right", _("It is put right"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    count = forms.IntegerField(
        label=_("How many count in its place?"),
        help_text=_("Only where it is put right. The cap holds all the same."),
        required=False,
        min_value=0,
        max_value=MOST_COUNTED,
    )
    answer = PlainField(
        label=_("Why? The deputy reads it."),
        max_length=LONGEST,
        widget=text(2),
        error_messages={"required": _("Say why, so that the deputy can understand it."), "max_length": SHORTER},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("verdict") == "put_right" and cleaned.get("count") is None and "count" not in self.errors:
            self.add_error("count", HOW_MANY)
        return cleaned


def _scorable() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Kinds a rule can be made for, duty by duty; what came of it last."""
    known = known_kinds()
    names = {key: (str(kind.name),) for key, kind in known.items()}
    groups = [*((name, duty.name) for name, duty in DUTIES.items()), (RESULTS, _("What came of it"))]
    found = [
        (title, [(key, kind.name) for key, kind in known.items() if kind.duty == duty and is_scorable(key, names)])
        for duty, title in groups
    ]
    return [("", [("", _("Choose"))]), *((title, kinds) for title, kinds in found if kinds)]
