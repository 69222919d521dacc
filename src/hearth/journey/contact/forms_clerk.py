"""The shape of what deputies, aides and staff type: codes, sheets, entries for others, phrases, lines of work."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from hearth.core.plain import plain

LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
PHONE = re.compile(r"\+?[\d\s()-]{5,20}")
CHANNELS = [("phone", _("Telephone")), ("walk_in", _("In person"))]
PRIVACY = [
    ("private", _("Only the deputy and staff")),
    ("public", _("May be published without my name")),
]


class Written(forms.CharField):
    """Words a person types, cleaned of what no eye can see."""

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value))


def text(rows: int = 4, **attributes: Any) -> forms.Textarea:
    """A field for several lines."""
    return forms.Textarea(attrs={"rows": rows, **attributes})


class IssueForm(forms.Form):
    """A new code: what it is for, and where it will hang."""

    use = forms.ChoiceField(
        label=_("What is it for?"),
        choices=[("poster", _("A poster")), ("card", _("Cards to give away")), ("web", _("The web page"))],
        widget=forms.RadioSelect,
        initial="poster",
    )
    label = Written(
        label=_("Where will it hang?"),
        help_text=_("For example “Anhe community notice board”, so that it can be found again."),
        max_length=80,
        required=False,
    )


class SheetForm(forms.Form):
    """What is to be printed, and in which language."""

    kind = forms.ChoiceField(choices=[("poster", ""), ("cards", ""), ("posters", "")])
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    code = Written(max_length=20, required=False)


class RetirementForm(forms.Form):
    """Retiring a code cannot be undone, so it is confirmed."""

    sure = forms.BooleanField(
        label=_("I know that this cannot be undone"),
        error_messages={"required": _("Tick the box to retire the code for good.")},
    )


class EntryForm(forms.Form):
    """What somebody told staff on the telephone or in person."""

    channel = forms.ChoiceField(label=_("How did it come?"), choices=CHANNELS, widget=forms.RadioSelect)
    body = Written(
        label=_("What happened?"),
        help_text=_("As the person says it. Read it back before you save it."),
        max_length=10_000,
        widget=text(7),
        error_messages={"required": _("Write down what happened. A few words are enough.")},
    )
    place = Written(
        label=_("Where?"),
        help_text=_("Estate and building, village, road or crossing."),
        max_length=120,
        error_messages={"required": _("Write down where it is.")},
    )
    name = Written(label=_("Name"), max_length=60, required=False)
    phone = Written(label=_("Telephone"), max_length=20, required=False)
    email = Written(label=_("E-mail"), max_length=120, required=False)
    privacy = forms.ChoiceField(
        label=_("Who can see it?"), choices=PRIVACY, widget=forms.RadioSelect, initial="private"
    )
    consent = forms.BooleanField(
        label=_("I read the privacy notice to them, and they agree"),
        error_messages={"required": _("Read the privacy notice to them, then tick this box.")},
    )

    def clean_phone(self) -> str:
        """A number somebody can call back."""
        phone: str = self.cleaned_data["phone"]
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError(_("This is not a telephone number. Check the digits."))
        return phone

    def clean_email(self) -> str:
        """An address a letter can reach."""
        email: str = self.cleaned_data["email"]
        if email:
            EmailValidator(_("This e-mail address is not complete. It looks like name@example.org."))(email)
        return email


class PhraseForm(forms.Form):
    """Words somebody uses often."""

    title = Written(label=_("Title"), help_text=_("So that you find it again."), max_length=30)
    body = Written(label=_("Words"), max_length=1000, widget=text(5))


class FocusForm(forms.Form):
    """A line of work that residents read on the deputy's page."""

    name = Written(label=_("What are you working on?"), max_length=60)
    note = Written(label=_("How far is it?"), max_length=120, required=False)
