"""What people type or show to prove who they are, asked in the words that fit the way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 16_000  # a passkey's answer is a few kilobytes
DIGITS = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
LABELS: dict[str, Any] = {
    "password": _("Your password"),
    "app": _("Six digits from your app"),
    "card": _("Code from your card"),
    "codes": _("One of your recovery codes"),
    "passkey": _("Passkey"),
}
HELP: dict[str, Any] = {
    "app": _("They change every thirty seconds."),
    "codes": _("Each works once. Capitals and hyphens do not matter."),
}
MISSING: dict[str, Any] = {
    "password": _("Type your password"),
    "passkey": _("Your browser did not show a passkey. Try again, or take another way."),
}


class ProofForm(forms.Form):
    """A way to prove who one is, and what was typed for it."""

    prefix = "proof"
    way = forms.CharField(max_length=10, widget=forms.HiddenInput())
    typed = forms.CharField(max_length=LONGEST, strip=False)

    def __init__(self, *args: Any, way: str, number: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, initial={"way": way}, auto_id="proof_%s", **kwargs)
        typed = self.fields["typed"]
        typed.label, typed.help_text = LABELS.get(way, ""), HELP.get(way, "")
        if way == "card":
            typed.label = _("Code no. %(number)s on your card") % {"number": number}
        typed.error_messages["required"] = MISSING.get(way, _("Type the code"))
        typed.widget = _widget(way)
        typed.widget.is_required = True


def _widget(way: str) -> forms.Widget:
    if way == "password":
        return forms.PasswordInput(attrs={"autocomplete": "current-password"})
    if way == "passkey":
        return forms.HiddenInput()
    return forms.TextInput(attrs=DIGITS if way != "codes" else {"autocomplete": "off", "spellcheck": "false"})
