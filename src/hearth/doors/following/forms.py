from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.journey.contact.fields import EmailField


class FollowForm(forms.Form):
    """Where to write to."""

    email = EmailField(
        label=_("Your e-mail address"),
        max_length=120,
        error_messages={
            "required": _("Give the address to which news should go."),
            "invalid": _("This does not look like an e-mail address. Check it."),
            "max_length": _("This e-mail address is too long. Check it."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
