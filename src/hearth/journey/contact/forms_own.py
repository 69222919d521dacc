"""What citizens type to put right, hide or erase what is stored of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.journey.contact.forms import MessageForm


class CorrectionForm(forms.Form):
    """How one is called and reached, and where it is: asked the way it was asked at first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("place", "name", "phone", "email"):
            self.fields[name] = MessageForm.base_fields[name]

    @classmethod
    def about(cls, thread: Any, contact: Any) -> CorrectionForm:
        """Filled in with what stands there."""
        ways = {name: getattr(contact, name, "") for name in ("name", "phone", "email")}
        return cls(initial={"place": thread.place, **ways})


class NewsForm(forms.Form):
    """By which of the ways they left somebody wants to hear; none at all is an answer too."""

    by = forms.MultipleChoiceField(
        label=_("How would you like to be told?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *typed: Any, ways: dict[str, Any], chosen: list[str]) -> None:
        super().__init__(*typed, initial={"by": chosen})
        self.fields["by"].choices = list(ways.items())  # type: ignore[attr-defined]


class MaskForm(forms.Form):
    """Words that shall be seen by nobody any more."""

    passage = PlainField(
        label=_("Words to hide"),
        help_text=_("Copy them exactly as they stand above. Wherever you wrote them, ▇▇▇ stands instead."),
        max_length=2000,
        error_messages={
            "required": _("Copy the words you want to hide into this field."),
            "max_length": _("Hide it piece by piece, up to 2,000 characters at a time."),
        },
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ErasureForm(forms.Form):
    """The tracking code once more: whoever only found an open browser cannot erase anything."""

    code = PlainField(
        label=_("Your tracking code, once more"),
        max_length=60,
        error_messages={
            "required": _("Type the 16 digits of your tracking code."),
            "max_length": _("The code has 16 digits."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
