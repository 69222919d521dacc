"""What people type to sign in and about their account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from hearth.core.plain import plain
from hearth.ground.accounts import passwords

LONGEST = 128


def password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    """A question for a password: nothing is cut off it, and browsers may fill it in."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=LONGEST, widget=widget, **more)


class SignInForm(forms.Form):
    """Who is there?"""

    name = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        error_messages={"required": _("Type your sign-in name")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = password(_("Password"), "current-password", error_messages={"required": _("Type your password")})

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"])


class NewPasswordForm(forms.Form):
    """A password for somebody who has none, or can no longer use theirs."""

    new = password(
        _("New password"),
        "new-password",
        error_messages={"required": _("Type a new password")},
    )

    def __init__(self, *args: Any, sign_in_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sign_in_name = sign_in_name
        self.fields["new"].help_text = passwords.advice()

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if fault := passwords.fault(new, self.sign_in_name):
            raise ValidationError(fault)
        return new


class PasswordForm(NewPasswordForm):
    """An old password for a new one."""

    old = password(
        _("Present password"), "current-password", error_messages={"required": _("Type your present password")}
    )
    field_order = ("old", "new")


class OwnNameForm(forms.Form):
    """What somebody is called, as they say themselves."""

    name = forms.CharField(
        label=_("Full name"),
        help_text=_("Colleagues see it, and it stands beside what you do."),
        max_length=80,
        error_messages={"required": _("Type your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    name_en = forms.CharField(label=_("Name in English letters"), max_length=80, required=False)

    def clean_name(self) -> str:
        if not (name := plain(self.cleaned_data["name"])):
            raise ValidationError(self.fields["name"].error_messages["required"])
        return name

    def clean_name_en(self) -> str:
        return plain(self.cleaned_data["name_en"])


class KeysForm(forms.Form):
    """Whether single keys do something."""

    single_keys = forms.BooleanField(
        label=_("Use shortcuts of one key"),
        help_text=_("J and K move through the list, R replies. Switch them off if you dictate to your computer."),
        required=False,
    )


def local_address(typed: str) -> str:
    """Where to go on after signing in: a page of this site, or nothing."""
    is_local = typed.startswith("/") and url_has_allowed_host_and_scheme(typed, allowed_hosts=None)
    return typed if is_local else ""
