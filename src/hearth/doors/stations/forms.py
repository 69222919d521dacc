"""The shape of what staff type about reception days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.doors.stations.actions.receiving import Hours
from hearth.ground.congress.models import Mandate, ReceptionDay


class DayForm(forms.Form):
    """On which day, from when to when, who receives, and what people should know."""

    held_on = forms.DateField(
        label=_("Which day?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as 2026-12-05.")},
    )
    begins = forms.TimeField(
        label=_("From"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": _("Say when it begins."), "invalid": _("Write the time as 09:00.")},
    )
    ends = forms.TimeField(
        label=_("Until"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": _("Say when it ends."), "invalid": _("Write the time as 11:30.")},
    )
    deputies = forms.MultipleChoiceField(
        label=_("Who receives?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one deputy."), "invalid_choice": _("Choose from the roster.")},
    )
    note = PlainField(
        label=_("What should people know?"),
        help_text=_("For example the room, or what the talk is mostly about."),
        max_length=120,
        required=False,
    )

    def __init__(self, roster: Sequence[Mandate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {seat.deputy.code: seat.deputy for seat in roster}
        self.fields["deputies"].choices = [(code, person.name) for code, person in self.known.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A reception ends after it begins."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = typed.get("begins"), typed.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("It must end after it begins."))
        return typed

    @property
    def hours(self) -> Hours:
        """What was typed, as the actions take it."""
        typed = self.cleaned_data | {"deputies": tuple(self.known[code] for code in self.cleaned_data["deputies"])}
        return Hours(**typed)


def as_typed(day: ReceptionDay) -> dict[str, Any]:
    """A day as it stands, to be corrected."""
    sitting = [sitting.deputy.code for sitting in day.sittings.select_related("deputy")]
    return {"held_on": day.held_on, "begins": day.begins, "ends": day.ends, "deputies": sitting, "note": day.note}
