"""What citizens type: checked, never saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import voices
from hearth.core.fields import PhoneField, PlainField
from hearth.core.photos import check
from hearth.journey.contact.fields import ChoiceField, EmailField, PhotosField, YesField

MOST_PHOTOS = 6
LONGEST = 10_000

SAY_SOMETHING = _("Tell us what happened. A few words are enough.")
TOO_LONG = _("This is longer than 10,000 characters. Send the most important part; you can add more afterwards.")
NO_GUARDIAN = _("Ask your mother, father or guardian, and write down who agrees.")
ONE_OF_THREE = _("Choose one of the three answers.")
TOO_MANY_PHOTOS = _("Six photos can go with a message. The first six are here; take out those you can spare.")


class WithPhotos(forms.Form):
    """A form that photos may come with: `good` holds those that can be taken, whatever else is wrong."""

    photos = PhotosField(label=_("Photos"), required=False)
    good: tuple[Any, ...] = ()

    def clean_photos(self) -> list[Any]:
        """The cheap questions about each file; the good ones are not lost because of a bad one."""
        chosen = self.cleaned_data["photos"]
        room = max(0, MOST_PHOTOS - len(self.kept))
        refusals = {file: check(file) for file in chosen}
        good = [file for file, refusal in refusals.items() if refusal is None]
        self.good = tuple(good[:room])
        for refusal in dict.fromkeys(refusals.values()):
            if refusal:
                self.add_error("photos", refusal.sentence)
        if len(good) > room:
            self.add_error("photos", TOO_MANY_PHOTOS)
        return list(self.good)

    @property
    def kept(self) -> list[str]:
        """Claims to photos that have arrived already."""
        return self.data.getlist("kept")[:MOST_PHOTOS] if hasattr(self.data, "getlist") else []


class WithVoice(forms.Form):
    """A form that a voice note may come with."""

    voice = forms.FileField(
        label=_("Voice note"),
        required=False,
        help_text=_("Record it with your telephone: up to 10 MB. It stays with the deputy, aides and staff."),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        error_messages={"empty": voices.EMPTY},
    )
    voice_kind = ""

    def clean_voice(self) -> Any:
        """What kind of recording it is; it is not opened."""
        if (file := self.cleaned_data["voice"]) is None:
            return None
        kind, refusal = voices.check(file)
        if refusal:
            raise forms.ValidationError(refusal)
        self.voice_kind = kind or ""
        return file

    @property
    def spoken(self) -> str:
        """A claim to a recording that has arrived already, with its kind."""
        return str(self.data.get("spoken", ""))[:200]


class MessageForm(WithPhotos):
    """Five questions in the order people tell a story: what, where, photos, how to reach you, who may see."""

    body = PlainField(
        label=_("What happened?"),
        help_text=_("When, where and how it affects you is enough. You can also dictate with the microphone key."),
        max_length=LONGEST,
        error_messages={"required": SAY_SOMETHING, "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    place = PlainField(
        label=_("Where?"),
        max_length=120,
        error_messages={
            "required": _("Name an estate, village or street."),
            "max_length": _("Name the place more briefly, in up to 120 characters."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "street-address", "list": "places"}),
    )
    name = PlainField(
        label=_("Name"),
        required=False,
        max_length=40,
        error_messages={"max_length": _("Write the name more briefly, in up to 40 characters.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneField(
        label=_("Mobile"),
        required=False,
        max_length=30,
        error_messages={"max_length": _("This telephone number is too long. Check the digits, or leave it out.")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    email = EmailField(
        label=_("E-mail"),
        required=False,
        max_length=120,
        error_messages={
            "invalid": _("This does not look like an e-mail address. Check it, or leave it out."),
            "max_length": _("This e-mail address is too long. Check it, or leave it out."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    is_minor = YesField(label=_("I am under 14"), required=False)
    guardian = PlainField(
        label=_("Which parent or guardian agrees?"),
        required=False,
        max_length=60,
        error_messages={"max_length": _("Write it more briefly, in up to 60 characters.")},
    )
    about = ChoiceField(
        label=_("Is it about somebody who would read it?"),
        choices=[("nobody", _("No")), ("deputy", _("About this deputy")), ("sealed", _("Only the chair"))],
        initial="nobody",
        required=False,
        widget=forms.RadioSelect,
    )
    whom = PlainField(
        label=_("About whom?"),
        required=False,
        max_length=60,
        error_messages={"max_length": _("Write it more briefly, in up to 60 characters.")},
    )
    privacy = ChoiceField(
        label=_("Who can see this?"),
        choices=[("private", _("Only the deputy and staff")), ("public", _("Public, without my name"))],
        initial="private",
        error_messages={"required": _("Choose who can see this."), "invalid_choice": _("Choose who can see this.")},
        widget=forms.RadioSelect,
    )

    field_order = (
        "body",
        "place",
        "photos",
        "name",
        "phone",
        "email",
        "is_minor",
        "guardian",
        "about",
        "whom",
        "privacy",
    )

    def clean_about(self) -> str:
        """Nothing, where nobody was named."""
        about = str(self.cleaned_data["about"])
        return "" if about == "nobody" else about

    def clean_guardian(self) -> str:
        """Below fourteen a parent or guardian agrees (PIPL art. 31); of anybody else nothing is kept."""
        agrees = str(self.cleaned_data["guardian"])
        is_minor = self.cleaned_data.get("is_minor")
        if is_minor and not agrees:
            raise forms.ValidationError(NO_GUARDIAN)
        return agrees if is_minor else ""


class AddForm(WithPhotos):
    """Something more about the same matter."""

    body = PlainField(
        label=_("More details"),
        max_length=LONGEST,
        error_messages={"required": _("Write what you would like to add."), "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": _("The deputy will see this")}),
    )

    field_order = ("body", "photos")


class ReasonForm(forms.Form):
    """Why a message comes back: reopened, or to be looked at once more."""

    body = PlainField(
        label=_("What is still missing?"),
        max_length=LONGEST,
        error_messages={"required": _("Say in a few words what is still missing."), "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RatingForm(forms.Form):
    """The citizen has the last word."""

    solved = ChoiceField(
        label=_("Is it solved?"),
        choices=[("yes", _("Yes, solved")), ("partly", _("Partly")), ("no", _("No, not yet"))],
        error_messages={"required": ONE_OF_THREE, "invalid_choice": ONE_OF_THREE},
    )
    clarity = forms.TypedChoiceField(
        label=_("Was the answer clear?"),
        choices=[("", ""), ("3", _("Clear")), ("2", _("Fairly clear")), ("1", _("Not clear"))],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": ONE_OF_THREE},
        widget=forms.RadioSelect,
    )


class CodeForm(forms.Form):
    """A tracking code, typed or read from the receipt."""

    code = PlainField(
        label=_("Your tracking code"),
        help_text=_("16 digits. You find it on your receipt."),
        max_length=60,
        error_messages={
            "required": _("Type the 16 digits of your tracking code."),
            "max_length": _("The code has 16 digits."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
