"""Putting rules in force moves dates people rely on, so it is confirmed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ForceForm(forms.Form):
    """Yes, from now on these rules."""

    sure = forms.BooleanField(
        label=_("These rules were decided by those who may decide them"),
        help_text=_("Dates that run move at once. What has ended stays as it is."),
        error_messages={"required": _("Tick the box to put the rules in force.")},
    )
