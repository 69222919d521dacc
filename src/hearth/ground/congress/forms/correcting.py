"""The shape of what is typed to put a person right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.ground.accounts.actions.correcting import ADDRESS_TAKEN
from hearth.ground.accounts.models import User
from hearth.ground.accounts.queries import is_address_taken
from hearth.ground.congress.forms.people import InviteForm, Words


class CorrectionForm(forms.Form):
    """How somebody is called, and where letters to them go; the name of a deputy stands in the register."""

    name = InviteForm.base_fields["name"]
    name_en = Words(label=_("Name in English letters"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("A new address is told to the old one and to itself, and every session of the person ends."),
        required=False,
        error_messages={"invalid": _("This does not look like an e-mail address.")},
    )

    def __init__(self, *args: Any, person: User, is_named_elsewhere: bool, **kwargs: Any) -> None:
        initial = {name: getattr(person, name) for name in ("name", "name_en", "email")}
        super().__init__(*args, initial=initial, **kwargs)
        self.person = person
        if is_named_elsewhere:
            del self.fields["name"], self.fields["name_en"]

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if is_address_taken(address, besides=self.person.pk):
            raise ValidationError(ADDRESS_TAKEN)
        return address
