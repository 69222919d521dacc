"""What people type when they add a second factor, or give it a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from hearth.core.plain import plain
from hearth.ground.accounts import totp
from hearth.ground.accounts.forms_proof import DIGITS, LONGEST

SALT, AN_HOUR = "hearth.new_app", 3600


class NameForm(forms.Form):
    """What its owner calls it."""

    name = forms.CharField(
        label=_("What you call it"),
        help_text=_("For example: my telephone."),
        max_length=60,
        error_messages={"required": _("Give it a name, so that you know it again")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"])


class AppForm(NameForm):
    """The secret an app was given, and the code that shows it has understood."""

    sealed = forms.CharField(max_length=400, widget=forms.HiddenInput())
    code = forms.CharField(
        label=_("Six digits from your app"),
        max_length=20,
        error_messages={"required": _("Type the six digits your app shows")},
        widget=forms.TextInput(attrs=DIGITS),
    )
    field_order = ("sealed", "code", "name")

    @classmethod
    def anew(cls, user: Any, name: str) -> AppForm:
        """With a secret nobody has seen before."""
        return cls(initial={"sealed": seal(totp.new_secret(), user), "name": name}, user=user)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    @property
    def secret(self) -> str:
        """The one the app was given; empty where the seal is not ours, too old, or another person's."""
        try:
            said = signing.loads(self["sealed"].value() or "", salt=SALT, max_age=AN_HOUR)
        except signing.BadSignature:
            return ""
        return str(said["secret"]) if said["user"] == str(self.user.pk) else ""

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


def seal(secret: str, user: Any) -> str:
    """The page carries the secret back to us, and cannot exchange it."""
    return signing.dumps({"secret": secret, "user": str(user.pk)}, salt=SALT)


class PasskeyForm(NameForm):
    """What the browser answered."""

    typed = forms.CharField(
        max_length=LONGEST,
        widget=forms.HiddenInput(),
        error_messages={"required": _("Your browser made no passkey. Try again, or take another way.")},
    )
