"""What people type to sign in and about their account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from hearth.core.plain import plain

SHORTEST, LONGEST = 12, 128


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


class PasswordForm(forms.Form):
    """An old password for a new one."""

    old = password(
        _("Present password"), "current-password", error_messages={"required": _("Type your present password")}
    )
    new = password(
        _("New password"),
        "new-password",
        help_text=_("At least 12 characters. A sentence that only you would say is good."),
        error_messages={"required": _("Type a new password")},
    )

    def __init__(self, *args: Any, sign_in_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sign_in_name = sign_in_name

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if len(new) < SHORTEST:
            raise ValidationError(_("The new password needs at least 12 characters"))
        if self.sign_in_name in new.lower() or _is_common(new):
            raise ValidationError(_("This password is too easy to guess"))
        return new


def _is_common(new: str) -> bool:
    try:
        CommonPasswordValidator().validate(new)
    except ValidationError:
        return True
    return False


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
