"""Kinds of questions that citizens are asked besides words: photos, an e-mail address, one of a few answers, yes."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth.core.fields import Unchanging


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
