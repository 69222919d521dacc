"""What people send when they import: a file, and later their consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.parcels import MOST_PARCEL
from hearth.core.sheets import MOST_BYTES

WITH_PHOTOS = _(
    "Excel (.xlsx) or CSV, at most 20 MB and 100 000 rows; or one ZIP of at most 2 GB that holds it together with"
    " photos. Nothing is changed before you have seen it."
)


class UploadForm(forms.Form):
    """One spreadsheet."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "Excel (.xlsx) or CSV, at most 20 MB and 100 000 rows. Nothing is changed before you have seen it."
        ),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("Nothing stands in this file."),
            "max_length": _("The name of the file is too long."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        max_length=200,
    )

    def __init__(self, *args: Any, takes_photos: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.takes_photos = takes_photos
        if takes_photos:
            self.fields["file"].help_text = WITH_PHOTOS
            self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv,.txt,.zip"

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if self.takes_photos and file.name.lower().endswith(".zip"):
            if file.size > MOST_PARCEL:
                raise forms.ValidationError(_("The file is larger than 2 GB. Part it into several files."))
        elif file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Part it into several files."))
        return file


class ConfirmationForm(forms.Form):
    """Consent to what the preview shows, and to no other."""

    fingerprint = forms.CharField(max_length=32, widget=forms.HiddenInput)
    leave_out = forms.BooleanField(required=False)

    def __init__(self, *args: Any, bad: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bad:
            self.fields["leave_out"].required = True
            self.fields["leave_out"].error_messages["required"] = _("Tick this, or correct the file and send it again.")
