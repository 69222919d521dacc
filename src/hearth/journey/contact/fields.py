"""Kinds of questions that citizens are asked besides words: photos, an e-mail address, one of a few answers, yes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField, Unchanging
from hearth.journey.contact.masking import passages

TELLS_WHO = _("This could tell who somebody is: %(words)s. Leave it out.")


class Photos(forms.FileInput):
    """Several photos from album or camera."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else []


class EmailField(Unchanging, forms.EmailField):
    """An e-mail address."""


class ChoiceField(Unchanging, forms.ChoiceField):
    """One of a few answers."""


class YesField(Unchanging, forms.BooleanField):
    """A box to be ticked."""


class PhotosField(Unchanging, forms.Field):
    """Photos as chosen; the form looks at each."""

    widget = Photos

    def clean(self, value: Any) -> Any:
        return value or []


class NamelessField(PlainField):
    """Words for everybody: what could tell who somebody is does not pass."""

    def run_validators(self, value: str) -> None:
        super().run_validators(value)  # nothing is looked through that is too long anyway
        if found := passages(value):
            raise forms.ValidationError(TELLS_WHO % {"words": " · ".join(passage.words for passage in found)})
