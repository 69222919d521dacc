"""The shape of what is typed about a report to voters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core.fields import DayField, PlainField
from hearth.journey.contact.forms_clerk import text
from hearth.record.dossier.actions.reporting import Occasion, Slips

LONGEST, LONG, MOST = 20_000, 4_000, 120
SHORTER = _("Write it more briefly, in up to 20,000 characters.")
SHORTER_STILL = _("Write it more briefly, in up to 4,000 characters.")
TIME = {"invalid": _("Write the time as 14:30."), "required": _("Say from when on.")}
A_NUMBER = {"required": _("Write a number; nought where there were none."), "min_value": _("Not less than nought.")}


class WordsForm(forms.Form):
    """The report itself."""

    words = PlainField(
        label=pgettext_lazy("report to voters", "The report"),
        max_length=LONGEST,
        widget=text(24),
        help_text=_("Voters read it as it stands here, before you give it. No names of residents."),
        error_messages={
            "required": _("There is nothing to report yet. Write something, or drop it."),
            "max_length": SHORTER,
        },
    )


class AnnounceForm(forms.Form):
    """When and where voters can hear and ask."""

    held_on = DayField(label=_("On which day?"), missing=_("Say on which day."))
    begins = forms.TimeField(
        label=_("From when on?"), widget=forms.TimeInput({"type": "time"}, "%H:%M"), error_messages=TIME
    )
    place = PlainField(
        label=_("Where?"),
        max_length=MOST,
        help_text=_("A liaison station, a hall, or the address of a meeting on the net."),
        error_messages={"required": _("Say where voters can hear it.")},
    )
    notice = PlainField(
        label=_("Anything else voters should know?"), max_length=LONG, required=False, widget=text(2),
        error_messages={"max_length": SHORTER_STILL},
    )  # fmt: skip

    is_online = forms.BooleanField(
        label=_("Voters can also ask and appraise online"),
        required=False,
        help_text=_("Until some days after it is given. You can choose the day afterwards."),
    )

    @property
    def when(self) -> Occasion:
        """What was typed."""
        return Occasion(**{name: self.cleaned_data[name] for name in Occasion._fields})


def _count(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=100_000, error_messages=A_NUMBER, **more)


class HoldForm(forms.Form):
    """How it went."""

    voters = _count(_("How many voters were there?"))
    questions = PlainField(
        label=_("What was asked, and what was answered?"),
        max_length=LONGEST,
        required=False,
        widget=text(5),
        help_text=_("Everybody reads it. No names of those who asked."),
        error_messages={"max_length": SHORTER},
    )


class AppraiseForm(forms.Form):
    """How many slips said what."""

    satisfied = _count(pgettext_lazy("appraisal", "Satisfied"))
    basically = _count(pgettext_lazy("appraisal", "Basically satisfied"))
    not_satisfied = _count(pgettext_lazy("appraisal", "Not satisfied"))
    invalid = _count(pgettext_lazy("appraisal", "Invalid slips"), initial=0)
    handed_out = _count(
        _("How many printed slips with a code were handed out?"),
        help_text=_("Those that are left over are torn up. What was given online is counted already."),
    )

    @property
    def slips(self) -> Slips:
        """What was counted."""
        return Slips(**{name: self.cleaned_data[name] for name in Slips._fields})


class FeedbackForm(forms.Form):
    """What the deputy is told in writing."""

    words = PlainField(
        label=_("What do you tell the deputy of what voters said?"),
        max_length=LONG,
        widget=text(3),
        error_messages={"required": _("Write what voters said of it."), "max_length": SHORTER_STILL},
    )
