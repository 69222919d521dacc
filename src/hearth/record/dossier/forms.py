"""The shape of what deputies and staff type into a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core import clock
from hearth.core.fields import DayField, PlainField
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.forms import WithPhotos, WithVoice
from hearth.journey.contact.forms_clerk import text
from hearth.record.dossier.actions.activities import Held
from hearth.record.dossier.actions.noting import TO_COME, Told
from hearth.record.dossier.catalogue import by_hand, known_kinds
from hearth.record.dossier.kinds import DUTIES
from hearth.record.dossier.naming import Unclear, named

LONGEST, MOST = 1_000, 120
SHORTER = _("Write it more briefly, in up to 1,000 characters.")
HALF_DAYS = 10
SAY_WHAT = _("Say in a few words what it was.")
OR_SAID_OTHERWISE = _(
    "Such as: measured the temperature in six flats. No names of residents. Photos or a voice note can stand in their"
    " place."
)


def _choices() -> list[tuple[str, Any]]:
    """Kinds people enter, group by group as the law names the duties."""
    kinds = by_hand(known_kinds())
    groups = [
        (duty.name, [(key, kind.name) for key, kind in kinds.items() if kind.duty == name])
        for name, duty in DUTIES.items()
    ]
    return [(name, found) for name, found in groups if found]


class OnADay(forms.Form):
    """Something that took place on a day that is over."""

    def clean_day(self) -> Any:
        if self.cleaned_data["day"] > clock.today():
            raise forms.ValidationError(TO_COME)
        return self.cleaned_data["day"]


class LineForm(OnADay):
    """What a deputy did elsewhere, in a few words."""

    kind = forms.ChoiceField(label=pgettext_lazy("duty", "What was it?"))
    day = DayField(label=_("On which day?"), missing=_("Say on which day it was."))
    words = PlainField(
        label=_("In a few words"),
        max_length=LONGEST,
        widget=text(3),
        help_text=_("Such as: measured the temperature in six flats. No names of residents."),
        error_messages={"required": SAY_WHAT, "max_length": SHORTER},
    )
    place = PlainField(label=_("Where?"), max_length=MOST, required=False)
    people = forms.IntegerField(
        label=_("How many people did you meet?"), required=False, min_value=0, max_value=100_000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _choices()  # type: ignore[attr-defined]

    @property
    def told(self) -> Told:
        """What was typed."""
        given = self.cleaned_data
        return Told(given["kind"], given["day"], given["words"], given["place"], given["people"])


class NoteForm(WithVoice, WithPhotos, LineForm):
    """The same for a new line: photos or a voice note can stand in place of words, and nobody asks for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False
        self.fields["words"].help_text = OR_SAID_OTHERWISE

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_said = cleaned.get("words") or self.good or self.kept or cleaned.get("voice") or self.spoken
        if not (is_said or "words" in self.errors):
            self.add_error("words", SAY_WHAT)
        return cleaned


class WithNames(forms.Form):
    """Deputies by name or number, however they stand in a list or an attendance sheet."""

    sheet = forms.FileField(
        label=_("Or an attendance sheet"),
        required=False,
        max_length=200,
        help_text=_("Excel (.xlsx) or CSV with names or numbers. You look through them before anything is entered."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "empty": _("No name stands in this file."),
            "max_length": _("The name of the file is too long."),
        },
    )

    def clean_names(self) -> list[Deputy]:
        try:
            return named(self.cleaned_data["names"])
        except Unclear as unclear:
            raise forms.ValidationError(" ".join(unclear.sentences)) from None


class ActivityForm(OnADay, WithNames):
    """Something deputies took part in together."""

    kind = forms.ChoiceField(label=pgettext_lazy("duty", "What was it?"))
    title = PlainField(
        label=_("What is it called?"), max_length=MOST, error_messages={"required": _("Give it a title.")}
    )
    day = DayField(label=_("On which day?"), missing=_("Say on which day it was."))
    place = PlainField(label=_("Where?"), max_length=MOST, required=False)
    organiser = PlainField(label=_("Who organised it?"), max_length=MOST, required=False)
    half_days = forms.IntegerField(
        label=_("How many half-days?"),
        min_value=1,
        max_value=HALF_DAYS,
        initial=1,
        error_messages={
            "min_value": _("At least one half-day."),
            "max_value": _("Ten half-days at most; enter longer ones in parts."),
        },
    )
    names = forms.CharField(
        label=_("Who took part?"),
        widget=text(6),
        help_text=_("Names or numbers, one a line or with commas between; a column from a spreadsheet can be pasted."),
        required=False,
    )
    at_the_door = forms.BooleanField(
        label=_("Deputies check in today by a code at the door"),
        required=False,
        help_text=_("You are shown the code next. Names can be added and struck off all the same."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not (cleaned.get("names") or cleaned.get("at_the_door") or "names" in self.errors):
            self.add_error("names", _("Name at least one deputy who took part."))
        return cleaned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _choices()  # type: ignore[attr-defined]

    @property
    def held(self) -> Held:
        """What was typed."""
        given = self.cleaned_data
        return Held(given["kind"], given["title"], given["day"], given["place"], given["organiser"], given["half_days"])


class EnrolForm(WithNames):
    """Who took part as well."""

    field_order = ("names", "sheet")

    names = forms.CharField(
        label=_("Who took part as well?"),
        widget=text(3),
        help_text=_("Names or numbers, one a line or with commas between."),
        error_messages={"required": _("Name at least one deputy who took part.")},
    )


class ReasonForm(forms.Form):
    """Why it is sent back."""

    reason = PlainField(
        label=_("What is missing or wrong?"),
        max_length=LONGEST,
        widget=text(2),
        error_messages={
            "required": _("Say what is missing or wrong, so that it can be put right."),
            "max_length": SHORTER,
        },
    )


class DisputeForm(forms.Form):
    """What is not so."""

    words = PlainField(
        label=_("What is not so?"),
        max_length=LONGEST,
        widget=text(2),
        error_messages={"required": _("Say what is not so."), "max_length": SHORTER},
    )


class SettleForm(forms.Form):
    """What is decided about an objection, and why."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[("uphold", _("The line stands")), ("strike", _("The line goes"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    answer = PlainField(
        label=_("Why? The deputy reads it."),
        max_length=LONGEST,
        widget=text(2),
        error_messages={"required": _("Say why, so that the deputy can understand it."), "max_length": SHORTER},
    )


class KindForm(forms.Form):
    """A kind of duty of this congress."""

    duty = forms.ChoiceField(label=_("Which duty does it belong to?"), choices=[(k, d.name) for k, d in DUTIES.items()])
    name_zh = PlainField(
        label=_("Name in Chinese"), max_length=40, error_messages={"required": _("Give it a name in Chinese.")}
    )
    name_en = PlainField(label=_("Name in English"), max_length=80, required=False)
