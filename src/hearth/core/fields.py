"""Kinds of questions that every form may ask. Whatever is typed is made plain on its way in."""

from __future__ import annotations

import re
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import papers
from hearth.core.plain import plain

PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{4,28}")
_WIDE = str.maketrans("０１２３４５６７８９＋－（）　", "0123456789+-() ")
NOT_A_DAY = _("Choose the day in the calendar, or write it like 2026-12-31.")
NO_PHONE = _("This does not look like a telephone number. Check the digits, or leave it out.")


class Unchanging:
    """A question that is the same for everybody: no form may alter it, so none needs a copy of its own."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class PlainField(Unchanging, forms.CharField):
    """Words in one spelling for the eye, the database and the search."""

    def to_python(self, value: Any) -> str:
        return plain(str(value)) if value else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # a browser would cut what is pasted without a word; the form says that it is too long


class DayField(forms.DateField):
    """A day, chosen in the calendar or written; `missing` is what is said where it is left out."""

    def __init__(self, *, missing: Any = "", **more: Any) -> None:
        widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
        told = {"invalid": NOT_A_DAY} | ({"required": missing} if missing else {})
        super().__init__(widget=widget, error_messages=told, **more)


class PhoneField(PlainField):
    """A telephone number as people write it."""

    def clean(self, value: Any) -> str:
        number: str = super().clean(value).translate(_WIDE)
        if number and not PHONE.fullmatch(number):
            raise forms.ValidationError(NO_PHONE)
        return number


class PdfField(forms.FileField):
    """A paper as PDF: looked at, and not opened."""

    def __init__(self, **more: Any) -> None:
        widget = forms.FileInput(attrs={"accept": "application/pdf,.pdf"})
        super().__init__(widget=widget, error_messages={"empty": papers.EMPTY}, required=False, **more)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and (refusal := papers.check(file)):
            raise forms.ValidationError(refusal)
        return file or None
