"""The shape of what is typed about a unit's promise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.doors.rules import labels

NO_NUMBER = _("Write the number of hours, from 1 to 999.")


class PromiseForm(forms.Form):
    """For which matters, and within how many hours of which kind."""

    name = forms.ChoiceField(
        label=_("For what?"),
        choices=list(labels.PROMISED.items()),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose for what.")),
    )
    amount = forms.IntegerField(
        label=_("Within how many hours?"),
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_NUMBER),
    )
    measure = forms.ChoiceField(
        label=_("How are they counted?"),
        widget=forms.RadioSelect,
        choices=[("h", _("By the clock on the wall")), ("wh", _("In office hours"))],
        initial="h",
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how they are counted.")),
    )

    def told(self) -> dict[str, Any]:
        """What is promised."""
        return dict(self.cleaned_data)
