"""The shape of a form that a sealed PDF may come with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PdfField
from hearth.journey.suggestions import files

HELP = _("Up to 10 MB, signed and sealed, as it left the house. Everybody who reads the answer can save it.")
MISSING = _("Choose the PDF.")


class PaperField(PdfField):
    """The answer as it left the house."""

    def __init__(self) -> None:
        super().__init__(label=_("The sealed answer as PDF"), help_text=HELP)


class WithSealedPaper(forms.Form):
    """What has arrived stays while the form is put right."""

    arrival: UUID | None = None
    claim = ""  # what the form carries in its place

    @property
    def kept_paper(self) -> str:
        """A claim to a PDF that has arrived already."""
        return str(self.data.get("kept_paper", ""))[:200]


class SealForm(WithSealedPaper):
    """The sealed answer, after it was signed."""

    paper = PaperField()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("paper") and "paper" not in self.errors and not files.free([self.kept_paper]):
            self.add_error("paper", MISSING)
        return cleaned
